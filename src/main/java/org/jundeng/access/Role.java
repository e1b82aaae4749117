// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import java.util.Locale;

/** What somebody is to Jundeng. A user may have several roles, and may what any of them may. */
public enum Role {
    /** Reads everything; people.yaml says what the person answers for. */
    OFFICIAL,
    /** Reads the plan, and the deliveries of the own bureaus, for which it uploads files. */
    STEWARD,
    /** Reads what is said of the own districts. */
    DISTRICT,
    /** Reads everything, and acts for all bureaus. */
    OPERATOR,
    /** Reads everything, and changes nothing. */
    AUDITOR;

    /** As files and commands write it: {@code steward}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
