// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jundeng.catalogue.Indicator;
import org.jundeng.contract.OwedFigures;
import org.jundeng.observation.TimePeriod;

/**
 * Writes the reason of an assessment in one language.
 *
 * @param wording the sentences
 * @param phrases writes figures, periods and regions
 * @param indicator the indicator
 * @param parts the districts that were compared with the bound
 * @param date the date of the assessment
 */
record AssessmentWords(Wording wording, Phrases phrases, Indicator indicator, Assessment.Parts parts, LocalDate date) {

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final int NAMED = 3;
    private static final int NAMED_RUNS = 4;

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
        return judged(state, at(figure), figure, bound);
    }

    /**
     * Compares a figure, called {@code subject}, with the bound. Where it satisfies the bound but districts do not, the
     * same sentence says so.
     */
    static Sentence judged(State state, Sentence subject, Figure figure, Bound bound) {
        return words -> {
            if (state == State.MET && bound.each() && !words.parts.isKept()) {
                return words.notInEach(subject, figure, bound);
            }
            if (state == State.MET && !words.parts.behind().isEmpty()) {
                return words.compared("met-in-total", subject, figure, bound, words.inDistricts(figure, bound));
            }
            return words.compared(key(state, bound, words.parts), subject, figure, bound);
        };
    }

    /** Of a bound that is promised of each, the total's figure alone never says how each stood. */
    private static String key(State state, Bound bound, Assessment.Parts parts) {
        boolean inTotal =
                state == State.LOST || state == State.MET && parts.total().byLatest();
        return bound.each() && inTotal ? state.code() + "-each" : state.code();
    }

    private String compared(String key, Sentence subject, Figure figure, Bound bound, Object... more) {
        Object[] arguments = new Object[more.length + 3];
        arguments[0] = subject.in(this);
        arguments[1] = value(figure.obsValue(), bound);
        arguments[2] = phrases.bound(bound, indicator);
        System.arraycopy(more, 0, arguments, 3, more.length);
        return wording.say("reason." + key, arguments);
    }

    /** Says of a figure that satisfies a bound promised of each district that not all of them satisfy it. */
    private String notInEach(Sentence subject, Figure figure, Bound bound) {
        return compared("not-in-each", subject, figure, bound, inDistricts(figure, bound));
    }

    /** Compares a figure that reached the bound only after the deadline. */
    static Sentence late(Sentence subject, Figure figure, Bound bound, LocalDate until) {
        return words -> bound.each() && !words.parts.isKept()
                ? words.notInEach(subject, figure, bound)
                : words.compared("met-late", subject, figure, bound, words.phrases.day(until));
    }

    /** What it was at the deadline: of a bound that is promised of each, but not kept by each, the total alone. */
    static Sentence atDeadline(Figure ending, Figure reached, Bound bound) {
        return words -> bound.each() && !words.parts.isKept()
                ? words.wording.say(
                        "reason.total-late",
                        words.phrases.period(ending.timePeriod()),
                        words.value(ending.obsValue(), bound),
                        words.phrases.period(reached.timePeriod()))
                : words.wording.say(
                        "reason.at-deadline",
                        words.phrases.period(ending.timePeriod()),
                        words.value(ending.obsValue(), bound));
    }

    /** The figure's period as the subject of a sentence. */
    static Sentence at(Figure figure) {
        return words -> words.phrases.period(figure.timePeriod());
    }

    /** The amount up to the figure's period as the subject of a sentence; {@code gaps} are periods that it lacks. */
    static Sentence soFar(Figure figure, List<TimePeriod> gaps) {
        return words -> gaps.isEmpty()
                ? words.wording.say("so-far", words.phrases.period(figure.timePeriod()))
                : words.wording.say(
                        "so-far-known", words.phrases.period(figure.timePeriod()), words.periods(gaps, "spans"));
    }

    /** The same, with an earlier period. */
    static Sentence began(String key, Figure figure, TimePeriod before) {
        return words -> words.wording.say(
                "reason." + key,
                words.phrases.period(figure.timePeriod()),
                words.value(figure.obsValue(), null),
                words.phrases.period(before));
    }

    /** The sentence under {@code key} with the period and value of {@code figure}. */
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
                    words.wording.say("lag." + side, Phrases.fixed(way.lag().abs(), 1)));
        };
    }

    /** States when the target is due. */
    static Sentence due(LocalDate until) {
        return day("due", until);
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

    /** The sentence under {@code key} with the number of {@code periods} and their names. */
    static Sentence periods(String key, List<TimePeriod> periods, Object... more) {
        return words -> {
            Object[] arguments = new Object[more.length + 2];
            arguments[0] = periods.size();
            arguments[1] = words.periods(periods, "spans-counted");
            System.arraycopy(more, 0, arguments, 2, more.length);
            String one = "reason." + key + ".one";
            return words.wording.say(periods.size() == 1 && words.wording.has(one) ? one : "reason." + key, arguments);
        };
    }

    /** Names later reports that contradict the state, each with the line that says so. */
    static Sentence contradicted(List<Figure> reports) {
        return words -> {
            String named = reports.stream()
                    .limit(NAMED)
                    .map(report -> words.wording.say(
                            "report",
                            words.phrases.period(report.timePeriod()),
                            report.source().deliveryId(),
                            report.source().rowNo(),
                            report.source().sourceName()))
                    .collect(Collectors.joining(words.wording.say("and")));
            String all = reports.size() <= NAMED ? named : words.wording.say("reports", named, reports.size());
            return words.wording.say("reason.contradicted", all);
        };
    }

    /** Says that the deadline has passed without the figures of {@code missing}. */
    static Sentence awaited(LocalDate until, List<TimePeriod> missing) {
        return words -> words.wording.say("reason.awaited", words.phrases.day(until), words.periods(missing, "spans"));
    }

    /** Names the districts that have no figure of a period of which others have one. */
    static Sentence lacking(List<String> absent, TimePeriod period) {
        return words -> {
            String named = absent.stream()
                    .limit(NAMED)
                    .map(district -> words.phrases.region(district, words.date))
                    .collect(Collectors.joining(words.wording.say("and")));
            String when = words.phrases.period(period);
            return absent.size() <= NAMED
                    ? words.wording.say("reason.lacking", when, named)
                    : words.wording.say("reason.lacking-more", when, named, absent.size());
        };
    }

    /**
     * Names who owes the figures, and by when; of several periods, the first. Where no feed promises them, it says who
     * answers for the target.
     */
    static Sentence owed(List<OwedFigures.Debt> debts, boolean several, String bureau) {
        return words -> {
            if (debts.isEmpty()) {
                return words.wording.say("reason.owed-by-nobody", words.phrases.bureau(bureau));
            }
            String who = debts.stream().map(words::debt).collect(Collectors.joining(words.wording.say("owed.and")));
            return words.wording.say(several ? "reason.owed-first" : "reason.owed", who);
        };
    }

    private String debt(OwedFigures.Debt debt) {
        String bureau = debt.bureau().in(wording.locale());
        return debt.dueDay() == null
                ? wording.say("owed.by", bureau)
                : wording.say("owed.by-day", bureau, phrases.day(debt.dueDay()));
    }

    /** Names the worst of the districts that violate the bound, and states how many there are where there are more. */
    static Sentence behind(Figure figure, Bound bound) {
        return words -> {
            String named = words.named(words.parts.behind(), figure.timePeriod(), bound);
            int count = words.parts.behind().size();
            return count <= NAMED
                    ? words.wording.say("reason.behind", named)
                    : words.wording.say("reason.behind-and-more", named, count);
        };
    }

    /** Says of a figure that reached a bound promised of each district which of them have not, or only late. */
    static Sentence inEach(Figure figure, Bound bound) {
        return words -> words.wording.say("reason.in-each", words.inDistricts(figure, bound));
    }

    /** Names the districts that keep to the bound now, and broke it before, with the periods in which they did. */
    static Sentence brokenIn(String key, Map<String, List<TimePeriod>> broken) {
        return words -> {
            String named = broken.entrySet().stream()
                    .limit(NAMED)
                    .map(each -> words.wording.say(
                            "district",
                            words.phrases.region(each.getKey(), words.date),
                            words.periods(each.getValue(), "spans-counted")))
                    .collect(Collectors.joining(words.wording.say("and")));
            return broken.size() <= NAMED
                    ? words.wording.say("reason." + key, named)
                    : words.wording.say("reason." + key + "-more", named, broken.size());
        };
    }

    /** Names the failed ones of all periods of a duty; {@code known} is how many of them have a figure. */
    static Sentence failed(List<TimePeriod> failed, int known) {
        return known == 1 ? periods("periods-failed.only", failed) : periods("periods-failed", failed, known);
    }

    /**
     * In which districts the bound does not hold, in which it holds only since the deadline, and which of them have no
     * figure where each is promised.
     */
    private String inDistricts(Figure figure, Bound bound) {
        List<String> said = new ArrayList<>();
        int behind = parts.behind().size();
        String named = named(parts.behind(), figure.timePeriod(), bound);
        if (isNoneSaid()) {
            said.add(wording.say("parts.none", named, behind));
        } else if (behind > NAMED) {
            said.add(wording.say("parts.more", named, behind));
        } else if (behind > 0) {
            said.add(wording.say("parts.behind", named));
        }
        if (!parts.late().isEmpty()) {
            said.add(counted(
                    "parts.late",
                    "parts.late-more",
                    named(parts.late(), null, bound),
                    parts.late().size()));
        }
        if (bound.each() && !parts.absent().isEmpty()) {
            String absent = parts.absent().stream()
                    .limit(NAMED)
                    .map(district -> phrases.region(district, date))
                    .collect(Collectors.joining(wording.say("and")));
            said.add(absent(absent));
        }
        if (bound.each() && parts.total().lost() != null) {
            Figure lost = parts.total().lost();
            said.add(wording.say("parts.total-lost", phrases.period(lost.timePeriod()), value(lost.obsValue(), bound)));
        }
        if (bound.each() && parts.total().isAbsent()) {
            said.add(wording.say("parts.total-absent", phrases.period(parts.lacking())));
        }
        return String.join(wording.say("parts.and"), said);
    }

    /** Whether {@link #inDistricts} says already that no district satisfies the bound. */
    private boolean isNoneSaid() {
        return parts.behind().size() > 1 && parts.held() + parts.late().size() == 0;
    }

    private String absent(String named) {
        int count = parts.absent().size();
        if (parts.lacking() == null) {
            return wording.say(count <= NAMED ? "parts.incomplete" : "parts.incomplete-more", named, count);
        }
        String period = phrases.period(parts.lacking());
        return wording.say(count <= NAMED ? "parts.absent" : "parts.absent-more", named, count, period);
    }

    private String counted(String key, String ofMore, String named, int count) {
        return count <= NAMED ? wording.say(key, named) : wording.say(ofMore, named, count);
    }

    /** The first of the districts, each with its figure; and with its period where that is not {@code usual}. */
    private String named(List<Assessment.Part> districts, TimePeriod usual, Bound bound) {
        return districts.stream()
                .limit(NAMED)
                .map(part -> {
                    String value = value(part.obsValue(), bound);
                    String region = phrases.region(part.regionId(), date);
                    if (part.soFar()) {
                        return wording.say("district-so-far", region, value, phrases.period(part.timePeriod()));
                    }
                    return part.timePeriod().equals(usual)
                            ? wording.say("district", region, value)
                            : wording.say("district-then", region, value, phrases.period(part.timePeriod()));
                })
                .collect(Collectors.joining(wording.say("and")));
    }

    /** The periods, those that follow one another as a span; where there are many spans, the first ones and a count. */
    private String periods(List<TimePeriod> periods, String ofMany) {
        List<String> runs = new ArrayList<>();
        TimePeriod first = periods.get(0);
        for (int i = 0; i < periods.size(); i++) {
            TimePeriod last = periods.get(i);
            boolean ends = i + 1 == periods.size() || !periods.get(i + 1).equals(last.plus(1));
            if (ends) {
                runs.add(
                        first.equals(last)
                                ? phrases.period(first)
                                : wording.say("span", phrases.period(first), phrases.period(last)));
                first = i + 1 == periods.size() ? first : periods.get(i + 1);
            }
        }
        String named = runs.stream().limit(NAMED_RUNS).collect(Collectors.joining(wording.say("and")));
        return runs.size() <= NAMED_RUNS ? named : wording.say(ofMany, named, periods.size());
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
        if (figure.source().method() != null && !figure.soFar()) {
            return Optional.of(words -> words.wording.say(
                    "reason.parts-count", words.phrases.beside(parts.reported(), figure.obsValue(), words.indicator)));
        }
        if (bound == null || bound.holds(parts.nearest()) == bound.holds(parts.reported())) {
            return Optional.empty();
        }
        String verdict = bound.holds(parts.nearest()) ? "held" : "missed";
        return Optional.of(words -> parts.total() == null
                ? words.wording.say(
                        "reason.parts-range-" + (verdict.equals("missed") && words.isNoneSaid() ? "apart" : verdict),
                        words.value(parts.lowest(), bound),
                        words.value(parts.highest(), bound))
                : words.wording.say(
                        (figure.soFar() ? "reason.parts-amount-" : "reason.parts-total-") + verdict,
                        words.value(parts.total(), bound)));
    }

    private String value(BigDecimal value, Bound bound) {
        return phrases.figure(value, indicator, bound);
    }

    static String percent(BigDecimal share) {
        return Phrases.fixed(share.multiply(HUNDRED), 1, HUNDRED);
    }
}
