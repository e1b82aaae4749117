// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import org.jundeng.binding.MissingValues;

/**
 * Where a region stands on a map of equal tiles.
 *
 * @param region the region's id
 * @param column the column, from 1 on the left
 * @param row the row, from 1 at the top
 */
public record RegionTile(String region, Integer column, Integer row) {

    private static final int MOST = 20;

    public RegionTile {
        MissingValues.check("region", region, "column", column, "row", row);
        check("column", column);
        check("row", row);
    }

    private static void check(String name, int number) {
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException(name + " " + number + " is not from 1 to " + MOST);
        }
    }
}
