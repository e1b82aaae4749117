// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.util.Locale;

/** How grave a crossing is; later is graver. */
public enum Level {
    /** 蓝. */
    BLUE,
    /** 黄. */
    YELLOW,
    /** 橙. */
    ORANGE,
    /** 红. */
    RED;

    /** The stable code: {@code orange}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level that {@link #code} writes so; an unknown one is an {@link IllegalArgumentException}. */
    public static Level of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
