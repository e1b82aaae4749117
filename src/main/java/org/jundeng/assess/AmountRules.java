// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jundeng.binding.Fraction;
import org.jundeng.catalogue.Indicator.TimeCollect;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** The rules for amounts: totals over the whole term, totals within each year, and reductions against a base. */
final class AmountRules {

    private static final List<Freq> FINEST_FIRST = List.of(Freq.M, Freq.Q, Freq.S, Freq.A);
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private AmountRules() {}

    /**
     * The amount up to the period of {@code figure}; {@code missing} counts the periods before it that have no figure.
     */
    private record Sum(Figure figure, long missing) {}

    /** The target sets a total over the whole term. */
    static Judgement cumulative(TargetTerm term) {
        Optional<Sum> known = soFar(term, term.target().from());
        if (known.isEmpty()) {
            return Judgement.noData(LevelRules.noData(term));
        }
        Figure figure = known.get().figure();
        BigDecimal base = term.namedBaseline().map(Figure::obsValue).orElse(BigDecimal.ZERO);
        Bound bound = term.bound();
        Judgement ruling;
        if (bound.holds(figure.obsValue())) {
            ruling = Judgement.of(State.MET, figure, bound, AssessmentWords.judgedSoFar(State.MET, figure, bound));
        } else if (term.isFinal(figure)) {
            ruling =
                    Judgement.of(State.MISSED, figure, bound, AssessmentWords.judgedSoFar(State.MISSED, figure, bound));
        } else {
            PathProgress.Span span = new PathProgress.Span(
                    term.target().from().minusDays(1), term.target().until());
            ruling = onTheWay(term, figure, base, span);
            ruling = term.isOver() ? ruling.and(AssessmentWords.say("final-missing")) : ruling;
        }
        return known.get().missing() == 0
                ? ruling
                : ruling.and(AssessmentWords.say("gap", known.get().missing()));
    }

    private static Judgement onTheWay(TargetTerm term, Figure figure, BigDecimal base, PathProgress.Span span) {
        BigDecimal end = term.bound().endFrom(figure.obsValue());
        if (end.compareTo(base) == 0) {
            return Judgement.of(
                    State.OFF_TRACK,
                    figure,
                    term.bound(),
                    AssessmentWords.judgedSoFar(State.OFF_TRACK, figure, term.bound()),
                    AssessmentWords.say("baseline-is-target"));
        }
        PathProgress way = PathProgress.linear(
                base, end, figure.obsValue(), span, figure.timePeriod().lastDay());
        return Judgement.of(
                        way.state(),
                        figure,
                        term.bound(),
                        AssessmentWords.judgedSoFar(way.state(), figure, term.bound()),
                        AssessmentWords.due(span.end()))
                .on(way);
    }

    /**
     * The amount since {@code from}: the last figure of a running total, else the sum over the finest frequency that
     * has figures. Empty where no figure is known.
     */
    private static Optional<Sum> soFar(TargetTerm term, LocalDate from) {
        if (term.indicator().timeCollect() == TimeCollect.END) {
            List<Figure> figures = term.figures();
            return figures.isEmpty() ? Optional.empty() : Optional.of(new Sum(LevelRules.last(figures), 0));
        }
        for (Freq freq : FINEST_FIRST) {
            List<Figure> figures = term.figures(freq).stream()
                    .filter(figure -> !figure.timePeriod().firstDay().isBefore(from))
                    .toList();
            if (!figures.isEmpty()) {
                return Optional.of(sum(figures, from));
            }
        }
        return Optional.empty();
    }

    private static Sum sum(List<Figure> figures, LocalDate from) {
        Figure latest = LevelRules.last(figures);
        BigDecimal sum = figures.stream().map(Figure::obsValue).reduce(BigDecimal.ZERO, BigDecimal::add);
        long periods = 0;
        TimePeriod period = TimePeriod.containing(latest.timePeriod().freq(), from);
        while (period.compareTo(latest.timePeriod()) <= 0) {
            periods += period.firstDay().isBefore(from) ? 0 : 1;
            period = period.plus(1);
        }
        return new Sum(latest.withValue(sum), periods - figures.size());
    }

    /** The target sets a total for each calendar year of the term; the latest year with a figure is judged. */
    static Judgement eachYear(TargetTerm term) {
        Optional<Integer> latestYear = term.history().all().stream()
                .filter(figure -> term.holds(figure.timePeriod().lastDay()))
                .map(AmountRules::year)
                .max(Integer::compare);
        if (latestYear.isEmpty()) {
            return Judgement.noData(LevelRules.noData(term));
        }
        Judgement ruling = inYear(term, latestYear.get());
        String missed = term.figures(Freq.A).stream()
                .filter(figure -> year(figure) < latestYear.get())
                .filter(figure -> !term.bound().holds(figure.obsValue()))
                .map(figure -> Integer.toString(year(figure)))
                .collect(Collectors.joining(", "));
        return missed.isEmpty() ? ruling : ruling.and(AssessmentWords.say("earlier-years-missed", missed));
    }

