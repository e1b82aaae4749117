// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.util.List;

/**
 * The divisions of a city as tiles of one size.
 *
 * @param title what it shows, with the unit of the numbers
 * @param rows the tiles from north to south, in each row from west to east
 */
public record TileMap(String title, List<List<Tile>> rows) {

    public TileMap {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * A tile.
     *
     * @param name the division's name; empty for a place that is left free
     * @param href where it leads; null where it leads nowhere from here
     * @param figure its latest figure without its unit; empty where there is none
     * @param code what gives it a colour and a sign: the code of a state, or of what its figure says beside what is
     *     promised; the table of regions says it in words
     */
    public record Tile(String name, String href, String figure, String code) {

        /** A place that is left free. */
        static final Tile FREE = new Tile("", null, "", "");
    }
}
