// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.assess.AssessmentWords.Sentence;
import org.jundeng.observation.TimePeriod;

/**
 * The result of a target's rule: its state, the figure and bound that decided, and the reason.
 *
 * @param state the state
 * @param figure the figure that decided; null where there is none
 * @param bound the bound that the figure was compared with; null where there is none
 * @param progress the share of the way or of the growth needed; null where it was not measured
 * @param way the progress compared with the time; null where it was not measured against time
 * @param sentences the reason
 * @param broken the earlier periods in which the bound did not hold although it was promised all the time, or in each
 *     year
 */
record Judgement(
        State state,
        Figure figure,
        Bound bound,
        BigDecimal progress,
        PathProgress way,
        List<Sentence> sentences,
        List<TimePeriod> broken) {

    Judgement {
        sentences = List.copyOf(sentences);
        broken = List.copyOf(broken);
    }

    /** A judgement of a bound that did not have to hold all the time, or did. */
    Judgement(
            State state, Figure figure, Bound bound, BigDecimal progress, PathProgress way, List<Sentence> sentences) {
        this(state, figure, bound, progress, way, sentences, List.of());
    }

    static Judgement of(State state, Figure figure, Bound bound, Sentence... sentences) {
        return new Judgement(state, figure, bound, null, null, List.of(sentences));
    }

    static Judgement noData(Sentence why) {
        return of(State.NO_DATA, null, null, why);
    }

    Judgement on(PathProgress taken) {
        Judgement more = and(AssessmentWords.way(taken));
        return new Judgement(state, figure, bound, taken.progress(), taken, more.sentences, broken);
    }

    Judgement and(Sentence sentence) {
        List<Sentence> more = new ArrayList<>(sentences);
        more.add(sentence);
        return new Judgement(state, figure, bound, progress, way, more, broken);
    }

    /** The same, with the earlier periods in which the bound did not hold, which {@code sentence} names. */
    Judgement broken(List<TimePeriod> periods, Sentence sentence) {
        return and(sentence).broken(periods);
    }

    /** The same, with the earlier periods in which the bound did not hold. */
    Judgement broken(List<TimePeriod> periods) {
        return new Judgement(state, figure, bound, progress, way, sentences, periods);
    }
}
