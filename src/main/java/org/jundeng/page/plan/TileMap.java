// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.util.List;

/**
 * The divisions of a city as tiles of one size in a box, for a template that writes SVG. The origin is the upper left
 * corner.
 *
 * @param width the width of the box
 * @param height the height of the box
 * @param side the side of a tile
 * @param title what it shows, with the unit of the numbers
 * @param tiles the tiles
 */
public record TileMap(int width, int height, int side, String title, List<Tile> tiles) {

    public TileMap {
        tiles = List.copyOf(tiles);
    }

    /**
     * A tile.
     *
     * @param x where its left edge lies
     * @param y where its upper edge lies
     * @param name the division's name
     * @param href where it leads; null where it leads nowhere from here
     * @param figure its latest figure without its unit; empty where there is none
     * @param code what colours it: the code of a state, or {@code holds}, {@code fails} or {@code known}
     * @param sign the same as a sign
     * @param says the same in words, with the name, the period and the figure
     */
    public record Tile(int x, int y, String name, String href, String figure, String code, String sign, String says) {}
}
