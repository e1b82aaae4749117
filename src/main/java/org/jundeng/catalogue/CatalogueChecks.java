// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jundeng.binding.FormerIds;
import org.jundeng.binding.Fraction;
import org.jundeng.binding.NearestWord;
import org.jundeng.binding.YamlFile;

/** Checks that the names that indicators and targets use are known, and that no formula is circular. */
record CatalogueChecks(
        Units units,
        Set<String> bureaus,
        Regions regions,
        Set<String> indicators,
        Map<String, Indicator> byId,
        FormerIds formerIndicators) {

    void indicator(Indicator indicator, YamlFile file, String at) {
        unit(indicator.unit(), file, at);
        if (indicator.numerator() != null) {
            known(indicator.numerator(), file, at + "/numerator");
            known(indicator.denominator(), file, at + "/denominator");
        }
        indicator.sumOf().forEach(part -> known(part, file, at + "/sum-of"));
        if (indicator.yearToDateOf() != null) {
            known(indicator.yearToDateOf(), file, at + "/year-to-date-of");
        }
        if (indicator.equality() != null) {
            indicator.parts().forEach(part -> known(part, file, at + "/equality"));
        }
        if (indicator.coverage().regions() != null) {
            known("group", indicator.coverage().regions(), groups(), file, at + "/coverage");
        }
        formula(indicator, file, at);
    }

    /**
     * Formulas are computed in one order: sums, then ratios, then equality. A part must come before the formulas that
     * need it.
     */
    private void formula(Indicator indicator, YamlFile file, String at) {
        int own = rank(indicator);
        indicator.parts().stream()
                .map(byId::get)
                .filter(part -> part != null && rank(part) >= own)
                .forEach(part -> file.fault(
                        at,
                        "indicator " + indicator.id() + " cannot be made of " + part.id()
                                + ", which is made of others in the same or a later way (sums, then ratios, then"
                                + " equality)"));
        Indicator periodic = indicator.yearToDateOf() == null ? null : byId.get(indicator.yearToDateOf());
        if (periodic != null && periodic.timeCollect() != Indicator.TimeCollect.SUM) {
            file.fault(
                    at + "/year-to-date-of",
                    "indicator " + periodic.id() + " does not add up over time; give it time-collect: sum");
        }
    }

    private static int rank(Indicator indicator) {
        if (indicator.equality() != null) {
            return 3;
        }
        if (indicator.aggregation() == Indicator.Aggregation.RATIO) {
            return 2;
        }
        return indicator.sumOf().isEmpty() ? 0 : 1;
    }

    private Set<String> groups() {
        return regions.groups().stream().map(RegionGroup::id).collect(Collectors.toSet());
    }

    void target(Target target, Indicator indicator, YamlFile file, String at) {
        known(target.indicator(), file, at + "/indicator");
        known("bureau", target.bureau(), bureaus, file, at + "/bureau");
        if (target.scope().group() != null) {
            known("group", target.scope().group(), groups(), file, at + "/scope");
        }
        share(target, file, at);
        if (target.each() && indicator != null && indicator.aggregation() == Indicator.Aggregation.SUM) {
            file.fault(
                    at + "/each",
                    "indicator " + indicator.id() + " adds up over the districts, so its bound is not each district's"
                            + " own; write scope each-district with the bound of one");
        }
        boolean ofItsOwnKind = target.type() == Target.Type.REDUCTION || target.type() == Target.Type.COVERAGE;
        if (target.unit() != null && unit(target.unit(), file, at) && indicator != null && !ofItsOwnKind) {
            boolean convertible = units.factor(target.unit(), indicator.unit()).isPresent();
            if (!convertible && units.find(indicator.unit()).isPresent()) {
                file.fault(
                        at + "/unit",
                        "unit \"" + target.unit() + "\" cannot be turned into \"" + indicator.unit()
                                + "\", the unit of indicator " + indicator.id());
            }
        }
    }

    /** Two thirds are 200/3 %: written as 2/3 they would be promised as less than one per cent. */
    private static void share(Target target, YamlFile file, String at) {
        Fraction value = target.value();
        if (value != null
                && value.denominator().compareTo(BigDecimal.ONE) > 0
                && target.unit().equals("%")
                && value.decimal().abs().compareTo(BigDecimal.ONE) < 0) {
            Fraction meant = value.times(new BigDecimal("100"));
            file.fault(
                    at + "/value",
                    "value " + value + " in % is less than 1 %; if " + value + " of the whole is meant, write "
                            + meant);
        }
    }

    private boolean unit(String unit, YamlFile file, String at) {
        boolean known =
                units.all().stream().anyMatch(candidate -> candidate.id().equals(unit));
        if (!known) {
            file.fault(at + "/unit", NearestWord.unknown("unit", unit, units.texts()));
        }
        return known;
    }

    private void known(String indicator, YamlFile file, String at) {
        if (!indicators.contains(indicator)) {
            file.fault(at, formerIndicators.unknown(indicator, indicators));
        }
    }

    private static void known(String noun, String id, Set<String> known, YamlFile file, String at) {
        if (!known.contains(id)) {
            file.fault(at, NearestWord.unknown(noun, id, known));
        }
    }
}
