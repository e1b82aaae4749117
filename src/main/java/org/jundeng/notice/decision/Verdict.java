// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.util.Locale;

/** What a decision to tell somebody comes to. */
public enum Verdict {
    /** A notice says it. */
    TOLD,
    /** Nobody says it now; it is decided anew with every evaluation. */
    HELD,
    /** Nobody will say it. */
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
