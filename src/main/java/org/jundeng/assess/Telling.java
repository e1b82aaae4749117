// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jundeng.catalogue.Indicator;

/** Says in one language why a target stands where it does. */
record Telling(Wording wording, Phrases phrases, Indicator indicator) {

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final int NAMED = 3;

    /** A sentence about figures, which every language can say. */
    @FunctionalInterface
    interface Sentence {
        String in(Telling telling);
    }

    /** The sentence under {@code key}, its words as they are. */
    static Sentence say(String key, Object... words) {
        return telling -> telling.wording.say("reason." + key, words);
    }

    /** What a figure is to what is promised: the sentence under the state's code. */
    static Sentence judged(State state, Figure figure, Bound bound) {
        return telling -> telling.wording.say(
                "reason." + state.code(),
                telling.phrases.period(figure.timePeriod()),
                telling.value(figure.obsValue(), bound),
                telling.phrases.bound(bound, telling.indicator));
    }

    /** The same of a sum up to a figure's period. */
    static Sentence judgedSoFar(State state, Figure figure, Bound bound) {
        return telling -> telling.wording.say(
                "reason." + state.code(),
                telling.wording.say("so-far", telling.phrases.period(figure.timePeriod())),
                telling.value(figure.obsValue(), bound),
                telling.phrases.bound(bound, telling.indicator));
    }

    /** Where a way began: the key's sentence with period and value. */
    static Sentence began(String key, Figure figure) {
        return telling -> telling.wording.say(
                "reason." + key, telling.phrases.period(figure.timePeriod()), telling.value(figure.obsValue(), null));
    }

    /** Progress, time and the distance between them. */
    static Sentence way(Way way) {
        return telling -> {
            String side = way.lag().signum() > 0 ? "behind" : way.lag().signum() < 0 ? "ahead" : "even";
            return telling.wording.say(
                    "reason.progress",
                    percent(way.progress()),
                    percent(way.elapsed()),
                    telling.wording.say(
                            "lag." + side,
                            way.lag().abs().setScale(1, RoundingMode.HALF_UP).toPlainString()));
        };
    }

    /** When it is due. */
    static Sentence due(LocalDate until) {
        return telling -> telling.wording.say("reason.due", telling.phrases.day(until));
    }

    /** A day in a sentence. */
    static Sentence day(String key, LocalDate day, Object... more) {
        return telling -> {
            Object[] words = new Object[more.length + 1];
            words[0] = telling.phrases.day(day);
            System.arraycopy(more, 0, words, 1, more.length);
            return telling.wording.say("reason." + key, words);
        };
    }

    /** Which districts do not keep to it: the worst by name, the others by number. */
    static Sentence behind(List<Assessment.Part> behind, Bound bound, LocalDate date) {
        return telling -> {
            String named = behind.stream()
                    .limit(NAMED)
                    .map(part -> telling.wording.say(
                            "district",
                            telling.phrases.region(part.regionId(), date),
                            telling.value(part.obsValue(), bound)))
                    .collect(Collectors.joining(telling.wording.say("and")));
            return behind.size() <= NAMED
                    ? telling.wording.say("reason.behind", named)
                    : telling.wording.say("reason.behind-and-more", named, behind.size());
        };
    }

    /** How a derived figure was made. */
    static Sentence made(String method) {
        return telling -> telling.wording.say("reason.made", telling.wording.say("method." + method));
    }

    private String value(BigDecimal value, Bound bound) {
        return phrases.figure(value, indicator, bound);
    }

    static String percent(BigDecimal share) {
        return share.multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
