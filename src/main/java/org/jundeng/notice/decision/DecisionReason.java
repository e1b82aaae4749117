// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.util.Locale;

/** Why a person is told of an episode or is not: a named reason for each decision. */
public enum DecisionReason {
    /** The person has not been told of the episode yet. */
    NEW(Verdict.TOLD),
    /** It is graver than what the person was told. */
    RAISED(Verdict.TOLD),
    /** It is less grave than what the person was told. */
    LOWERED(Verdict.TOLD),
    /** The person was told that it was over, but it is open again. */
    REOPENED(Verdict.TOLD),
    /** It is over, and the person had been told of it. */
    CLOSED(Verdict.TOLD),
    /** The level is as the person was told, but the figure that the person was told was corrected or withdrawn. */
    CORRECTED(Verdict.TOLD),
    /** It is still open, nobody has acknowledged it, and the person's repeat interval has passed. */
    REPEATED(Verdict.TOLD),
    /** The official has not acknowledged it in time, so the deputy is told. */
    ESCALATED_TO_DEPUTY(Verdict.TOLD),
    /** Nobody has acknowledged it in time, so the superior is told. */
    ESCALATED_TO_SUPERIOR(Verdict.TOLD),
    /** It was handed to the person, who is asked about it from now on. */
    HANDED_OVER(Verdict.TOLD),
    /** It was handed back to those who answer for it. */
    HANDED_BACK(Verdict.TOLD),
    /** The official is away; the deputy is told instead. */
    DEPUTY_FOR_ABSENT(Verdict.TOLD),
    /** No mail arrives at the official; the deputy, or else the superior, is told instead. */
    IN_PLACE_OF_UNREACHABLE(Verdict.TOLD),
    /** The person is away, and the deputy is told instead. */
    ABSENT(Verdict.HELD),
    /** A mail server refuses the person's address. */
    UNREACHABLE(Verdict.HELD),
    /** A silence holds for it. */
    SILENCED(Verdict.HELD),
    /** An open episode of another rule explains it. */
    INHIBITED(Verdict.HELD),
    /** It keeps coming back, and the person was told of it a few days ago. */
    FLAPPING(Verdict.HELD),
    /** It waits for the digest, which is written only by the nightly evaluation. */
    WAITS_FOR_DIGEST(Verdict.HELD),
    /** The person is told only on working days, and this is none. */
    NOT_A_WORKING_DAY(Verdict.HELD),
    /** The day's mail has been written already. */
    WAITS_FOR_THE_NEXT_DAY(Verdict.HELD),
    /** It is milder than the mildest level that the person wants to be told of. */
    BELOW_LEVEL(Verdict.DROPPED),
    /** It was over before the person was told. */
    OVER_BEFORE_TOLD(Verdict.DROPPED),
    /** It changed, and then returned to the state that the person was told. */
    BACK_TO_WHAT_WAS_TOLD(Verdict.DROPPED),
    /** The target's own episode covers it. */
    SUPERSEDED(Verdict.DROPPED),
    /** Nobody is responsible for its bureau and project, and no steward for its figures. */
    NOBODY_CONCERNED(Verdict.DROPPED);

    private final Verdict verdict;

    DecisionReason(Verdict verdict) {
        this.verdict = verdict;
    }

    /** Whether the person is told, the notice is held back, or it is dropped. */
    public Verdict verdict() {
        return verdict;
    }

    /** The stable code: {@code back-to-what-was-told}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason with this {@link #code}; an unknown code is an {@link IllegalArgumentException}. */
    public static DecisionReason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
