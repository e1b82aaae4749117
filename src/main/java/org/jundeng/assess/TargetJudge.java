// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
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

    /** Assesses {@code target}, whose indicator is {@code indicator}, by what is known on {@code date}. */
    Assessment judge(Target target, Indicator indicator, TargetTerm.Known known, LocalDate date) {
        Bound bound = Bound.of(target, indicator, catalogue.units()).orElse(null);
        TargetTerm term = new TargetTerm(target, indicator, bound, catalogue.units(), known, date);
        Judgement whole = rule(term);
        Judgement ruling = whole;
        Assessment.Parts parts = Assessment.Parts.NONE;
        if (comparesDistricts(target, indicator)) {
            PartRules districts = new PartRules(
                    term,
                    ruling,
                    district -> rule(new TargetTerm(
                            target, indicator, bound, catalogue.units(), ofDistrict(term, whole, district), date)));
            parts = districts.parts();
            ruling = districts.with(parts);
        }
        Assessment.Parts compared = parts;
        Judgement decided = withSource(ruling);
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
                parts.behind(),
                Wording.both(TargetJudge.class, wording -> reason(decided, indicator, compared, date, wording)));
    }

    /** What is known of a district: of a total of each year, up to the end of the year that was judged. */
    private static TargetTerm.Known ofDistrict(TargetTerm term, Judgement whole, String district) {
        TargetTerm.Known known = term.known().in(district);
        return term.target().type() != Target.Type.PER_YEAR || term.isOver()
                ? known
                : known.upTo(term.target().deadline(whole.figure().timePeriod()));
    }

    /**
     * Says how the figure that decided was derived, whether its parts say otherwise, and whether it is estimated or
     * provisional.
     */
    private static Judgement withSource(Judgement ruling) {
        if (ruling.figure() == null) {
            return ruling;
        }
        String method = ruling.figure().source().method();
        Judgement said = method == null ? ruling : ruling.and(AssessmentWords.made(ruling.figure()));
        said = AssessmentWords.apart(ruling.figure(), ruling.bound())
                .map(said::and)
                .orElse(said);
        return switch (ruling.figure().status()) {
            case E, P ->
                said.and(AssessmentWords.say(
                        (method == null ? "is." : "contains.") + ruling.figure().status()));
            default -> said;
        };
    }

    /** The ruling by the figures of the region itself, without those of its districts. */
    static Judgement rule(TargetTerm term) {
        Target target = term.target();
        boolean measured = target.comparator() != null && target.type() != Target.Type.REDUCTION;
        if (measured && term.bound() == null) {
            return Judgement.noData(AssessmentWords.say(
                    "unit-differs", target.unit(), term.indicator().unit()));
        }
        boolean isReached = target.isReachedByDeadline(term.indicator().direction());
        return switch (target.type()) {
            case FLOOR, EXACTLY, REACH, APPROXIMATELY, CEILING, MAINTAIN ->
                isReached ? LevelRules.reached(term) : LevelRules.kept(term);
            case COVERAGE -> isReached ? LevelRules.reached(term) : DoneRules.eachPeriod(term);
            case CUMULATIVE -> AmountRules.cumulative(term);
            case PER_YEAR -> AmountRules.eachYear(term);
            case PER_PERIOD -> DoneRules.eachPeriod(term);
            case REDUCTION -> LevelRules.fallen(term);
            case MILESTONE -> DoneRules.milestone(term);
            case RANK -> DoneRules.rank(term);
        };
    }

    /**
     * Whether the bound of a city or group can be compared with the figures of its districts. It cannot where the
     * districts share it, as with an amount that adds up; nor, unless each district is judged by its own amount, where
     * the bound is that of an amount over time: a month is no year.
     */
    static boolean comparesDistricts(Target target, Indicator indicator) {
        boolean overTime = indicator.timeCollect() == Indicator.TimeCollect.SUM
                && (target.type() == Target.Type.PER_YEAR || target.type() == Target.Type.CUMULATIVE);
        return target.comparator() != null
                && (target.each() || !overTime)
                && indicator.aggregation() != Indicator.Aggregation.SUM
                && target.type() != Target.Type.REDUCTION
                && target.type() != Target.Type.RANK;
    }

    private String reason(
            Judgement ruling, Indicator indicator, Assessment.Parts parts, LocalDate date, Wording wording) {
        AssessmentWords words =
                new AssessmentWords(wording, new Phrases(catalogue, wording.locale()), indicator, parts, date);
        String gap = wording.locale().equals(Locale.CHINESE) ? "" : " ";
        return ruling.sentences().stream().map(sentence -> sentence.in(words)).collect(Collectors.joining(gap));
    }
}
