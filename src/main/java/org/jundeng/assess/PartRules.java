// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jundeng.catalogue.Indicator;

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
            State.MET_LATE);

    private PartRules() {}

    /** Compares the districts' own figures of the period that decided with the bound of the city or group. */
    static Assessment.Parts parts(TargetTerm term, Judgement ruling) {
        if (ruling.figure() == null || ruling.bound() == null) {
            return Assessment.Parts.NONE;
        }
        List<Assessment.Part> behind = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        Map<String, History> districts = term.known().districts();
        districts.forEach((regionId, history) -> {
            Optional<Figure> figure = history.at(ruling.figure().timePeriod());
            if (figure.isEmpty()) {
                absent.add(regionId);
            } else if (!ruling.bound().holds(figure.get().obsValue())) {
                behind.add(new Assessment.Part(regionId, figure.get().obsValue()));
            }
        });
        Comparator<Assessment.Part> byValue = Comparator.comparing(Assessment.Part::obsValue);
        behind.sort(term.indicator().direction() == Indicator.Direction.DOWN ? byValue.reversed() : byValue);
        return new Assessment.Parts(behind, absent, districts.size() - behind.size() - absent.size());
    }

    /**
     * What the districts add to the ruling on the city or group. Where the bound is promised of each of them, it is met
     * only when each meets it: its state is then that of the district farthest from it, and a district without a figure
     * has not met it. Else they change no state, but the reason names those behind.
     *
     * @param rule the ruling on a district
     */
    static Judgement with(Assessment.Parts parts, TargetTerm term, Judgement ruling, Function<String, Judgement> rule) {
        boolean each = term.target().each() && ruling.state().isMet();
        if (each && !(parts.behind().isEmpty() && parts.absent().isEmpty())) {
            return notInEach(parts, term, ruling, rule);
        }
        boolean said = ruling.state() == State.MET;
        return parts.behind().isEmpty() || said ? ruling : ruling.and(AssessmentWords.behind(ruling.bound()));
    }

    private static Judgement notInEach(
            Assessment.Parts parts, TargetTerm term, Judgement ruling, Function<String, Judgement> rule) {
        List<State> states = new ArrayList<>();
        for (Assessment.Part part : parts.behind()) {
            states.add(known(rule.apply(part.regionId()).state()));
        }
        if (!parts.absent().isEmpty()) {
            states.add(term.isOver() ? State.AWAITING_FIGURE : State.NOT_YET_DUE);
        }
        State state =
                states.stream().min(Comparator.comparing(WORST_FIRST::indexOf)).orElseThrow();
        Judgement each = Judgement.of(
                state, ruling.figure(), ruling.bound(), AssessmentWords.notInEach(ruling.figure(), ruling.bound()));
        return switch (state) {
            case AWAITING_FIGURE ->
                each.and(LevelRules.owed(term, List.of(ruling.figure().timePeriod())));
            case LOST ->
                each.and(AssessmentWords.say(parts.behind().size() == 1 ? "one-held-before" : "some-held-before"));
            case MET_LATE -> each.and(AssessmentWords.say("each-late"));
            default ->
                term.isOver()
                        ? each
                        : each.and(AssessmentWords.due(term.target().until()));
        };
    }

    /** A district of whose progress too little is known has not failed. */
    private static State known(State state) {
        return state == State.NO_DATA || state == State.MET ? State.NOT_YET_DUE : state;
    }
}
