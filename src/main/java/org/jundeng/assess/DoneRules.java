// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rules for milestones, for targets of each period, and for ranks. */
final class DoneRules {

    private DoneRules() {}

    /**
     * Each period of the target's frequency must satisfy the bound. The latest period decides; the failed ones are
     * counted.
     */
    static Judgement eachPeriod(TargetTerm term) {
        List<Figure> figures = term.figures(term.target().freq());
        if (figures.isEmpty()) {
            return Judgement.noData(LevelRules.noData(term));
        }
        Figure latest = LevelRules.last(figures);
        State state = term.bound().holds(latest.obsValue()) ? State.MET : State.MISSED;
        long failed = figures.stream()
                .filter(figure -> !term.bound().holds(figure.obsValue()))
                .count();
        Judgement ruling =
                Judgement.of(state, latest, term.bound(), AssessmentWords.judged(state, latest, term.bound()));
        return failed == 0 ? ruling : ruling.and(AssessmentWords.say("periods-failed", figures.size(), failed));
    }

    /** A milestone is done on the last day of the first period with a figure above zero. */
    static Judgement milestone(TargetTerm term) {
        LocalDate until = term.target().until();
        Optional<Figure> done = term.history().all().stream()
                .filter(figure -> figure.obsValue().signum() > 0)
                .min(Comparator.comparing(figure -> figure.timePeriod().lastDay()));
        if (done.isPresent()) {
            LocalDate day = done.get().timePeriod().lastDay();
            long late = ChronoUnit.DAYS.between(until, day);
            return Judgement.of(
                    State.MET,
                    done.get(),
                    null,
                    late > 0 ? AssessmentWords.day("done-late", day, late) : AssessmentWords.day("done", day));
        }
        Optional<Figure> report = term.history().latest();
        if (!term.isOver()) {
            return Judgement.of(State.NOT_YET_DUE, report.orElse(null), null, AssessmentWords.day("open", until));
        }
        return report.map(figure -> Judgement.of(State.MISSED, figure, null, AssessmentWords.day("not-done", until)))
                .orElseGet(() -> Judgement.of(State.NO_DATA, null, null, AssessmentWords.day("no-report", until)));
    }

    /** The bound is the last rank that counts as 领先 (leading) or 前列 (among the first) by the target's definition. */
    static Judgement rank(TargetTerm term) {
        List<Figure> figures = term.figures();
        if (figures.isEmpty()) {
            return Judgement.noData(LevelRules.noData(term));
        }
        Figure latest = LevelRules.last(figures);
        boolean holds = term.bound().holds(latest.obsValue());
        boolean heldBefore = figures.subList(0, figures.size() - 1).stream()
                .anyMatch(figure -> term.bound().holds(figure.obsValue()));
        State state = holds ? State.MET : heldBefore ? State.LOST : State.MISSED;
        return Judgement.of(state, latest, term.bound(), words -> words.wording()
                .say(
                        "reason.rank",
                        words.phrases().period(latest.timePeriod()),
                        Phrases.number(latest.obsValue()),
                        term.target().rankWithin(),
                        words.wording().say("verdict." + state.code())));
    }
}
