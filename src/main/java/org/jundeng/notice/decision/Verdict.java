// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.util.Locale;

/** The result of a decision whether to tell somebody. */
public enum Verdict {
    /** A notice says it. */
    TOLD,
    /** Held back for now; every evaluation decides anew. */
    HELD,
    /** Never told. */
    DROPPED;

    /** The stable code: {@code told}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The verdict that {@link #code} writes so; an unknown one is an {@link IllegalArgumentException}. */
    public static Verdict of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
