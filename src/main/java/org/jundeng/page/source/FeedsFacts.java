// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.time.LocalDate;
import java.util.List;
import org.jundeng.warehouse.history.FeedCalendar;

/**
 * What the calendar of feeds is made of.
 *
 * @param night the night that it speaks of
 * @param year the year that was asked for; null for the latest twelve months
 * @param from the first day of its first month
 * @param to the last day of its last month
 * @param rows the feeds, in the order of their contracts
 */
public record FeedsFacts(LocalDate night, Integer year, LocalDate from, LocalDate to, List<FeedCalendar.Row> rows) {
    public FeedsFacts {
        rows = List.copyOf(rows);
    }
}
