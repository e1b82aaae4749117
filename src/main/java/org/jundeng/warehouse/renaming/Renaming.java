// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.renaming;

import java.util.Locale;
import java.util.Objects;

/**
 * An id that became another.
 *
 * @param kind what it is the id of
 * @param former the id before
 * @param id the id now
 */
public record Renaming(Kind kind, String former, String id) {

    public Renaming {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(former, "former");
        Objects.requireNonNull(id, "id");
    }

    /** What can be renamed. */
    public enum Kind {
        INDICATOR,
        TARGET,
        RULE;

        /** The stable code: {@code indicator}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it changed in the warehouse, for a log: how many series and episodes go on under the new id. */
    String sentence(long series, long episodes) {
        return kind.code() + " \"" + former + "\" is \"" + id + "\" now: " + counted(series, "series", "series")
                + " and " + counted(episodes, "episode", "episodes") + " go on under the new id";
    }

    private static String counted(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
