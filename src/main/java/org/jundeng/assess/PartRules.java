// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jundeng.assess.AssessmentWords.Sentence;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Target.Type;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** The rules for the districts of a city or group whose own figures can be compared with the bound. */
final class PartRules {

    private static final List<State> WORST_FIRST = List.of(
            State.MISSED,
            State.LOST,
            State.OFF_TRACK,
            State.AT_RISK,
            State.AWAITING_FIGURE,
            State.NOT_YET_DUE,
            State.ON_TRACK,
            State.MET_LATE,
            State.MET);

    private final TargetTerm term;
    private final Judgement ruling;
    private final Map<String, Judgement> own = new LinkedHashMap<>();
    /** What has become of the promise since the deadline, where it was not kept by all then; else null. */
    private final Together together;

    /**
     * Compares the districts with the ruling on the city or group.
     *
     * @param rule the ruling on a district by its own figures; asked only where the bound is promised of each
     */
    PartRules(TargetTerm term, Judgement ruling, Function<String, Judgement> rule) {
        this.term = term;
        this.ruling = ruling;
        if (term.target().each() && ruling.figure() != null && ruling.bound() != null) {
            there().forEach(district -> own.put(district, rule.apply(district)));
        }
        this.together = isReachedLate()
                ? new Together(term, ruling.figure().timePeriod().freq(), own.keySet())
                : null;
    }

    private boolean isReachedLate() {
        return !own.isEmpty()
                && term.isOver()
                && ruling.state().isMet()
                && !isAmount()
                && Stream.concat(Stream.of(ruling), own.values().stream())
                        .anyMatch(judgement -> judgement.state() == State.MET_LATE);
    }

    private boolean isAmount() {
        return term.adds()
                && (term.target().type() == Type.PER_YEAR || term.target().type() == Type.CUMULATIVE);
    }

    /** The districts that there were in the period that decided. */
    private List<String> there() {
        return term.known().expected().apply(ruling.figure().timePeriod());
    }

    /**
     * The districts beside the bound. Where it is promised of each, by the ruling on each district; else by the
     * districts' own figures of the period that decided.
     */
    Assessment.Parts parts() {
        if (ruling.figure() == null || ruling.bound() == null) {
            return Assessment.Parts.NONE;
        }
        List<Assessment.Part> behind = new ArrayList<>();
        List<Assessment.Part> late = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        int held = 0;
        TimePeriod period = ruling.figure().timePeriod();
        for (String district : there()) {
            Optional<Figure> figure = term.known().of(district).at(period);
            State state = term.target().each() ? stateOf(district) : byFigure(figure);
            Figure said = term.target().each() ? figureOf(district) : figure.orElse(null);
            switch (state) {
                case AWAITING_FIGURE -> absent.add(district);
                case MET -> held++;
                case MET_LATE -> late.add(Assessment.Part.of(district, said));
                default -> behind.add(Assessment.Part.of(district, said));
            }
        }
        Comparator<Assessment.Part> byValue = Comparator.comparing(Assessment.Part::obsValue);
        behind.sort(term.indicator().direction() == Indicator.Direction.DOWN ? byValue.reversed() : byValue);
        return new Assessment.Parts(behind, late, absent, lacking(), held, inTotal());
    }

    private State byFigure(Optional<Figure> figure) {
        return figure.map(known -> ruling.bound().holds(known.obsValue()) ? State.MET : State.MISSED)
                .orElse(State.AWAITING_FIGURE);
    }

    /**
     * The state of a district. One whose last figure kept the promise, but that has none yet for the period of the
     * city or group, is not known; one whose last figure broke it has broken it until a newer one says otherwise. Where
     * the promise was not kept by all at the deadline, what counts is how all stand since.
     */
    private State stateOf(String district) {
        if (together != null) {
            State state = together.state(district);
            return state.isMet() && isUnknownSince(district) ? State.AWAITING_FIGURE : state;
        }
        Judgement judgement = own.get(district);
        if (judgement.state() == State.NO_DATA || judgement.figure() == null) {
            return State.AWAITING_FIGURE;
        }
        TimePeriod known = judgement.figure().timePeriod();
        TimePeriod period = ruling.figure().timePeriod();
        if (isOfEarlierYear(judgement)) {
            return State.AWAITING_FIGURE;
        }
        boolean current = !known.lastDay().isBefore(period.lastDay());
        return judgement.state() == State.MET && !isOver() && !current ? State.AWAITING_FIGURE : judgement.state();
    }

    /** Whether it is not known that a district still satisfied the bound when the last ones had reached it. */
    private boolean isUnknownSince(String part) {
        return together.reached() == null
                && together.begins() != null
                && together.at(part, together.begins()).isEmpty();
    }

    private Figure figureOf(String district) {
        return together == null
                ? own.get(district).figure()
                : together.state(district) == State.MET_LATE
                        ? together.sinceWhen(district)
                        : together.last(district).orElse(null);
    }

    /** The deadline of the figure that decided: of a total of each year, the end of that year. */
    private LocalDate deadline() {
        return term.target().deadline(ruling.figure().timePeriod());
    }

    private boolean isOver() {
        return deadline().isBefore(term.date());
    }

    /** The period of which the absent districts have no figure; null where their amount is not complete. */
    private TimePeriod lacking() {
        if (isAmount() && isOver()) {
            return null;
        }
        TimePeriod decided = ruling.figure().timePeriod();
        if (together != null && together.begins() != null) {
            return TimePeriod.containing(decided.freq(), together.begins());
        }
        return together == null && isOver() ? TargetTerm.lastPeriod(decided.freq(), deadline()) : decided;
    }

