// SPDX-License-Identifier: Apache-2.0
package org.jundeng.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.catalogue.Regions;
import org.jundeng.catalogue.Unit;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Vocabulary.IndicatorWord;
import org.jundeng.contract.Vocabulary.StatusWord;
import org.jundeng.observation.TimePeriod;

/**
 * The words that may be chosen in the cells of a feed.
 *
 * @param names the names of regions
 * @param codes their codes
 * @param indicators the words of the indicator column
 * @param units the units of the feed's indicators
 * @param statuses the words of the status column
 * @param marks what stands in place of a figure
 */
record Choices(
        List<String> names,
        List<String> codes,
        List<String> indicators,
        List<String> units,
        List<String> statuses,
        List<String> marks) {

    static Choices of(Contract contract, Catalogue catalogue, TimePeriod period) {
        List<RegionValidity> there = regions(catalogue.regions(), period);
        List<String> marks = new ArrayList<>(contract.vocabulary().missing());
        marks.addAll(contract.vocabulary().confidential());
        return new Choices(
                there.stream().map(region -> region.name().zh()).toList(),
                there.stream().map(RegionValidity::code).toList(),
                contract.vocabulary().indicators().stream()
                        .map(IndicatorWord::word)
                        .toList(),
                units(contract, catalogue),
                contract.vocabulary().statuses().stream().map(StatusWord::word).toList(),
                marks);
    }

    /** The words for the cells of a column; empty where none can be listed. */
    List<String> of(ColumnContract column) {
        return switch (column.role()) {
            case REF_AREA -> AreaColumn.wantsCode(column) ? codes : names;
            case INDICATOR -> indicators;
            case UNIT -> units;
            case OBS_STATUS -> statuses;
            default -> List.of();
        };
    }

    private static List<RegionValidity> regions(Regions regions, TimePeriod period) {
        List<RegionValidity> there = new ArrayList<>();
        there.add(regions.at(regions.city(), period));
        regions.districts(period).forEach(id -> there.add(regions.at(id, period)));
        return there;
    }

    /** The units that some figure of the feed can be turned into its own from. */
    private static List<String> units(Contract contract, Catalogue catalogue) {
        Set<String> units = new LinkedHashSet<>();
        for (String id : contract.broughtIndicators()) {
            String own = catalogue.indicator(id).map(Indicator::unit).orElse("");
            units.add(own);
            catalogue.units().all().stream()
                    .map(Unit::id)
                    .filter(unit -> catalogue.units().factor(unit, own).isPresent())
                    .forEach(units::add);
        }
        units.remove("");
        return List.copyOf(units);
    }
}
