// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sample;

import java.util.List;

/**
 * What the sample bureau databases hold: {@code sources.yaml}.
 *
 * @param sources one of each source
 */
record SourceData(List<OneSource> sources) {

    /**
     * The table of one source.
     *
     * @param group the regions in it
     * @param city whether the city has rows of its own; it does where absent
     * @param items in a table of one figure a row: what the rows are about; empty elsewhere
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

    /** What a row is about. */
    record Item(String word, String indicator, String unit) {}

    /**
     * A column of the table.
     *
     * @param is what of the row it holds; null for an indicator's figure or a constant
     * @param constant the same text in each row; null elsewhere
     */
    record Column(String name, String type, String is, String indicator, String unit, String constant) {}
}
