// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.Target;

/**
 * Decides the state of a target by the rule of its type. Pure: no clock, no warehouse.
 *
 * <p>Only figures whose period ends within the term count; earlier figures can only be a baseline, and later ones are
 * ignored. The time that has passed is measured to the end of the latest figure's period, never to the date of the
 * assessment: an annual figure is not behind merely because it is July.
 */
final class TargetJudge {

    private final Catalogue catalogue;

    TargetJudge(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Assesses {@code target} in a region.
     *
     * @param history the figures of the target's indicator in the region
     * @param districts the indicator's figures, at least those within the term, in the districts of the city or group;
     *     empty for other regions and where districts are not compared
     */
    Assessment judge(Target target, String regionId, History history, Map<String, History> districts, LocalDate date) {
        Indicator indicator = catalogue.indicator(target.indicator()).orElseThrow();
        return judge(target, indicator, new Known(regionId, history, districts), date);
    }

    /**
     * The figures of an indicator.
     *
     * @param regionId the region
     * @param history the figures in the region
     * @param districts the figures, at least those within the term, in the districts to compare
     */
    record Known(String regionId, History history, Map<String, History> districts) {}

    Assessment judge(Target target, Indicator indicator, Known known, LocalDate date) {
        Bound bound = Bound.of(target, indicator, catalogue.units()).orElse(null);
        TargetTerm term = new TargetTerm(target, indicator, bound, catalogue.units(), known.history(), date);
        Judgement ruling = rule(term);
        List<Assessment.Part> behind = behind(term, ruling, known.districts());
        if (!behind.isEmpty()) {
            ruling = ruling.and(AssessmentWords.behind(behind, ruling.bound(), date));
        }
        if (ruling.figure() != null && ruling.figure().source().method() != null) {
            ruling = ruling.and(AssessmentWords.made(ruling.figure()));
        }
        ruling = ruling.figure() == null
                ? ruling
                : AssessmentWords.apart(ruling.figure(), ruling.bound())
                        .map(ruling::and)
                        .orElse(ruling);
        Judgement decided = ruling;
        return new Assessment(
                target.id(),
                known.regionId(),
                date,
                decided.state(),
                decided.figure(),
                decided.bound(),
                decided.progress(),
                decided.way() == null ? null : decided.way().elapsed(),
                decided.way() == null ? null : decided.way().lag(),
                behind,
                Wording.both(TargetJudge.class, wording -> reason(decided, indicator, wording)));
    }

    private static Judgement rule(TargetTerm term) {
        Target target = term.target();
        boolean measured = target.comparator() != null && target.type() != Target.Type.REDUCTION;
        if (measured && term.bound() == null) {
            return Judgement.noData(AssessmentWords.say(
                    "unit-differs", target.unit(), term.indicator().unit()));
        }
        return switch (target.type()) {
            case FLOOR, EXACTLY, REACH -> LevelRules.reached(term);
            case APPROXIMATELY ->
                term.indicator().direction() == Direction.DOWN ? LevelRules.kept(term) : LevelRules.reached(term);
            case COVERAGE -> target.freq() == null ? LevelRules.reached(term) : DoneRules.eachPeriod(term);
            case CEILING, MAINTAIN -> LevelRules.kept(term);
            case CUMULATIVE -> AmountRules.cumulative(term);
            case PER_YEAR -> AmountRules.eachYear(term);
            case PER_PERIOD -> DoneRules.eachPeriod(term);
            case REDUCTION -> AmountRules.reduction(term);
            case MILESTONE -> DoneRules.milestone(term);
            case RANK -> DoneRules.rank(term);
        };
    }

    /**
     * Whether the bound of a city or group can be compared with the figures of its districts. It cannot where the
     * districts share it, as with an amount that adds up.
     */
    static boolean comparesDistricts(Target target, Indicator indicator) {
        return target.comparator() != null
                && indicator.aggregation() != Indicator.Aggregation.SUM
                && target.type() != Target.Type.REDUCTION
                && target.type() != Target.Type.RANK;
    }

    /** The districts whose own figure of the same period violates the bound of the city or group, the worst first. */
    private static List<Assessment.Part> behind(TargetTerm term, Judgement ruling, Map<String, History> districts) {
        Indicator indicator = term.indicator();
        if (ruling.figure() == null || ruling.bound() == null || !comparesDistricts(term.target(), indicator)) {
            return List.of();
        }
        Map<String, Figure> figures = new LinkedHashMap<>();
        districts.forEach((regionId, history) -> Optional.of(history)
                .flatMap(one -> one.at(ruling.figure().timePeriod()))
                .ifPresent(figure -> figures.put(regionId, figure)));
        Comparator<Assessment.Part> byValue = Comparator.comparing(Assessment.Part::obsValue);
        return figures.entrySet().stream()
                .filter(entry -> !ruling.bound().holds(entry.getValue().obsValue()))
                .map(entry ->
                        new Assessment.Part(entry.getKey(), entry.getValue().obsValue()))
                .sorted(indicator.direction() == Direction.DOWN ? byValue.reversed() : byValue)
                .toList();
    }

    private String reason(Judgement ruling, Indicator indicator, Wording wording) {
        AssessmentWords words = new AssessmentWords(wording, new Phrases(catalogue, wording.locale()), indicator);
        String gap = wording.locale().equals(Locale.CHINESE) ? "" : " ";
        return ruling.sentences().stream().map(sentence -> sentence.in(words)).collect(Collectors.joining(gap));
    }
}
