// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jundeng.catalogue.Indicator;

/** Says in one language why a target stands where it does. */
record AssessmentWords(Wording wording, Phrases phrases, Indicator indicator) {

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final int NAMED = 3;

    /** A sentence about figures, which every language can say. */
    @FunctionalInterface
    interface Sentence {
        String in(AssessmentWords words);
    }

    /** The sentence under {@code key}, with its arguments as they are. */
    static Sentence say(String key, Object... arguments) {
        return words -> words.wording.say("reason." + key, arguments);
    }

    /** What a figure is to what is promised: the sentence under the state's code. */
    static Sentence judged(State state, Figure figure, Bound bound) {
        return words -> words.wording.say(
                "reason." + state.code(),
                words.phrases.period(figure.timePeriod()),
                words.value(figure.obsValue(), bound),
                words.phrases.bound(bound, words.indicator));
    }

    /** The same of a sum up to a figure's period. */
    static Sentence judgedSoFar(State state, Figure figure, Bound bound) {
        return words -> words.wording.say(
                "reason." + state.code(),
                words.wording.say("so-far", words.phrases.period(figure.timePeriod())),
                words.value(figure.obsValue(), bound),
                words.phrases.bound(bound, words.indicator));
    }

    /** Where a way began: the key's sentence with period and value. */
    static Sentence began(String key, Figure figure) {
        return words -> words.wording.say(
                "reason." + key, words.phrases.period(figure.timePeriod()), words.value(figure.obsValue(), null));
    }

    /** Progress, time and the distance between them. */
    static Sentence way(Way way) {
        return words -> {
            String side = way.lag().signum() > 0 ? "behind" : way.lag().signum() < 0 ? "ahead" : "even";
            return words.wording.say(
                    "reason.progress",
                    percent(way.progress()),
                    percent(way.elapsed()),
                    words.wording.say(
                            "lag." + side,
                            way.lag().abs().setScale(1, RoundingMode.HALF_UP).toPlainString()));
        };
    }

    /** When it is due. */
    static Sentence due(LocalDate until) {
        return words -> words.wording.say("reason.due", words.phrases.day(until));
    }

    /** A day in a sentence. */
    static Sentence day(String key, LocalDate day, Object... more) {
        return words -> {
            Object[] arguments = new Object[more.length + 1];
            arguments[0] = words.phrases.day(day);
            System.arraycopy(more, 0, arguments, 1, more.length);
            return words.wording.say("reason." + key, arguments);
        };
    }

    /** Which districts do not keep to it: the worst by name, the others by number. */
    static Sentence behind(List<Assessment.Part> behind, Bound bound, LocalDate date) {
        return words -> {
            String named = behind.stream()
                    .limit(NAMED)
                    .map(part -> words.wording.say(
                            "district",
                            words.phrases.region(part.regionId(), date),
                            words.value(part.obsValue(), bound)))
                    .collect(Collectors.joining(words.wording.say("and")));
            return behind.size() <= NAMED
                    ? words.wording.say("reason.behind", named)
                    : words.wording.say("reason.behind-and-more", named, behind.size());
        };
    }

    /** How a derived figure was made. */
    static Sentence made(String method) {
        return words -> words.wording.say("reason.made", words.wording.say("method." + method));
    }

    private String value(BigDecimal value, Bound bound) {
        return phrases.figure(value, indicator, bound);
    }

    static String percent(BigDecimal share) {
        return share.multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
