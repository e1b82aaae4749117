// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import java.util.Locale;

/** What somebody is to Jundeng. A user may have several roles, and may do what any of them may. */
public enum Role {
    /** Reads everything, and acts on what the person answers for. */
    OFFICIAL,
    /** Reads the plan, and sends, reads and confirms the deliveries of the own bureaus. */
    STEWARD,
    /** Reads what is said of the own districts. */
    DISTRICT,
    /** Reads everything, and runs Jundeng. */
    OPERATOR,
    /** Reads everything, the audit trail included, and changes nothing. */
    AUDITOR;

    /** As files and commands write it: {@code steward}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
