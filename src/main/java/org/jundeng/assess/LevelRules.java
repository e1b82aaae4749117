// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jundeng.assess.AssessmentWords.Sentence;
import org.jundeng.binding.Fraction;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Target.Method;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** The rules for levels: to be reached by the deadline, or to be kept all the time. */
final class LevelRules {

    private LevelRules() {}

    /**
     * The bound must hold all the time, as with ceilings and levels to be maintained. The latest figure decides; the
     * earlier periods in which it did not hold are named.
     */
    static Judgement kept(TargetTerm term) {
        List<Figure> figures = term.figures();
        Optional<Figure> decides = term.isOver() ? term.ending() : latest(figures);
        if (decides.isEmpty()) {
            return term.isOver() ? awaiting(term, figures) : Judgement.noData(noData(term));
        }
        Figure latest = decides.get();
        Bound bound = term.bound();
        if (bound.holds(latest.obsValue())) {
            Judgement met = Judgement.of(State.MET, latest, bound, AssessmentWords.judged(State.MET, latest, bound));
            List<TimePeriod> broken = broken(figures, bound);
            return broken.isEmpty() ? met : met.broken(broken, AssessmentWords.periods("broken", broken));
        }
        boolean before = heldBefore(figures, latest, bound);
        State state = before && !term.isOver() ? State.LOST : State.MISSED;
        return Judgement.of(state, latest, bound, failed(before, latest, bound));
    }

    /** The bound must hold by the deadline. Until then, progress is compared with the time that has passed. */
    static Judgement reached(TargetTerm term) {
        List<Figure> figures = term.figures();
        if (term.isOver()) {
            return term.ending().map(ending -> ended(term, figures, ending)).orElseGet(() -> awaiting(term, figures));
        }
        if (figures.isEmpty()) {
            return Judgement.noData(noData(term));
        }
        Figure latest = last(figures);
        Bound bound = term.bound();
        if (bound.holds(latest.obsValue())) {
            return Judgement.of(State.MET, latest, bound, AssessmentWords.judged(State.MET, latest, bound));
        }
        if (heldBefore(figures, latest, bound)) {
            return Judgement.of(State.LOST, latest, bound, AssessmentWords.judged(State.LOST, latest, bound));
        }
        return underWay(term, figures, latest);
    }

    private static Judgement ended(TargetTerm term, List<Figure> figures, Figure ending) {
        Bound bound = term.bound();
        if (bound.holds(ending.obsValue())) {
            return Judgement.of(State.MET, ending, bound, AssessmentWords.judged(State.MET, ending, bound));
        }
        boolean before = heldBefore(figures, ending, bound);
        return late(term, Judgement.of(State.MISSED, ending, bound, failed(before, ending, bound)), false);
    }

    /**
     * A target that was missed at its deadline: met late where it has been reached since and holds still, from the
     * period on since which it has always held.
     *
     * @param soFar whether its figures are amounts so far
     */
    static Judgement late(TargetTerm term, Judgement missed, boolean soFar) {
        Bound bound = missed.bound();
        Figure ending = missed.figure();
        List<Figure> later = term.after(ending.timePeriod().freq());
        Optional<Figure> first =
                later.stream().filter(figure -> bound.holds(figure.obsValue())).findFirst();
        if (first.isEmpty()) {
            return missed;
        }
        if (!bound.holds(last(later).obsValue())) {
            String key = bound.each() ? "late-and-lost-in-total" : "late-and-lost";
            return missed.and(AssessmentWords.began(key, first.get()));
        }
        Figure reached = sinceWhen(later, bound);
        return metLate(
                term, reached, missed, soFar ? AssessmentWords.soFar(reached, List.of()) : AssessmentWords.at(reached));
    }

    /** The figure since which the bound has always held; the last of {@code figures} must satisfy it. */
    static Figure sinceWhen(List<Figure> figures, Bound bound) {
        int first = figures.size() - 1;
        while (first > 0 && bound.holds(figures.get(first - 1).obsValue())) {
            first--;
        }
        return figures.get(first);
    }

