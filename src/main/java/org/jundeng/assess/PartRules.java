// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

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
            State state = term.target().each() ? stateOf(own.get(district)) : byFigure(figure);
            Figure said = term.target().each() ? own.get(district).figure() : figure.orElse(null);
            switch (state) {
                case AWAITING_FIGURE -> absent.add(district);
                case MET -> held++;
                case MET_LATE -> late.add(new Assessment.Part(district, said.obsValue(), said.timePeriod()));
                default -> behind.add(new Assessment.Part(district, said.obsValue(), said.timePeriod()));
            }
        }
        Comparator<Assessment.Part> byValue = Comparator.comparing(Assessment.Part::obsValue);
        behind.sort(term.indicator().direction() == Indicator.Direction.DOWN ? byValue.reversed() : byValue);
        return new Assessment.Parts(behind, late, absent, held);
    }

    private State byFigure(Optional<Figure> figure) {
        return figure.map(known -> ruling.bound().holds(known.obsValue()) ? State.MET : State.MISSED)
                .orElse(State.AWAITING_FIGURE);
    }

    /**
     * The state of a district. One whose last figure kept the promise, but that has none yet for the period of the
     * city or group, is not known; one whose last figure broke it has broken it until a newer one says otherwise.
     */
    private State stateOf(Judgement district) {
        if (district.state() == State.NO_DATA || district.figure() == null) {
            return State.AWAITING_FIGURE;
        }
        boolean current = !district.figure()
                .timePeriod()
                .lastDay()
                .isBefore(ruling.figure().timePeriod().lastDay());
        return district.state() == State.MET && !term.isOver() && !current ? State.AWAITING_FIGURE : district.state();
    }

    /**
     * What the districts add to the ruling on the city or group. Where the bound is promised of each of them, it is met
     * only when each meets it: the state is then that of the district farthest from it. Else they change no state, but
     * the reason names those behind.
     */
    Judgement with(Assessment.Parts parts) {
        if (ruling.state() == State.AWAITING_FIGURE
                && own.values().stream().anyMatch(district -> stateOf(district) == State.MISSED)) {
            return missedInOne();
        }
        if (!term.target().each() || !ruling.state().isMet()) {
            boolean said = ruling.state() == State.MET;
            return parts.behind().isEmpty() || said
                    ? ruling
                    : ruling.and(AssessmentWords.behind(ruling.figure(), ruling.bound()));
        }
        State state = Stream.concat(
                        Stream.of(ruling.state()), own.values().stream().map(this::stateOf))
                .min(Comparator.comparing(WORST_FIRST::indexOf))
                .orElseThrow();
        boolean allInTime = parts.behind().isEmpty()
                && parts.late().isEmpty()
                && parts.absent().isEmpty();
        return allInTime ? withBroken() : notInEach(state, parts);
    }

    /** The last figure of the city or group has not come, but no figure can mend what a district has missed. */
    private Judgement missedInOne() {
        List<Sentence> said = new ArrayList<>(ruling.sentences());
        said.add(AssessmentWords.inEach(ruling.figure(), ruling.bound()));
        return new Judgement(State.MISSED, ruling.figure(), ruling.bound(), null, null, said);
    }

    private Judgement notInEach(State state, Assessment.Parts parts) {
        Sentence inEach = AssessmentWords.notInEach(ruling.figure(), ruling.bound());
        List<Sentence> said = new ArrayList<>(ruling.sentences());
        if (ruling.state() == State.MET) {
            said.set(0, inEach);
        } else {
            said.add(AssessmentWords.inEach(ruling.figure(), ruling.bound()));
        }
        Judgement each = new Judgement(state, ruling.figure(), ruling.bound(), null, null, said);
        return switch (state) {
            case AWAITING_FIGURE -> awaiting(each);
            case LOST ->
                each.and(AssessmentWords.say(parts.behind().size() == 1 ? "one-held-before" : "some-held-before"));
            case MISSED, MET_LATE -> each;
            default -> each.and(AssessmentWords.due(term.target().until()));
        };
    }

    private Judgement awaiting(Judgement each) {
        TimePeriod period = ruling.figure().timePeriod();
        return term.isOver()
                ? each.and(AssessmentWords.day("deadline-over", term.target().until()))
                        .and(LevelRules.owed(term, List.of(term.lastPeriod(period.freq()))))
                : each.and(LevelRules.owed(term, List.of(period)));
    }

    /** Where each district keeps to the bound now: those that broke it before, and in which periods. */
    private Judgement withBroken() {
        Map<String, List<TimePeriod>> broken = new LinkedHashMap<>();
        own.forEach((district, judgement) -> {
            if (!judgement.broken().isEmpty()) {
                broken.put(district, judgement.broken());
            }
        });
        return broken.isEmpty() ? ruling : ruling.and(AssessmentWords.brokenIn(broken));
    }
}
