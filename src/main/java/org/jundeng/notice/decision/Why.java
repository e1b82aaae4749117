// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.util.Locale;

/** Why somebody is told of an episode, or is not: a named reason for each decision. */
public enum Why {
    /** The person has not heard of the episode yet. */
    NEW(Verdict.TOLD),
    /** It is graver than what the person was told. */
    RAISED(Verdict.TOLD),
    /** It is less grave than what the person was told. */
    LOWERED(Verdict.TOLD),
    /** The person was told that it was over; it is not. */
    REOPENED(Verdict.TOLD),
    /** It is over, and the person had been told of it. */
    CLOSED(Verdict.TOLD),
    /** It goes on, nobody has acknowledged it, and the person's time to be told again has come. */
    REPEATED(Verdict.TOLD),
    /** The official has not acknowledged it in time. */
    ESCALATED_TO_DEPUTY(Verdict.TOLD),
    /** Nobody has acknowledged it in the time after which the superior wants to hear of it. */
    ESCALATED_TO_SUPERIOR(Verdict.TOLD),
    /** The official is away; the deputy hears of it instead. */
    DEPUTY_FOR_ABSENT(Verdict.TOLD),
    /** The person is away, and the deputy hears of it instead. */
    ABSENT(Verdict.HELD),
    /** Somebody wants nothing of it to be told for a while. */
    SILENCED(Verdict.HELD),
    /** An open episode of another rule explains it. */
    INHIBITED(Verdict.HELD),
    /** Digests come with the nightly evaluation. */
    WAITS_FOR_DIGEST(Verdict.HELD),
    /** The person is told on working days. */
    NOT_A_WORKING_DAY(Verdict.HELD),
    /** The day's mail has been written already. */
    WAITS_FOR_THE_NEXT_DAY(Verdict.HELD),
    /** It is milder than what the person wants to hear of. */
    BELOW_LEVEL(Verdict.DROPPED),
    /** It was over before the person heard of it. */
    OVER_BEFORE_TOLD(Verdict.DROPPED),
    /** It went somewhere and came back to what the person was told. */
    BACK_TO_WHAT_WAS_TOLD(Verdict.DROPPED),
    /** The target's own episode says it, and more. */
    SUPERSEDED(Verdict.DROPPED),
    /** Nobody answers for its bureau and project, or brings its figures. */
    NOBODY_CONCERNED(Verdict.DROPPED);

    private final Verdict verdict;

    Why(Verdict verdict) {
        this.verdict = verdict;
    }

    /** Whether it is a reason to tell, to hold back or to drop. */
    public Verdict verdict() {
        return verdict;
    }

    /** The stable code: {@code back-to-what-was-told}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason that {@link #code} writes so; an unknown one is an {@link IllegalArgumentException}. */
    public static Why of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
