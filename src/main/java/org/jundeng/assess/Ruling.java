// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.assess.AssessmentWords.Sentence;

/**
 * What a rule found: where a target stands, by which figure and bound, and why.
 *
 * @param state where it stands
 * @param figure the figure that decided; null where there is none
 * @param bound what it was held against; null where there is nothing
 * @param progress the share of the way, or of the growth that was needed; null where there is none
 * @param way how far it has come, against the time; null where there is no way
 * @param sentences why
 */
record Ruling(State state, Figure figure, Bound bound, BigDecimal progress, Way way, List<Sentence> sentences) {

    Ruling {
        sentences = List.copyOf(sentences);
    }

    static Ruling of(State state, Figure figure, Bound bound, Sentence... sentences) {
        return new Ruling(state, figure, bound, null, null, List.of(sentences));
    }

    static Ruling noData(Sentence why) {
        return of(State.NO_DATA, null, null, why);
    }

    Ruling on(Way taken) {
        Ruling more = and(AssessmentWords.way(taken));
        return new Ruling(state, figure, bound, taken.progress(), taken, more.sentences);
    }

    Ruling and(Sentence sentence) {
        List<Sentence> more = new ArrayList<>(sentences);
        more.add(sentence);
        return new Ruling(state, figure, bound, progress, way, more);
    }

    Ruling against(Bound compared) {
        return new Ruling(state, figure, compared, progress, way, sentences);
    }
}