    private Assessment.InTotal inTotal() {
        if (together != null) {
            boolean lost = together.state(Together.TOTAL) == State.MISSED;
            return new Assessment.InTotal(
                    lost ? together.last(Together.TOTAL).orElse(null) : null,
                    !lost && isUnknownSince(Together.TOTAL),
                    false);
        }
        boolean byLatest = own.keySet().stream()
                .filter(district -> stateOf(district) == State.MET)
                .flatMap(
                        district -> term.known().of(district).at(ruling.figure().timePeriod()).stream())
                .anyMatch(figure -> !isAmount() && !ruling.bound().holds(figure.obsValue()));
        return new Assessment.InTotal(null, false, byLatest);
    }

    /**
     * What the districts add to the ruling on the city or group. Where the bound is promised of each of them, it is met
     * only when each meets it: the state is then that of the district farthest from it. Else they change no state, but
     * the reason names those behind.
     */
    Judgement with(Assessment.Parts parts) {
        Judgement said = heldAgainst(parts);
        return isOfEachYear() || said.state().isMet() && parts.isKept() ? withBroken(said) : said;
    }

    private Judgement heldAgainst(Assessment.Parts parts) {
        if (ruling.state() == State.AWAITING_FIGURE
                && own.keySet().stream().anyMatch(district -> stateOf(district) == State.MISSED)) {
            return missedInOne();
        }
        if (!term.target().each() || !ruling.state().isMet()) {
            boolean said = ruling.state() == State.MET;
            return parts.behind().isEmpty() || said
                    ? ruling
                    : ruling.and(AssessmentWords.behind(ruling.figure(), ruling.bound()));
        }
        State state = Stream.concat(
                        Stream.of(inTotalState(parts)), own.keySet().stream().map(this::stateOf))
                .min(Comparator.comparing(WORST_FIRST::indexOf))
                .orElseThrow();
        return parts.isKept() ? reached() : notInEach(state, parts);
    }

    private State inTotalState(Assessment.Parts parts) {
        if (parts.total().lost() != null) {
            return State.MISSED;
        }
        return parts.total().isAbsent() ? State.AWAITING_FIGURE : ruling.state();
    }

    /** The ruling; where all reached the bound together only after the total had, with the total's figure of then. */
    private Judgement reached() {
        return together == null || ruling.state() != State.MET_LATE
                ? ruling
                : together.at(Together.TOTAL, together.reached())
                        .map(figure -> LevelRules.metLate(
                                term,
                                figure,
                                Judgement.of(State.MISSED, term.ending().orElseThrow(), ruling.bound()),
                                term.target().type() == Type.CUMULATIVE
                                        ? AssessmentWords.soFar(figure, List.of())
                                        : AssessmentWords.at(figure)))
                        .orElse(ruling);
    }

    /** The last figure of the city or group has not come, but no figure can mend what a district has missed. */
    private Judgement missedInOne() {
        List<Sentence> said = new ArrayList<>(ruling.sentences());
        said.add(AssessmentWords.inEach(ruling.figure(), ruling.bound()));
        return new Judgement(State.MISSED, ruling.figure(), ruling.bound(), null, null, said);
    }

    private Judgement notInEach(State state, Assessment.Parts parts) {
        Judgement each = new Judgement(state, ruling.figure(), ruling.bound(), null, null, ruling.sentences());
        return switch (state) {
            case AWAITING_FIGURE -> awaiting(each);
            case LOST ->
                each.and(AssessmentWords.say(parts.behind().size() == 1 ? "one-held-before" : "some-held-before"));
            case MISSED, MET_LATE -> each;
            default -> each.and(AssessmentWords.due(deadline()));
        };
    }

    private Judgement awaiting(Judgement each) {
        TimePeriod lacking = lacking();
        TimePeriod owed = lacking == null
                ? TargetTerm.lastPeriod(ruling.figure().timePeriod().freq(), deadline())
                : lacking;
        Judgement said = isOver() ? each.and(AssessmentWords.day("deadline-over", deadline())) : each;
        return said.and(LevelRules.owed(term, List.of(owed)));
    }

    private boolean isOfEachYear() {
        return term.target().type() == Type.PER_YEAR;
    }

    /** Whether the bound is promised of each year, and a district is judged by one before the one that decided. */
    private boolean isOfEarlierYear(Judgement judgement) {
        return isOfEachYear()
                && judgement.figure() != null
                && judgement.figure().timePeriod().firstDay().getYear()
                        < ruling.figure().timePeriod().firstDay().getYear();
    }

    /** Names the districts that broke the bound before, and in which periods or years. */
    private Judgement withBroken(Judgement said) {
        Map<String, List<TimePeriod>> broken = new LinkedHashMap<>();
        own.forEach((district, judgement) -> {
            List<TimePeriod> periods = new ArrayList<>(judgement.broken());
            if (isOfEarlierYear(judgement) && judgement.state() == State.MISSED) {
                periods.add(TimePeriod.containing(
                        Freq.A, judgement.figure().timePeriod().firstDay()));
            }
            if (!periods.isEmpty()) {
                broken.put(district, periods);
            }
        });
        return broken.isEmpty()
                ? said
                : said.and(AssessmentWords.brokenIn(isOfEachYear() ? "missed-in-years" : "broken-in", broken));
    }
}
