// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jundeng.catalogue.Level;

/**
 * Whether a person is told of an episode, in which mail, and why. Pure: the same episode, recipient and occasion always
 * give the same decision.
 *
 * @param why the named reason, for telling or for not telling
 * @param way the mail that tells it; null where the person is not told
 */
public record Decision(DecisionReason why, Way way) {

    public Decision {
        Objects.requireNonNull(why, "why");
        if ((way == null) == (why.verdict() == Verdict.TOLD)) {
            throw new IllegalArgumentException("a way, and only with what is told");
        }
    }

    /** What never takes a mail at once; a correction does where the wrong figure was told at once. */
    private static final Set<DecisionReason> CAN_WAIT =
            Set.of(DecisionReason.LOWERED, DecisionReason.CLOSED, DecisionReason.REPEATED, DecisionReason.CORRECTED);

    /** The kind of mail in which an episode is told. */
    public enum Way {
        /** The digest of the night. */
        DIGEST,
        /** A mail of its own, at once. */
        AT_ONCE,
        /** The stewards' mail of a bureau and day. */
        STEWARDS
    }

    /**
     * The state of an episode, as far as the decision needs it.
     *
     * @param open whether it is open
     * @param level how grave it is
     * @param event the number of its last event of which people are told
     * @param acknowledged whether it was acknowledged since it last became graver
     * @param silenced whether a silence holds for it
     * @param inhibited whether an open episode of another rule explains it
     * @param superseded whether it ended because the episode of the target's own rule replaces it
     * @param corrected whether its last change took back what people were told, without a figure that tells whom
     * @param openings how often it opened within 30 days at its place, this time included
     */
    public record EpisodeState(
            boolean open,
            Level level,
            long event,
            boolean acknowledged,
            boolean silenced,
            boolean inhibited,
            boolean superseded,
            boolean corrected,
            int openings) {}

    /** Why the person is in the audience. */
    public enum Role {
        /** The person is responsible for it. */
        CONCERNED,
        /** The person is responsible for it but away, and has a deputy who is present. */
        AWAY,
        /** The person is the deputy of a responsible official who is away. */
        STANDS_IN,
        /** The person is the deputy, or else the superior, of a responsible official at whom no mail arrives. */
        REPLACES,
        /** The person is the deputy of a responsible official who has not acknowledged it in time. */
        DEPUTY,
        /** The person is the superior of a responsible official, and nobody has acknowledged it in time. */
        SUPERIOR,
        /** The person was told of it before but is no longer responsible: only its end and corrections matter. */
        FORMER,
        /** The person is the steward of its figures. */
        STEWARD
    }

    /**
     * A person who may be told.
     *
     * @param role why the person is in the audience
     * @param lastTold what the person was told last; null where the person was told nothing
     * @param fromLevel the mildest level that the person wants to be told of; null for all
     * @param atOnce the mildest level that the person wants to be told of at once; null for none
     * @param repeatDays after how many days the person wants to be told again; 0 for never
     * @param place what the person was told lately of the place
     * @param toldWrong whether the figure that the person was told last was corrected or withdrawn since
     * @param unreachable whether no mail arrives at the person
     * @param asked why the person is asked about it since the last time that it was handed to somebody, and was not
     *     told so yet: {@link DecisionReason#HANDED_OVER} or {@link DecisionReason#HANDED_BACK}; null where it was not
     */
    record Recipient(
            Role role,
            LastTold lastTold,
            Level fromLevel,
            Level atOnce,
            int repeatDays,
            LastTold.OfPlace place,
            boolean toldWrong,
            boolean unreachable,
            DecisionReason asked) {}

    /**
     * The evaluation in which the decision is made.
     *
     * @param night the business date
     * @param takesDigest whether the digest can be written: this is the nightly evaluation, or a digest waits to leave
     * @param takesStewards the same of the stewards' mail of the bureau
     * @param isWorkingDay whether {@code night} is a working day
     * @param digestsWritten whether digests are written today: some people want them on working days only
     * @param mailWritten whether the stewards' mail of the bureau and day is written already
     */
    public record Occasion(
            LocalDate night,
            boolean takesDigest,
            boolean takesStewards,
            boolean isWorkingDay,
            boolean digestsWritten,
            boolean mailWritten) {}

    /** The decision; empty where there is nothing to decide. */
    static Optional<Decision> of(EpisodeState state, Recipient recipient, Occasion occasion) {
        return candidate(state, recipient, occasion).map(why -> {
            if (why.verdict() != Verdict.TOLD) {
                return new Decision(why, null);
            }
            DecisionReason held = heldBack(why, state, recipient, occasion);
            return held == null ? way(why, state, recipient, occasion) : new Decision(held, null);
        });
    }

