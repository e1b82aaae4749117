// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.util.Locale;

/** Why somebody is told of an episode, or is not: a named reason for each decision. */
public enum DecisionReason {
    /** The person has not been told of the episode yet. */
    NEW(Verdict.TOLD),
    /** It is graver than what the person was told. */
    RAISED(Verdict.TOLD),
    /** It is less grave than what the person was told. */
    LOWERED(Verdict.TOLD),
    /** The person was told that it was over; it is not. */
    REOPENED(Verdict.TOLD),
    /** It is over, and the person had been told of it. */
    CLOSED(Verdict.TOLD),
    /** It is still open, nobody has acknowledged it, and the person's repeat interval has passed. */
    REPEATED(Verdict.TOLD),
    /** The official has not acknowledged it in time. */
    ESCALATED_TO_DEPUTY(Verdict.TOLD),
    /** Nobody has acknowledged it in the time after which the superior is told. */
    ESCALATED_TO_SUPERIOR(Verdict.TOLD),
    /** The official is away; the deputy is told instead. */
    DEPUTY_FOR_ABSENT(Verdict.TOLD),
    /** The person is away, and the deputy is told instead. */
    ABSENT(Verdict.HELD),
    /** A silence holds for it. */
    SILENCED(Verdict.HELD),
    /** An open episode of another rule explains it. */
    INHIBITED(Verdict.HELD),
    /** Digests come with the nightly evaluation. */
    WAITS_FOR_DIGEST(Verdict.HELD),
    /** The person is told on working days. */
    NOT_A_WORKING_DAY(Verdict.HELD),
    /** The day's mail has been written already. */
    WAITS_FOR_THE_NEXT_DAY(Verdict.HELD),
    /** It is milder than the person wants to be told of. */
    BELOW_LEVEL(Verdict.DROPPED),
    /** It was over before the person was told. */
    OVER_BEFORE_TOLD(Verdict.DROPPED),
    /** It changed and came back to what the person was told. */
    BACK_TO_WHAT_WAS_TOLD(Verdict.DROPPED),
    /** The target's own episode covers it. */
    SUPERSEDED(Verdict.DROPPED),
    /** Nobody answers for its bureau and project, or brings its figures. */
    NOBODY_CONCERNED(Verdict.DROPPED);

    private final Verdict verdict;

    DecisionReason(Verdict verdict) {
        this.verdict = verdict;
    }

    /** Whether this reason tells, holds back or drops. */
    public Verdict verdict() {
        return verdict;
    }

    /** The stable code: {@code back-to-what-was-told}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason that {@link #code} writes so; an unknown one is an {@link IllegalArgumentException}. */
    public static DecisionReason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