    /** The bound was reached by {@code reached}, called {@code subject}, after the deadline, at which it was missed. */
    static Judgement metLate(TargetTerm term, Figure reached, Judgement missed, Sentence subject) {
        Bound bound = missed.bound();
        return Judgement.of(
                State.MET_LATE,
                reached,
                bound,
                AssessmentWords.late(subject, reached, bound, term.target().until()),
                AssessmentWords.atDeadline(missed.figure(), reached, bound));
    }

    private static Sentence failed(boolean before, Figure figure, Bound bound) {
        return AssessmentWords.judged(before ? State.LOST : State.MISSED, figure, bound);
    }

    /** The deadline has passed, but the last figure has not come: what is known, what is missing, and who owes it. */
    static Judgement awaiting(TargetTerm term, List<Figure> figures) {
        Optional<Figure> latest = latest(figures);
        TimePeriod missing =
                term.lastPeriod(latest.map(figure -> figure.timePeriod().freq())
                        .orElse(term.indicator().freq()));
        Judgement known = latest.map(figure -> Judgement.of(
                        State.AWAITING_FIGURE,
                        figure,
                        term.bound(),
                        AssessmentWords.judged(State.AWAITING_FIGURE, figure, term.bound())))
                .orElseGet(() -> Judgement.of(State.AWAITING_FIGURE, null, null, noData(term)));
        return awaiting(term, known, List.of(missing));
    }

    /** The ruling, with the figures that are missing although the deadline has passed, and who owes them. */
    static Judgement awaiting(TargetTerm term, Judgement known, List<TimePeriod> missing) {
        return awaiting(term, known, term.target().until(), missing);
    }

    /** The same for another deadline than the target's, such as the end of a year. */
    static Judgement awaiting(TargetTerm term, Judgement known, LocalDate until, List<TimePeriod> missing) {
        Judgement awaited = known.and(AssessmentWords.awaited(until, missing));
        List<String> absent = term.known().absent().apply(missing.get(0));
        return (absent.isEmpty() ? awaited : awaited.and(AssessmentWords.lacking(absent, missing.get(0))))
                .and(owed(term, missing));
    }

    static Sentence owed(TargetTerm term, List<TimePeriod> missing) {
        return AssessmentWords.owed(
                term.known().owed().apply(missing.get(0)),
                missing.size() > 1,
                term.target().bureau());
    }

    /** Where the way begins: what the plan names, else the last figure before the term. */
    private static Optional<Figure> baseline(TargetTerm term, Figure latest) {
        return term.namedBaseline().or(() -> term.before(latest.timePeriod().freq()));
    }

    /** The straight way that progress is compared with; empty where there is none. */
    static Optional<PathProgress.Line> way(TargetTerm term) {
        List<Figure> figures = term.figures();
        if (figures.isEmpty() || term.bound() == null) {
            return Optional.empty();
        }
        Figure start = baseline(term, last(figures)).orElse(figures.get(0));
        return start == last(figures) || term.bound().holds(start.obsValue())
                ? Optional.empty()
                : PathProgress.Line.from(
                        start, term.target().until(), term.bound().endFrom(start.obsValue()));
    }

    private static Judgement underWay(TargetTerm term, List<Figure> figures, Figure latest) {
        Optional<Figure> known = baseline(term, latest);
        if (known.isEmpty() && figures.size() == 1) {
            return pending(term, State.NOT_YET_DUE, latest).and(AssessmentWords.say("one-figure"));
        }
        Figure start = known.orElse(figures.get(0));
        PathProgress.Span span = new PathProgress.Span(
                start.timePeriod().lastDay(), term.target().until());
        BigDecimal end = term.bound().endFrom(latest.obsValue());
        if (span.isEmpty()
                || !start.timePeriod().lastDay().isBefore(latest.timePeriod().lastDay())) {
            return pending(term, State.NOT_YET_DUE, latest).and(AssessmentWords.say("one-figure"));
        }
        Sentence began = AssessmentWords.began(known.isPresent() ? "baseline" : "baseline-stands-in", start);
        if (start.obsValue().compareTo(end) == 0) {
            return pending(term, State.OFF_TRACK, latest).and(began).and(AssessmentWords.say("baseline-is-target"));
        }
        if (term.bound().holds(start.obsValue())) {
            return Judgement.of(
                            State.LOST, latest, term.bound(), AssessmentWords.judged(State.LOST, latest, term.bound()))
                    .and(began);
        }
        if (term.target().method() == Method.GROWTH) {
            return byGrowth(term, start, end, latest, span).and(began);
        }
        return byTime(term, start, end, latest, span).and(began);
    }

