// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jundeng.catalogue.Indicator;

/** Writes the reason of an assessment in one language. */
record AssessmentWords(Wording wording, Phrases phrases, Indicator indicator) {

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final int NAMED = 3;

    /** A sentence about figures that can be written in each language. */
    @FunctionalInterface
    interface Sentence {
        String in(AssessmentWords words);
    }

    /** The sentence under {@code key}; the arguments are inserted unchanged. */
    static Sentence say(String key, Object... arguments) {
        return words -> words.wording.say("reason." + key, arguments);
    }

    /** Compares a figure with the bound: the sentence under the state's code. */
    static Sentence judged(State state, Figure figure, Bound bound) {
        return words -> words.wording.say(
                "reason." + state.code(),
                words.phrases.period(figure.timePeriod()),
                words.value(figure.obsValue(), bound),
                words.phrases.bound(bound, words.indicator));
    }

    /** Compares a sum up to the figure's period with the bound. */
    static Sentence judgedSoFar(State state, Figure figure, Bound bound) {
        return words -> words.wording.say(
                "reason." + state.code(),
                words.wording.say("so-far", words.phrases.period(figure.timePeriod())),
                words.value(figure.obsValue(), bound),
                words.phrases.bound(bound, words.indicator));
    }

    /** Names the baseline: the sentence under {@code key} with the period and value of {@code figure}. */
    static Sentence began(String key, Figure figure) {
        return words -> words.wording.say(
                "reason." + key, words.phrases.period(figure.timePeriod()), words.value(figure.obsValue(), null));
    }

    /** States the progress, the share of the time that has passed and the lag between them. */
    static Sentence way(PathProgress way) {
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

    /** States when the target is due. */
    static Sentence due(LocalDate until) {
        return words -> words.wording.say("reason.due", words.phrases.day(until));
    }

    /** The sentence under {@code key} with the day as its first argument. */
    static Sentence day(String key, LocalDate day, Object... more) {
        return words -> {
            Object[] arguments = new Object[more.length + 1];
            arguments[0] = words.phrases.day(day);
            System.arraycopy(more, 0, arguments, 1, more.length);
            return words.wording.say("reason." + key, arguments);
        };
    }

    /** Names the worst of the districts that violate the bound, and states how many there are where there are more. */
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

    /** States how a figure was derived, and without which regions. */
    static Sentence made(Figure figure) {
        return words -> words.wording.say("reason.made", words.phrases.made(figure, words.indicator));
    }

    /**
     * States that a reported figure and its parts disagree: where the parts count, always; where the reported figure
     * counts, if the parts would give another answer to whether the bound, which may be null, is kept.
     */
    static Optional<Sentence> apart(Figure figure, Bound bound) {
        Figure.Parts parts = figure.parts();
        if (parts == null) {
            return Optional.empty();
        }
        if (figure.source().method() != null) {
            return Optional.of(words -> words.wording.say(
                    "reason.parts-count", words.phrases.beside(parts.reported(), figure.obsValue(), words.indicator)));
        }
        if (bound == null || bound.holds(parts.nearest()) == bound.holds(parts.reported())) {
            return Optional.empty();
        }
        String verdict = bound.holds(parts.nearest()) ? "held" : "missed";
        return Optional.of(words -> parts.total() == null
                ? words.wording.say(
                        "reason.parts-range-" + verdict,
                        words.value(parts.lowest(), bound),
                        words.value(parts.highest(), bound))
                : words.wording.say("reason.parts-total-" + verdict, words.value(parts.total(), bound)));
    }

    private String value(BigDecimal value, Bound bound) {
        return phrases.figure(value, indicator, bound);
    }

    static String percent(BigDecimal share) {
        return share.multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
