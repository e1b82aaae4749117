// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * The regions that a target or rule is about: the city as one ({@code city}), each district ({@code each-district}),
 * the regions of a group as one ({@code group:main-urban}) or each of them ({@code each:county-level}).
 *
 * @param kind which of these
 * @param group the group's id; null for the city and each district
 */
public record Scope(Kind kind, String group) {

    public Scope {
        Objects.requireNonNull(kind, "kind");
    }

    /** Reads the written form; throws {@link IllegalArgumentException} for any other text. */
    @JsonCreator
    public static Scope of(String text) {
        if (text.equals("city")) {
            return new Scope(Kind.CITY, null);
        }
        if (text.equals("each-district")) {
            return new Scope(Kind.EACH_DISTRICT, null);
        }
        if (text.startsWith("group:") && text.length() > 6) {
            return new Scope(Kind.GROUP, text.substring(6));
        }
        if (text.startsWith("each:") && text.length() > 5) {
            return new Scope(Kind.EACH_OF_GROUP, text.substring(5));
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no scope; write city, each-district, group:NAME or each:NAME");
    }

    /** The written form. */
    @JsonValue
    @Override
    public String toString() {
        return switch (kind) {
            case CITY -> "city";
            case EACH_DISTRICT -> "each-district";
            case GROUP -> "group:" + group;
            case EACH_OF_GROUP -> "each:" + group;
        };
    }

    /** The kinds of scope. */
    public enum Kind {
        CITY,
        EACH_DISTRICT,
        GROUP,
        EACH_OF_GROUP
    }
}