    private static Judgement byGrowth(
            TargetTerm term, Figure start, BigDecimal end, Figure latest, PathProgress.Span span) {
        return PathProgress.Growth.of(
                        start.obsValue(),
                        end,
                        latest.obsValue(),
                        span,
                        latest.timePeriod().lastDay())
                .map(growth -> {
                    Judgement ruling = pending(term, growth.state(), latest)
                            .and(AssessmentWords.say("growth", AssessmentWords.percent(growth.ratio())));
                    return new Judgement(
                            ruling.state(), latest, term.bound(), growth.ratio(), null, ruling.sentences());
                })
                .orElseGet(() -> byTime(term, start, end, latest, span).and(AssessmentWords.say("no-growth")));
    }

    private static Judgement byTime(
            TargetTerm term, Figure start, BigDecimal end, Figure latest, PathProgress.Span span) {
        PathProgress way = PathProgress.linear(
                start.obsValue(),
                end,
                latest.obsValue(),
                span,
                latest.timePeriod().lastDay());
        return pending(term, way.state(), latest).on(way);
    }

    /** The target is not reached yet; {@code state} tells whether it is on its way. */
    static Judgement pending(TargetTerm term, State state, Figure latest) {
        return Judgement.of(
                state,
                latest,
                term.bound(),
                AssessmentWords.judged(state, latest, term.bound()),
                AssessmentWords.due(term.target().until()));
    }

    /**
     * The target sets a reduction against a base, in per cent. Figures are compared with the level that the reduction
     * comes to.
     */
    static Judgement fallen(TargetTerm term) {
        Optional<TimePeriod> period = term.basePeriod();
        Optional<Figure> known = baseOfFall(term);
        if (known.isEmpty()) {
            return Judgement.noData(words -> period.isPresent()
                    ? words.wording().say("reason.no-base", words.phrases().period(period.get()))
                    : words.wording().say("reason.no-base-named"));
        }
        Figure base = known.get();
        if (base.obsValue().signum() <= 0) {
            return Judgement.noData(AssessmentWords.began("base-zero", base));
        }
        Freq freq = base.timePeriod().freq();
        List<Figure> figures = term.figures(freq);
        Optional<Figure> ending = term.ending(freq);
        if (figures.isEmpty()) {
            return term.isOver() ? awaiting(term, figures) : Judgement.noData(noData(term));
        }
        Fall fall = Fall.of(term, base);
        if (!term.isOver()) {
            return fall.underWay(figures);
        }
        return ending.map(last -> fall.ended(figures, last)).orElseGet(() -> fall.awaiting(figures));
    }

    private static Optional<Figure> baseOfFall(TargetTerm term) {
        return term.namedBaseline()
                .or(() -> term.basePeriod().isPresent()
                        ? Optional.empty()
                        : term.before(term.indicator().freq()));
    }

    /** The straight way from the base of a reduction to what it comes to; empty where the base is not known. */
    static Optional<PathProgress.Line> wayOfFall(TargetTerm term) {
        return baseOfFall(term)
                .filter(base -> base.obsValue().signum() > 0)
                .flatMap(base -> PathProgress.Line.from(
                        base, term.target().until(), Fall.of(term, base).most().value()));
    }

    /** A reduction that was promised against a base, and the most that a figure may be after it. */
    private record Fall(TargetTerm term, Figure base, Bound most) {

        private static final BigDecimal HUNDRED = new BigDecimal("100");

