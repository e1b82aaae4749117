// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.time.LocalDate;
import java.util.Locale;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;

/**
 * What is known before a file is looked at.
 *
 * @param catalogue indicators, units, regions
 * @param contracts the feeds that there are
 * @param businessDate the day by which periods must have begun
 * @param locale the language of what is said about the file
 */
public record Known(Catalogue catalogue, Contracts contracts, LocalDate businessDate, Locale locale) {}
