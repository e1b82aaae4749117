// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.util.Locale;

/** The result of a decision whether to tell a person. */
public enum Verdict {
    /** A notice tells it. */
    TOLD,
    /** Held back for now; each evaluation decides anew. */
    HELD,
    /** Never told. */
    DROPPED;

    /** The stable code: {@code told}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The verdict with this {@link #code}; an unknown code is an {@link IllegalArgumentException}. */
    public static Verdict of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
