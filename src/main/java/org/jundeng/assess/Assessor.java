// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Regions;
import org.jundeng.catalogue.Scope;
import org.jundeng.catalogue.Target;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** Holds every target, in each region that it binds, against what the warehouse knows. */
public final class Assessor {

    private final Catalogue catalogue;
    private final Judge judge;

    /** Judges the targets of {@code catalogue}. */
    public Assessor(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.judge = new Judge(catalogue);
    }

    /**
     * Where all targets stand on {@code businessDate} by {@code histories}, which hold what is wanted; it is written
     * down, in the caller's transaction.
     */
    public List<Assessment> assess(Connection connection, Histories histories, LocalDate businessDate, long runId)
            throws SQLException {
        List<Assessment> assessments = look(histories, businessDate, target -> true);
        Assessments.write(connection, assessments, businessDate, runId);
        return assessments;
    }

    /**
     * Where the targets on {@code indicators} stand on {@code businessDate} by {@code histories}, which hold what is
     * wanted; it is written down, in the caller's transaction, and what was written down of other targets stays.
     */
    public List<Assessment> assessOnly(
            Set<String> indicators, Connection connection, Histories histories, LocalDate businessDate, long runId)
            throws SQLException {
        List<Assessment> assessments = look(histories, businessDate, target -> indicators.contains(target.indicator()));
        Assessments.update(connection, assessments, runId);
        return assessments;
    }

    /** Where all targets stand on {@code businessDate}; nothing is written down. */
    public List<Assessment> look(Connection connection, LocalDate businessDate) throws SQLException {
        List<Binding> bindings = bindings(businessDate, target -> true);
        return look(bindings, Histories.of(connection, wanted(bindings), businessDate), businessDate);
    }

    /** Which figures have to be known to say where those of the targets stand on {@code businessDate}. */
    public WantedFigures wanted(LocalDate businessDate, Predicate<Target> which) {
        return wanted(bindings(businessDate, which));
    }

    /** Where those of the targets stand on {@code businessDate} by {@code histories}, which hold what is wanted. */
    public List<Assessment> look(Histories histories, LocalDate businessDate, Predicate<Target> which) {
        return look(bindings(businessDate, which), histories, businessDate);
    }

    private List<Assessment> look(List<Binding> bindings, Histories histories, LocalDate businessDate) {
        return bindings.stream()
                .map(binding -> judge(binding, histories, businessDate))
                .toList();
    }

    private List<Binding> bindings(LocalDate businessDate, Predicate<Target> which) {
        List<Binding> bindings = new ArrayList<>();
        for (Target target : catalogue.targets().stream().filter(which).toList()) {
            List<String> districts = districts(target, businessDate);
            for (String regionId : bound(target.scope(), catalogue.regions())) {
                bindings.add(new Binding(target, regionId, districts));
            }
        }
        return bindings;
    }

    /** Of a district that stands behind a target, figures within the term only. */
    private static WantedFigures wanted(List<Binding> bindings) {
        WantedFigures wanted = new WantedFigures();
        for (Binding binding : bindings) {
            String indicator = binding.target().indicator();
            wanted.all(new RegionalIndicator(indicator, binding.regionId()));
            LocalDate from = binding.target().from();
            binding.districts().forEach(district -> wanted.from(new RegionalIndicator(indicator, district), from));
        }
        return wanted;
    }

    /** A target in a region, and the districts that stand behind that region's figure. */
    private record Binding(Target target, String regionId, List<String> districts) {}

    private Assessment judge(Binding binding, Histories histories, LocalDate businessDate) {
        String indicator = binding.target().indicator();
        Map<String, History> districts = new LinkedHashMap<>();
        binding.districts().forEach(district -> districts.put(district, histories.of(indicator, district)));
        return judge.judge(
                binding.target(),
                binding.regionId(),
                histories.of(indicator, binding.regionId()),
                districts,
                businessDate);
    }

    private List<String> districts(Target target, LocalDate businessDate) {
        if (catalogue
                .indicator(target.indicator())
                .filter(indicator -> Judge.comparesDistricts(target, indicator))
                .isEmpty()) {
            return List.of();
        }
        TimePeriod day = new TimePeriod(Freq.D, businessDate);
        return switch (target.scope().kind()) {
            case CITY -> catalogue.regions().districts(day);
            case GROUP -> catalogue.regions().group(target.scope().group(), day);
            case EACH_DISTRICT, EACH_OF_GROUP -> List.of();
        };
    }

    /** The regions that a scope binds; a group as one is its scope's written form. */
    public static List<String> bound(Scope scope, Regions regions) {
        return switch (scope.kind()) {
            case CITY -> List.of(regions.city());
            case EACH_DISTRICT -> regions.districts();
            case GROUP -> List.of(scope.toString());
            case EACH_OF_GROUP -> regions.group(scope.group());
        };
    }
}
