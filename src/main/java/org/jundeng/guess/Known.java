// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.time.LocalDate;
import java.util.Locale;
import org.jundeng.catalogue.Catalogue;

/**
 * What is known before a file is looked at.
 *
 * @param catalogue indicators, units, regions
 * @param businessDate the day by which periods must have begun
 * @param locale the language of what is said about the file
 */
public record Known(Catalogue catalogue, LocalDate businessDate, Locale locale) {}
