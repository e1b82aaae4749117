// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * The place of a change in the list of changes.
 *
 * @param line the ledger line that made it
 * @param seriesId the series
 * @param firstDay the first day of the period
 */
public record ChangeKey(long line, long seriesId, LocalDate firstDay) {

    /** The place before all changes. */
    public static final ChangeKey BEGINNING = beginning(0);

    /** The place before all changes of a line. */
    static ChangeKey beginning(long line) {
        return new ChangeKey(line, 0, LocalDate.of(1, 1, 1));
    }

    static ChangeKey of(ResultSet row) throws SQLException {
        return new ChangeKey(
                row.getLong("changed_by"), row.getLong("series_id"), row.getObject("time_period", LocalDate.class));
    }
}