    /** The reason to tell, before silences, inhibitions and the person's wishes are considered. */
    private static Optional<DecisionReason> candidate(EpisodeState state, Recipient recipient, Occasion occasion) {
        LastTold lastTold = recipient.lastTold();
        if (lastTold == null) {
            return state.open() ? firstTime(recipient) : Optional.of(DecisionReason.OVER_BEFORE_TOLD);
        }
        if (!state.open()) {
            if (lastTold.over()) {
                return unlessCorrected(state, recipient);
            }
            return Optional.of(state.superseded() ? DecisionReason.SUPERSEDED : DecisionReason.CLOSED);
        }
        if (recipient.asked() != null) {
            return firstTime(recipient);
        }
        boolean misled = recipient.toldWrong() || state.corrected() && since(state, lastTold);
        if (recipient.role() == Role.FORMER && !misled) {
            return Optional.empty();
        }
        boolean escalated = recipient.role() == Role.DEPUTY || recipient.role() == Role.SUPERIOR;
        int graver = state.level().compareTo(lastTold.level());
        if (escalated && (lastTold.over() || graver > 0)) {
            return firstTime(recipient);
        }
        if (lastTold.over()) {
            return Optional.of(DecisionReason.REOPENED);
        }
        if (graver != 0) {
            return Optional.of(graver > 0 ? DecisionReason.RAISED : DecisionReason.LOWERED);
        }
        if (recipient.toldWrong()) {
            return Optional.of(DecisionReason.CORRECTED);
        }
        boolean again = recipient.repeatDays() > 0
                && recipient.role() != Role.FORMER
                && !state.acknowledged()
                && occasion.isWorkingDay()
                && !occasion.night().isBefore(lastTold.on().plusDays(recipient.repeatDays()));
        return again ? Optional.of(DecisionReason.REPEATED) : unlessCorrected(state, recipient);
    }

    /** The decision where the state is the one that the person was told, but perhaps not the figure. */
    private static Optional<DecisionReason> unlessCorrected(EpisodeState state, Recipient recipient) {
        if (recipient.toldWrong()) {
            return Optional.of(DecisionReason.CORRECTED);
        }
        return since(state, recipient.lastTold())
                ? Optional.of(DecisionReason.BACK_TO_WHAT_WAS_TOLD)
                : Optional.empty();
    }

    private static boolean since(EpisodeState state, LastTold lastTold) {
        return state.event() > lastTold.event();
    }

    private static Optional<DecisionReason> firstTime(Recipient recipient) {
        return switch (recipient.role()) {
            case CONCERNED, AWAY, STEWARD ->
                Optional.of(recipient.asked() == null ? DecisionReason.NEW : recipient.asked());
            case STANDS_IN -> Optional.of(DecisionReason.DEPUTY_FOR_ABSENT);
            case REPLACES -> Optional.of(DecisionReason.IN_PLACE_OF_UNREACHABLE);
            case DEPUTY -> Optional.of(DecisionReason.ESCALATED_TO_DEPUTY);
            case SUPERIOR -> Optional.of(DecisionReason.ESCALATED_TO_SUPERIOR);
            case FORMER -> Optional.empty();
        };
    }

    private static DecisionReason heldBack(
            DecisionReason why, EpisodeState state, Recipient recipient, Occasion occasion) {
        boolean alarms =
                why != DecisionReason.CLOSED && why != DecisionReason.LOWERED && why != DecisionReason.CORRECTED;
        if (recipient.unreachable()) {
            return DecisionReason.UNREACHABLE;
        }
        if (recipient.role() == Role.AWAY) {
            return DecisionReason.ABSENT;
        }
        if (state.silenced()) {
            return DecisionReason.SILENCED;
        }
        if (alarms && state.inhibited()) {
            return DecisionReason.INHIBITED;
        }
        boolean below = recipient.fromLevel() != null && recipient.fromLevel().isGraverThan(state.level());
        if (alarms && below) {
            return DecisionReason.BELOW_LEVEL;
        }
        boolean known = !state.open() || recipient.place().knows(state.level());
        return recipient.role() != Role.STEWARD
                        && why != DecisionReason.CORRECTED
                        && known
                        && recipient.place().waits(occasion.night())
                ? DecisionReason.FLAPPING
                : null;
    }

    /** Whether it keeps coming back, and not graver than before. */
    private static boolean flaps(EpisodeState state, Recipient recipient) {
        return state.openings() >= LastTold.OfPlace.FLAPS_FROM
                && recipient.place().knows(state.level());
    }

    private static Decision way(DecisionReason why, EpisodeState state, Recipient recipient, Occasion occasion) {
        if (recipient.role() == Role.STEWARD) {
            if (!occasion.takesStewards()) {
                return new Decision(DecisionReason.WAITS_FOR_DIGEST, null);
            }
            return occasion.mailWritten()
                    ? new Decision(DecisionReason.WAITS_FOR_THE_NEXT_DAY, null)
                    : new Decision(why, Way.STEWARDS);
        }
        boolean grave = recipient.atOnce() != null && !recipient.atOnce().isGraverThan(state.level());
        boolean corrects = why == DecisionReason.CORRECTED || recipient.toldWrong();
        boolean urgent = corrects && recipient.lastTold().atOnce()
                || why != DecisionReason.CORRECTED && grave && !CAN_WAIT.contains(why) && !flaps(state, recipient);
        if (urgent) {
            return new Decision(why, Way.AT_ONCE);
        }
        if (!occasion.takesDigest()) {
            return new Decision(DecisionReason.WAITS_FOR_DIGEST, null);
        }
        return occasion.digestsWritten()
                ? new Decision(why, Way.DIGEST)
                : new Decision(DecisionReason.NOT_A_WORKING_DAY, null);
    }
}
