// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jundeng.assess.AssessmentWords.Sentence;
import org.jundeng.catalogue.Target.Method;

/** The rules for levels: to be reached by the deadline, or to be kept all the time. */
final class LevelRules {

    private LevelRules() {}

    /** The bound must hold all the time, as with ceilings and levels to be maintained. */
    static Judgement kept(TargetTerm term) {
        List<Figure> figures = term.figures();
        if (figures.isEmpty()) {
            return Judgement.noData(noData(term));
        }
        Figure latest = last(figures);
        State state = term.bound().holds(latest.obsValue())
                ? State.MET
                : heldBefore(term, figures) ? State.LOST : State.MISSED;
        return Judgement.of(state, latest, term.bound(), AssessmentWords.judged(state, latest, term.bound()));
    }

    /** The bound must hold by the deadline. Until then, progress is compared with the time that has passed. */
    static Judgement reached(TargetTerm term) {
        List<Figure> figures = term.figures();
        if (figures.isEmpty()) {
            return Judgement.noData(noData(term));
        }
        Figure latest = last(figures);
        Bound bound = term.bound();
        if (bound.holds(latest.obsValue())) {
            return Judgement.of(State.MET, latest, bound, AssessmentWords.judged(State.MET, latest, bound));
        }
        if (heldBefore(term, figures)) {
            return Judgement.of(State.LOST, latest, bound, AssessmentWords.judged(State.LOST, latest, bound));
        }
        if (term.isFinal(latest)) {
            return Judgement.of(State.MISSED, latest, bound, AssessmentWords.judged(State.MISSED, latest, bound));
        }
        Judgement ruling = underWay(term, figures, latest);
        return term.isOver() ? ruling.and(AssessmentWords.say("final-missing")) : ruling;
    }

    private static Judgement underWay(TargetTerm term, List<Figure> figures, Figure latest) {
        Optional<Figure> known =
                term.namedBaseline().or(() -> term.before(latest.timePeriod().freq()));
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
        return Growth.of(
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

    private static boolean heldBefore(TargetTerm term, List<Figure> figures) {
        return figures.subList(0, figures.size() - 1).stream()
                .anyMatch(figure -> term.bound().holds(figure.obsValue()));
    }

    static Sentence noData(TargetTerm term) {
        return words -> words.wording()
                .say(
                        "reason.no-data",
                        term.indicator().name().in(words.wording().locale()));
    }

    static Figure last(List<Figure> figures) {
        return figures.get(figures.size() - 1);
    }
}
