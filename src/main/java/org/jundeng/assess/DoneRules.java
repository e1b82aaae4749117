// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jundeng.assess.AssessmentWords.Sentence;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** The rules for milestones, for targets of each period, and for ranks. */
final class DoneRules {

    private DoneRules() {}

    /**
     * Each period of the target's frequency must satisfy the bound. The latest period decides; the failed ones are
     * named.
     */
    static Judgement eachPeriod(TargetTerm term) {
        Freq freq = term.target().freq();
        List<Figure> figures = term.figures(freq);
        Optional<Figure> decides = term.isOver() ? term.ending(freq) : LevelRules.latest(figures);
        if (decides.isEmpty()) {
            return term.isOver() ? awaiting(term, figures) : Judgement.noData(LevelRules.noData(term));
        }
        Figure latest = decides.get();
        State state = term.bound().holds(latest.obsValue()) ? State.MET : State.MISSED;
        return withFailed(
                figures,
                Judgement.of(state, latest, term.bound(), AssessmentWords.judged(state, latest, term.bound())));
    }

    private static Judgement awaiting(TargetTerm term, List<Figure> figures) {
        TimePeriod missing = term.lastPeriod(term.target().freq());
        if (figures.isEmpty()) {
            Judgement nothing = Judgement.of(State.AWAITING_FIGURE, null, null, LevelRules.noData(term));
            return LevelRules.awaiting(term, nothing, List.of(missing));
        }
        return withFailed(figures, LevelRules.awaiting(term, figures));
    }

    private static Judgement withFailed(List<Figure> figures, Judgement ruling) {
        List<TimePeriod> failed = LevelRules.broken(figures, ruling.bound());
        return failed.isEmpty() ? ruling : ruling.broken(failed, AssessmentWords.failed(failed, figures.size()));
    }

    /**
     * A milestone is done on the last day of the first period with a figure above zero. Later reports that it is not
     * done change nothing, but are named. After the deadline, only a report about that day or a later one says that it
     * is not done.
     */
    static Judgement milestone(TargetTerm term) {
        LocalDate until = term.target().until();
        List<Figure> reports = term.history().all().stream()
                .sorted(Comparator.comparing(Figure::timePeriod))
                .toList();
        Optional<Figure> done = reports.stream()
                .filter(figure -> figure.obsValue().signum() > 0)
                .findFirst();
        if (done.isPresent()) {
            return done(done.get(), reports, until);
        }
        Optional<Figure> report = LevelRules.latest(reports);
        if (!term.isOver()) {
            return Judgement.of(State.NOT_YET_DUE, report.orElse(null), null, AssessmentWords.day("open", until));
        }
        if (report.isPresent() && !report.get().timePeriod().lastDay().isBefore(until)) {
            return Judgement.of(State.MISSED, report.get(), null, AssessmentWords.day("not-done", until));
        }
        Sentence known = report.map(figure -> AssessmentWords.began("not-done-then", figure))
                .orElseGet(() -> AssessmentWords.say("no-report"));
        TimePeriod missing = term.lastPeriod(term.indicator().freq());
        return Judgement.of(
                State.AWAITING_FIGURE,
                report.orElse(null),
                null,
                AssessmentWords.day("report-awaited", until),
                known,
                LevelRules.owed(term, List.of(missing)));
    }

    private static Judgement done(Figure done, List<Figure> reports, LocalDate until) {
        LocalDate day = done.timePeriod().lastDay();
        long late = ChronoUnit.DAYS.between(until, day);
        Judgement ruling = late > 0
                ? Judgement.of(State.MET_LATE, done, null, late(day, late))
                : Judgement.of(State.MET, done, null, AssessmentWords.day("done", day));
        List<Figure> against = reports.stream()
                .filter(figure -> figure.timePeriod().compareTo(done.timePeriod()) > 0)
                .filter(figure -> figure.obsValue().signum() <= 0)
                .toList();
        return against.isEmpty() ? ruling : ruling.and(AssessmentWords.contradicted(against));
    }

    private static Sentence late(LocalDate day, long days) {
        return words -> words.wording()
                .say(
                        days == 1 && words.wording().has("reason.done-late.one")
                                ? "reason.done-late.one"
                                : "reason.done-late",
                        words.phrases().day(day),
                        days);
    }

    /**
     * The bound is the last rank that counts as 领先 (leading) or 前列 (among the first) by the target's definition. With
     * a frequency it must hold each time; without one it is to be reached by the deadline.
     */
    static Judgement rank(TargetTerm term) {
        List<Figure> figures = term.figures();
        Optional<Figure> decides = term.isOver() ? term.ending() : LevelRules.latest(figures);
        if (decides.isEmpty()) {
            return term.isOver() ? awaitingRank(term, figures) : Judgement.noData(LevelRules.noData(term));
        }
        Figure latest = decides.get();
        boolean holds = term.bound().holds(latest.obsValue());
        boolean before = LevelRules.heldBefore(figures, latest, term.bound());
        boolean due = term.isOver() || term.target().freq() != null;
        State said = holds ? State.MET : before ? State.LOST : due ? State.MISSED : State.NOT_YET_DUE;
        State state = said == State.LOST && term.isOver() ? State.MISSED : said;
        Judgement ruling = Judgement.of(state, latest, term.bound(), rank(term, latest, said));
        if (state == State.MET && term.target().freq() != null) {
            List<TimePeriod> broken = LevelRules.broken(figures, term.bound());
            return broken.isEmpty() ? ruling : ruling.broken(broken, AssessmentWords.periods("broken", broken));
        }
        return state == State.NOT_YET_DUE
                ? ruling.and(AssessmentWords.due(term.target().until()))
                : ruling;
    }

    private static Judgement awaitingRank(TargetTerm term, List<Figure> figures) {
        if (figures.isEmpty()) {
            return LevelRules.awaiting(term, figures);
        }
        Figure latest = LevelRules.last(figures);
        Judgement known =
                Judgement.of(State.AWAITING_FIGURE, latest, term.bound(), rank(term, latest, State.AWAITING_FIGURE));
        TimePeriod missing = term.lastPeriod(latest.timePeriod().freq());
        return LevelRules.awaiting(term, known, List.of(missing));
    }

    private static Sentence rank(TargetTerm term, Figure latest, State said) {
        return words -> words.wording()
                .say(
                        "reason.rank",
                        words.phrases().period(latest.timePeriod()),
                        Phrases.number(latest.obsValue()),
                        term.target().rankWithin(),
                        words.wording().say("verdict." + said.code()));
    }
}