        static Fall of(TargetTerm term, Figure base) {
            Fraction promised = term.target().value();
            BigDecimal hundreds = HUNDRED.multiply(promised.denominator());
            Comparator side =
                    term.target().comparator() == Comparator.MORE_THAN ? Comparator.LESS_THAN : Comparator.AT_MOST;
            BigDecimal value = base.obsValue()
                    .multiply(hundreds.subtract(promised.numerator()))
                    .divide(hundreds, MathContext.DECIMAL128)
                    .stripTrailingZeros();
            return new Fall(term, base, new Bound(side, value, term.indicator().direction()));
        }

        private BigDecimal promised() {
            return term.target().value().decimal();
        }

        Judgement underWay(List<Figure> figures) {
            Figure latest = last(figures);
            PathProgress way = PathProgress.linear(
                    BigDecimal.ZERO,
                    promised(),
                    fall(latest),
                    new PathProgress.Span(
                            base.timePeriod().lastDay(), term.target().until()),
                    latest.timePeriod().lastDay());
            State state = most.holds(latest.obsValue())
                    ? State.MET
                    : heldBefore(figures, latest, most) ? State.LOST : way.state();
            Judgement ruling = said(state, state, latest);
            return state == State.MET || state.isFailed()
                    ? ruling
                    : ruling.and(AssessmentWords.due(term.target().until())).on(way);
        }

        Judgement ended(List<Figure> figures, Figure ending) {
            if (most.holds(ending.obsValue())) {
                return said(State.MET, State.MET, ending);
            }
            boolean before = heldBefore(figures, ending, most);
            return late(term, said(State.MISSED, before ? State.LOST : State.MISSED, ending), false);
        }

        Judgement awaiting(List<Figure> figures) {
            Figure latest = last(figures);
            return LevelRules.awaiting(
                    term,
                    said(State.AWAITING_FIGURE, State.AWAITING_FIGURE, latest),
                    List.of(term.lastPeriod(latest.timePeriod().freq())));
        }

        private BigDecimal fall(Figure figure) {
            return base.obsValue()
                    .subtract(figure.obsValue())
                    .multiply(HUNDRED)
                    .divide(base.obsValue(), MathContext.DECIMAL64);
        }

        private Judgement said(State state, State verdict, Figure figure) {
            BigDecimal fall = fall(figure);
            return Judgement.of(state, figure, most, words -> {
                Phrases phrases = words.phrases();
                List<String> both =
                        phrases.together(List.of(figure.obsValue(), base.obsValue()), words.indicator(), most);
                return words.wording()
                        .say(
                                fall.signum() < 0 ? "reason.rise" : "reason.fall",
                                phrases.period(figure.timePeriod()),
                                both.get(0),
                                phrases.period(base.timePeriod()),
                                both.get(1),
                                Phrases.fixed(fall.abs(), 1, promised()),
                                Phrases.number(promised()),
                                words.wording().say("verdict." + verdict.code()));
            });
        }
    }

    /** The periods of the figures that violate the bound. */
    static List<TimePeriod> broken(List<Figure> figures, Bound bound) {
        return figures.stream()
                .filter(figure -> !bound.holds(figure.obsValue()))
                .map(Figure::timePeriod)
                .toList();
    }

    /** Whether a figure of a period before that of {@code latest} satisfies the bound. */
    static boolean heldBefore(List<Figure> figures, Figure latest, Bound bound) {
        return figures.stream()
                .filter(figure -> figure.timePeriod().compareTo(latest.timePeriod()) < 0)
                .anyMatch(figure -> bound.holds(figure.obsValue()));
    }

    static Sentence noData(TargetTerm term) {
        return words -> words.wording()
                .say(
                        "reason.no-data",
                        term.indicator().name().in(words.wording().locale()));
    }

    static Optional<Figure> latest(List<Figure> figures) {
        return figures.isEmpty() ? Optional.empty() : Optional.of(last(figures));
    }

    static Figure last(List<Figure> figures) {
        return figures.get(figures.size() - 1);
    }
}
