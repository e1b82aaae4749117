// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Indicator.Aggregation;
import org.jundeng.catalogue.RegionGroup;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.catalogue.Regions;
import org.jundeng.catalogue.Target;
import org.jundeng.observation.Freq;

/**
 * Which figures there can be: those that the feeds promise, and those that are derived from them, by indicator, region
 * and frequency.
 *
 * <p>A feed of one region brings that region. A feed that promises regions of a group brings these, and may bring the
 * city or a group as one; any other feed may bring all regions.
 */
public final class Supply {

    /** The share of the districts that a measure of inequality needs. */
    private static final BigDecimal EQUALITY_SHARE = new BigDecimal("0.85");

    private static final Set<Freq> PARTS_OF_A_YEAR = EnumSet.of(Freq.M, Freq.Q, Freq.S);

    private final Catalogue catalogue;
    private final Regions regions;
    private final Map<String, Set<Place>> reported = new HashMap<>();
    private final Map<String, Set<Place>> derived = new HashMap<>();

    private record Place(Freq freq, String regionId) {}

    /** The figures that the feeds of {@code contracts} bring or the formulas of {@code catalogue} derive. */
    public Supply(Catalogue catalogue, Contracts contracts) {
        this.catalogue = catalogue;
        this.regions = catalogue.regions();
        for (ContractVersion version : contracts.all()) {
            Contract contract = version.contract();
            List<Place> places = broughtRegions(contract).stream()
                    .flatMap(region -> contract.table().freqs().stream().map(freq -> new Place(freq, region)))
                    .toList();
            contract.broughtIndicators()
                    .forEach(indicator -> reported.computeIfAbsent(indicator, first -> new HashSet<>())
                            .addAll(places));
        }
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Indicator indicator : catalogue.indicators()) {
                grown |= derived.computeIfAbsent(indicator.id(), first -> new HashSet<>())
                        .addAll(derivable(indicator));
            }
        }
    }

    private Set<String> broughtRegions(Contract contract) {
        Set<String> brought = new LinkedHashSet<>();
        if (contract.table().refArea() != null) {
            regions.everWithCode(contract.table().refArea()).stream()
                    .map(RegionValidity::regionId)
                    .forEach(brought::add);
            return brought;
        }
        brought.add(regions.city());
        brought.addAll(groups());
        brought.addAll(
                contract.expectations().regions() == null
                        ? regions.districts()
                        : regions.group(contract.expectations().regions()));
        return brought;
    }

    private List<String> groups() {
        return regions.groups().stream()
                .map(RegionGroup::id)
                .map(Supply::asRegion)
                .toList();
    }

    private static String asRegion(String group) {
        return "group:" + group;
    }

    private Set<Place> known(String indicator) {
        Set<Place> known = new HashSet<>(reported.getOrDefault(indicator, Set.of()));
        known.addAll(derived.getOrDefault(indicator, Set.of()));
        return known;
    }

    /** What the formulas can derive from what is known so far; it mirrors the steps of the derivation. */
    private Set<Place> derivable(Indicator indicator) {
        Set<Place> places = new HashSet<>();
        if (indicator.yearToDateOf() != null) {
            places.addAll(known(indicator.yearToDateOf()));
        }
        catalogue.indicators().stream()
                .filter(other -> indicator.id().equals(other.yearToDateOf()))
                .forEach(total -> places.addAll(known(total.id())));
        if (indicator.timeCollect() == Indicator.TimeCollect.SUM) {
            known(indicator.id()).stream()
                    .filter(place -> PARTS_OF_A_YEAR.contains(place.freq()))
                    .forEach(place -> places.add(new Place(Freq.A, place.regionId())));
        }
        if (indicator.equality() != null) {
            equality(indicator.equality(), places);
            return places;
        }
        Set<Place> own = known(indicator.id());
        if (!indicator.parts().isEmpty()) {
            Set<Place> ofParts = common(indicator.parts());
            places.addAll(ofParts);
            own.addAll(ofParts);
        }
        if (indicator.aggregation() != Aggregation.REPORTED_ONLY) {
            Set<Place> ofDistricts = indicator.aggregation() == Aggregation.RATIO ? common(indicator.parts()) : own;
            rollUp(indicator, regions.city(), partsOf(indicator, null), ofDistricts, places);
            regions.groups()
                    .forEach(group -> rollUp(
                            indicator, asRegion(group.id()), partsOf(indicator, group.id()), ofDistricts, places));
        }
        return places;
    }

    private Set<Place> common(List<String> indicators) {
        Set<Place> common = known(indicators.get(0));
        indicators.forEach(part -> common.retainAll(known(part)));
        return common;
    }

    private static void rollUp(
            Indicator indicator, String parent, List<String> members, Set<Place> known, Set<Place> places) {
        for (Freq freq : Freq.values()) {
            if (isEnough(members, freq, known, indicator.coverage().share())) {
                places.add(new Place(freq, parent));
            }
        }
    }

    private static boolean isEnough(List<String> members, Freq freq, Set<Place> known, BigDecimal share) {
        long there = members.stream()
                .filter(member -> known.contains(new Place(freq, member)))
                .count();
        return there > 0
                && BigDecimal.valueOf(there).compareTo(share.multiply(BigDecimal.valueOf(members.size()))) >= 0;
    }

    private void equality(Indicator.Equality equality, Set<Place> places) {
        Indicator of = catalogue.indicator(equality.of()).orElseThrow();
        List<String> members = partsOf(of, null);
        boolean peopled = equality.population() == null
                || isEnough(members, Freq.A, known(equality.population()), BigDecimal.ONE);
        for (Freq freq : Freq.values()) {
            if (peopled && isEnough(members, freq, known(of.id()), EQUALITY_SHARE)) {
                places.add(new Place(freq, regions.city()));
            }
        }
    }

    /**
     * The districts that a figure of the city or of a group is made of: those in which the indicator is measured.
     *
     * @param group the id of the group; null for the city
     */
    public List<String> partsOf(Indicator indicator, String group) {
        List<String> parts = new ArrayList<>(group == null ? regions.districts() : regions.group(group));
        if (indicator.coverage().regions() != null) {
            parts.retainAll(regions.group(indicator.coverage().regions()));
        }
        return parts;
    }

    /** Whether the indicator of that id can have figures. */
    public boolean has(String indicator) {
        return !known(indicator).isEmpty();
    }

    /** The frequencies of the figures that the indicator can have in some region; empty where it can have none. */
    public Set<Freq> freqs(String indicator) {
        return freqs(known(indicator));
    }

    /**
     * The frequencies of the figures that the indicator can have in a region; a group as one is given as {@code
     * group:ID}. Empty where it can have none.
     */
    public Set<Freq> freqs(String indicator, String regionId) {
        return freqs(known(indicator).stream()
                .filter(place -> place.regionId().equals(regionId))
                .toList());
    }

    private static Set<Freq> freqs(Collection<Place> places) {
        Set<Freq> freqs = EnumSet.noneOf(Freq.class);
        places.forEach(place -> freqs.add(place.freq()));
        return freqs;
    }

    /** Whether the indicator can have a reported figure and a derived one for the same period in a region. */
    public boolean isToldTwice(String indicator, String regionId) {
        Set<Place> both = new HashSet<>(reported.getOrDefault(indicator, Set.of()));
        both.retainAll(derived.getOrDefault(indicator, Set.of()));
        return both.stream().anyMatch(place -> place.regionId().equals(regionId));
    }

    /** The targets whose indicator no feed brings and no formula derives, in the catalogue's order. */
    public List<Target> targetsWithoutSource() {
        return catalogue.targets().stream()
                .filter(target -> !has(target.indicator()))
                .toList();
    }
}
