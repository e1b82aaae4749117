// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sample;

import java.util.List;

/**
 * The content of the sample bureau databases: {@code sources.yaml}.
 *
 * @param sources one for each source
 */
record SourceData(List<OneSource> sources) {

    /**
     * The table of one source.
     *
     * @param group the regions in it
     * @param city whether the city has rows of its own; true where absent
     * @param items the indicators of a table with one figure per row; empty for other tables
     */
    record OneSource(
            String source,
            String table,
            String from,
            String to,
            String group,
            Boolean city,
            List<Item> items,
            List<Column> columns) {

        OneSource {
            group = group == null ? "all-districts" : group;
            city = city == null || city;
            items = items == null ? List.of() : List.copyOf(items);
            columns = List.copyOf(columns);
        }
    }

    /** The indicator of a row. */
    record Item(String word, String indicator, String unit) {}

    /**
     * A column of the table.
     *
     * @param is the part of the row that it holds; null for an indicator's figure or a constant
     * @param constant the text that it has in each row; null for other columns
     */
    record Column(String name, String type, String is, String indicator, String unit, String constant) {}
}
