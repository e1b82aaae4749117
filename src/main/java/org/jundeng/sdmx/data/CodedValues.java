// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.ApiGround;
import org.jundeng.api.Unanswerable;
import org.jundeng.binding.NearestWord;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.catalogue.Regions;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;
import org.jundeng.sdmx.AreaCode;
import org.jundeng.sdmx.Component;
import org.jundeng.sdmx.Layouts;
import org.jundeng.warehouse.history.Observations;

/** Checks that coded values are codes: a query with a slip of the pen would otherwise find nothing, without a word. */
record CodedValues(ApiGround ground, Layouts layouts) {

    void check(SeriesKeys keys, List<ComponentCondition> conditions) {
        check(
                Component.FREQ,
                asked(0, keys, conditions),
                Stream.of(Freq.values()).map(Freq::name).toList());
        check(Component.INDICATOR, asked(1, keys, conditions), layouts.indicators());
        checkAreas(asked(2, keys, conditions));
        check(
                "OBS_STATUS",
                equal("OBS_STATUS", conditions),
                Stream.of(ObsStatus.values()).map(ObsStatus::name).toList());
    }

    private static Set<String> asked(int position, SeriesKeys keys, List<ComponentCondition> conditions) {
        Set<String> asked = new LinkedHashSet<>(keys.named(position));
        asked.addAll(equal(Component.of(List.of()).get(position).id(), conditions));
        return asked;
    }

    private static Set<String> equal(String component, List<ComponentCondition> conditions) {
        Set<String> values = new LinkedHashSet<>();
        conditions.stream()
                .filter(each -> each.component().id().equals(component))
                .flatMap(each -> each.groups().stream())
                .flatMap(List::stream)
                .filter(term -> term.operator() == ComponentCondition.Operator.EQ)
                .forEach(term -> values.add(term.value()));
        return values;
    }

    private static void check(String component, Collection<String> asked, Collection<String> known) {
        for (String each : asked) {
            if (!known.contains(each)) {
                throw unknown(component, each, known);
            }
        }
    }

    private static Unanswerable unknown(String component, String word, Collection<String> known) {
        return Unanswerable.at(
                Kind.UNKNOWN_VALUE, component, word, NearestWord.to(word, known).orElse("–"));
    }

    /** A code of GB/T 2260 is none of ours, since it means different regions at different times. */
    private void checkAreas(Set<String> asked) {
        Regions regions = ground.configuration().catalogue().regions();
        Observations stored = new Observations(ground.warehouse());
        Set<String> known = new TreeSet<>();
        regions.validities().forEach(each -> known.add(AreaCode.ofRegion(each.regionId())));
        for (String each : asked) {
            if (known.contains(each) || stored.hasRegion(AreaCode.toRegion(each))) {
                continue;
            }
            List<String> meant = regions.codes().contains(each)
                    ? regions.everWithCode(each).stream()
                            .map(RegionValidity::regionId)
                            .map(AreaCode::ofRegion)
                            .distinct()
                            .toList()
                    : List.of();
            throw meant.isEmpty()
                    ? unknown(Component.REF_AREA, each, known)
                    : Unanswerable.at(Kind.UNKNOWN_VALUE, Component.REF_AREA, each, String.join(", ", meant));
        }
    }
}
