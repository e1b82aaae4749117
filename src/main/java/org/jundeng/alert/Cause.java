// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.util.Objects;

/**
 * Why something happened to an episode.
 *
 * @param reason the cause that led
 * @param ruleChange what was changed of the rule, where that had a part in it; null where it had none
 */
public record Cause(Reason reason, RuleChange ruleChange) {

    public Cause {
        Objects.requireNonNull(reason, "reason");
    }

    /** A cause in which no change of the rule had a part. */
    public static Cause of(Reason reason) {
        return new Cause(reason, null);
    }
}
