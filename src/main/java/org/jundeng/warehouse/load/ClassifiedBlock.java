// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A block with the {@link Change} of each of its observations: one object per block, and none per row.
 *
 * @param block the observations
 * @param places the places of the block in the order of series ids, days and rows
 * @param changes by place, each as {@link Change#number}
 * @param ids the ids of the delivery's series, by their numbers
 */
record ClassifiedBlock(Block block, int[] places, byte[] changes, long[] ids) {

    /** A block whose observations all have one change, in the order of its rows. */
    static ClassifiedBlock uniform(Block block, Change change, long[] ids) {
        byte[] changes = new byte[block.size()];
        Arrays.fill(changes, change.number());
        return new ClassifiedBlock(block, IntStream.range(0, block.size()).toArray(), changes, ids);
    }

    boolean is(int place, Change change) {
        return changes[place] == change.number();
    }

    Change change(int place) {
        return Change.of(changes[place]);
    }

    boolean any(Change change) {
        for (byte each : changes) {
            if (each == change.number()) {
                return true;
            }
        }
        return false;
    }

    /** The id of the series of the observation at a place. */
    long seriesId(int place) {
        return ids[block.series(place)];
    }
}