    private static Judgement inYear(TargetTerm term, int year) {
        Optional<Figure> annual = term.figures(Freq.A).stream()
                .filter(figure -> year(figure) == year)
                .findFirst();
        if (annual.isPresent()) {
            State state = term.bound().holds(annual.get().obsValue()) ? State.MET : State.MISSED;
            return Judgement.of(
                    state, annual.get(), term.bound(), AssessmentWords.judged(state, annual.get(), term.bound()));
        }
        for (Freq freq : FINEST_FIRST) {
            List<Figure> parts = term.figures(freq).stream()
                    .filter(figure -> year(figure) == year)
                    .toList();
            if (!parts.isEmpty()) {
                return withinYear(term, year, parts);
            }
        }
        throw new IllegalStateException("the year " + year + " was found by a figure in it");
    }

    private static Judgement withinYear(TargetTerm term, int year, List<Figure> parts) {
        LocalDate first = LocalDate.of(year, 1, 1);
        boolean adds = term.indicator().timeCollect() == TimeCollect.SUM;
        Sum sum = adds ? sum(parts, first) : new Sum(LevelRules.last(parts), 0);
        Figure figure = sum.figure();
        boolean over = figure.timePeriod().plus(1).firstDay().getYear() > year;
        boolean holds = term.bound().holds(figure.obsValue());
        Judgement ruling;
        if (holds || (over && sum.missing() == 0)) {
            State state = holds ? State.MET : State.MISSED;
            ruling =
                    Judgement.of(state, figure, term.bound(), AssessmentWords.judgedSoFar(state, figure, term.bound()));
        } else {
            ruling = onTheWay(
                    term,
                    figure,
                    BigDecimal.ZERO,
                    new PathProgress.Span(first.minusDays(1), LocalDate.of(year, 12, 31)));
        }
        return sum.missing() == 0 ? ruling : ruling.and(AssessmentWords.say("gap", sum.missing()));
    }

    private static int year(Figure figure) {
        return figure.timePeriod().firstDay().getYear();
    }

    /**
     * The target sets a reduction against a base, in per cent. Figures are compared with the level that the reduction
     * comes to.
     */
    static Judgement reduction(TargetTerm term) {
        Optional<TimePeriod> period = term.basePeriod();
        Optional<Figure> base = term.namedBaseline()
                .or(() -> period.isPresent()
                        ? Optional.empty()
                        : term.before(term.indicator().freq()));
        if (base.isEmpty()) {
            return Judgement.noData(words -> period.isPresent()
                    ? words.wording().say("reason.no-base", words.phrases().period(period.get()))
                    : words.wording().say("reason.no-base-named"));
        }
        if (base.get().obsValue().signum() <= 0) {
            return Judgement.noData(AssessmentWords.began("base-zero", base.get()));
        }
        List<Figure> figures = term.figures(base.get().timePeriod().freq());
        if (figures.isEmpty()) {
            return Judgement.noData(LevelRules.noData(term));
        }
        return fallen(term, base.get(), figures);
    }

    private static Judgement fallen(TargetTerm term, Figure base, List<Figure> figures) {
        Fraction fraction = term.target().value();
        BigDecimal promised = fraction.decimal();
        BigDecimal hundreds = HUNDRED.multiply(fraction.denominator());
        Figure latest = LevelRules.last(figures);
        BigDecimal fall = fall(base, latest);
        Bound most = new Bound(
                term.target().comparator() == org.jundeng.catalogue.Comparator.MORE_THAN
                        ? org.jundeng.catalogue.Comparator.LESS_THAN
                        : org.jundeng.catalogue.Comparator.AT_MOST,
                base.obsValue()
                        .multiply(hundreds.subtract(fraction.numerator()))
                        .divide(hundreds, MathContext.DECIMAL128)
                        .stripTrailingZeros(),
                term.indicator().direction());
        boolean heldBefore =
                figures.subList(0, figures.size() - 1).stream().anyMatch(figure -> most.holds(figure.obsValue()));
        PathProgress way = PathProgress.linear(
                BigDecimal.ZERO,
                promised,
                fall,
                new PathProgress.Span(base.timePeriod().lastDay(), term.target().until()),
                latest.timePeriod().lastDay());
        State state = most.holds(latest.obsValue())
                ? State.MET
                : heldBefore ? State.LOST : term.isFinal(latest) ? State.MISSED : way.state();
        Judgement ruling = Judgement.of(state, latest, most, fallSentence(state, base, latest, fall, promised));
        if (state == State.MET || state.isFailed()) {
            return ruling;
        }
        ruling = ruling.and(AssessmentWords.due(term.target().until())).on(way);
        return term.isOver() ? ruling.and(AssessmentWords.say("final-missing")) : ruling;
    }

    private static BigDecimal fall(Figure base, Figure figure) {
        return base.obsValue()
                .subtract(figure.obsValue())
                .multiply(HUNDRED)
                .divide(base.obsValue(), MathContext.DECIMAL64);
    }

    private static AssessmentWords.Sentence fallSentence(
            State state, Figure base, Figure latest, BigDecimal fall, BigDecimal promised) {
        return words -> words.wording()
                .say(
                        fall.signum() < 0 ? "reason.rise" : "reason.fall",
                        words.phrases().period(latest.timePeriod()),
                        words.phrases().figure(latest.obsValue(), words.indicator(), null),
                        words.phrases().period(base.timePeriod()),
                        words.phrases().figure(base.obsValue(), words.indicator(), null),
                        AssessmentWords.percent(fall.abs().divide(HUNDRED, MathContext.DECIMAL64)),
                        Phrases.number(promised),
                        words.wording().say("verdict." + state.code()));
    }
}
