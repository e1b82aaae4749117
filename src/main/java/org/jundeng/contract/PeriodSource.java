// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.EnumSet;
import java.util.List;

/**
 * Where a table says the one period of all its rows. Where the contract has an optional column for it, too, this counts
 * for deliveries without that column.
 *
 * @param from the places where it may be said, the first one that says it counts; all that say one must agree
 */
public record PeriodSource(List<PeriodSource.Place> from) {

    public PeriodSource {
        if (from == null || from.isEmpty()) {
            throw new IllegalArgumentException("from is missing: it takes title, sheet or file-name, one or several");
        }
        from = List.copyOf(from);
        if (EnumSet.copyOf(from).size() < from.size()) {
            throw new IllegalArgumentException("from names a place twice");
        }
    }

    /** A place beside the rows of a table. */
    public enum Place {
        /** The lines above the header. */
        TITLE,
        /** The name of the workbook's sheet. */
        SHEET,
        /** The name of the file. */
        FILE_NAME
    }
}
