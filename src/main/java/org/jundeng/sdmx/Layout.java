// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import java.util.List;
import java.util.SortedSet;

/**
 * The dimensions by which figures are split, beside those that all figures have. Figures of one layout make a dataflow
 * with a structure of its own.
 *
 * @param dimensions their ids, in the order of their letters
 */
public record Layout(List<String> dimensions) implements Comparable<Layout> {

    private static final String PLAIN = "FIGURES";

    public Layout {
        dimensions = List.copyOf(dimensions);
    }

    /** The layout of these dimensions. */
    public static Layout of(SortedSet<String> dimensions) {
        return new Layout(List.copyOf(dimensions));
    }

    /** The id of its dataflow and of its structure. Ids of dimensions have no underscore. */
    public String id() {
        return dimensions.isEmpty() ? PLAIN : PLAIN + "_" + String.join("_", dimensions);
    }

    @Override
    public int compareTo(Layout other) {
        return id().compareTo(other.id());
    }
}
