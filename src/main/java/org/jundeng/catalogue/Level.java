// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.util.Objects;

/**
 * How grave the crossing of a bound is. Levels are equal if their codes are; their ranks order them.
 *
 * @param code its stable code: {@code orange}
 * @param rank its position among the levels, 0 for the mildest; -1 for a level that is no longer in use
 * @param name its names
 * @param colour its colour as {@code #rrggbb}
 */
public record Level(String code, int rank, Label name, String colour) implements Comparable<Level> {

    /** 蓝: the mildest of the usual four. */
    public static final Level BLUE = new Level("blue", 0, new Label("蓝色", "blue"), "#1f5fbf");
    /** 黄. */
    public static final Level YELLOW = new Level("yellow", 1, new Label("黄色", "yellow"), "#8a6d00");
    /** 橙. */
    public static final Level ORANGE = new Level("orange", 2, new Label("橙色", "orange"), "#c25100");
    /** 红: the gravest of the usual four. */
    public static final Level RED = new Level("red", 3, new Label("红色", "red"), "#b3261e");

    public Level {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(colour, "colour");
    }

    /** Whether this is graver than {@code other}, which may be null: no level at all. */
    public boolean isGraverThan(Level other) {
        return other == null || compareTo(other) > 0;
    }

    @Override
    public int compareTo(Level other) {
        int byRank = Integer.compare(rank, other.rank);
        return byRank == 0 ? code.compareTo(other.code) : byRank;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Level level && code.equals(level.code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public String toString() {
        return code;
    }
}
