// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.mine;

import java.util.List;
import java.util.Objects;
import org.jundeng.alert.silence.Silence;
import org.jundeng.alert.words.EpisodeSentences;

/**
 * An alert, and what a user may say to it.
 *
 * @param alert the alert
 * @param isForOfficials whether it can be handed to somebody: officials are asked about it, not stewards
 * @param silences the silences that hold for it or will, the latest first
 * @param mayEnd the numbers of those that the user may end
 * @param words how alerts are told
 */
public record AnswerFacts(
        OwnAlert alert, boolean isForOfficials, List<Silence> silences, List<Long> mayEnd, EpisodeSentences words) {

    public AnswerFacts {
        Objects.requireNonNull(alert, "alert");
        silences = List.copyOf(silences);
        mayEnd = List.copyOf(mayEnd);
    }

    /**
     * What the user has just tried, and what came of it.
     *
     * @param act what it was: {@code ack}, {@code hand}, {@code back}, {@code silence} or {@code end}
     * @param outcome the code of what came of it; {@code done} where it was done
     * @param text what the user wrote
     * @param choice whom or what the user chose
     * @param day the day that the user wrote
     */
    public record Tried(String act, String outcome, String text, String choice, String day) {

        /** Nothing. */
        public static final Tried NOTHING = new Tried("", "", "", "", "");

        /** What was done, and needs to be written no more. */
        public static Tried done(String act) {
            return new Tried(act, "done", "", "", "");
        }

        /** What was written in the form of one act; empty in the others. */
        String textOf(String form) {
            return act.equals(form) ? text : "";
        }
    }
}
