// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.time.LocalDate;

/**
 * A region that became, or became part of, another.
 *
 * @param from the region that ended
 * @param to the region that took its place
 * @param effective the first day of the new one
 * @param whole whether all of {@code from} went to {@code to}, not only a part
 */
public record Succession(String from, String to, LocalDate effective, boolean whole) {}
