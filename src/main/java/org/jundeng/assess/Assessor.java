// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.catalogue.Regions;
import org.jundeng.catalogue.Scope;
import org.jundeng.catalogue.Target;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.OwedFigures;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** Assesses the targets, in each region that they bind, by the figures in the warehouse. */
public final class Assessor {

    private final Catalogue catalogue;
    private final TargetJudge judge;
    private final OwedFigures owed;
    /** The days on which a region began, was renamed or was merged: between them the districts are the same. */
    private final SortedSet<LocalDate> beginnings;

    /** Assesses the targets of {@code catalogue}; {@code contracts} say who owes a figure, and when it is due. */
    public Assessor(Catalogue catalogue, Contracts contracts) {
        this.catalogue = catalogue;
        this.judge = new TargetJudge(catalogue);
        this.owed = new OwedFigures(catalogue, contracts);
        this.beginnings = catalogue.regions().validities().stream()
                .map(RegionValidity::validFrom)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Assesses all targets on {@code businessDate} and stores the assessments in the caller's transaction.
     * {@code histories} must hold the figures that {@link #wanted} asks for.
     */
    public List<Assessment> assess(Connection connection, Histories histories, LocalDate businessDate, long runId)
            throws SQLException {
        List<Assessment> assessments = look(histories, businessDate, target -> true);
        Assessments.write(connection, assessments, businessDate, runId);
        return assessments;
    }

    /**
     * Assesses the targets on {@code indicators} on {@code businessDate} and stores the assessments in the caller's
     * transaction; those of other targets stay as they are. {@code histories} must hold the figures that
     * {@link #wanted} asks for.
     */
    public List<Assessment> assessOnly(
            Set<String> indicators, Connection connection, Histories histories, LocalDate businessDate, long runId)
            throws SQLException {
        List<Assessment> assessments = look(histories, businessDate, target -> indicators.contains(target.indicator()));
        Assessments.update(connection, assessments, businessDate, runId);
        return assessments;
    }

    /** Assesses all targets on {@code businessDate} without storing anything. */
    public List<Assessment> look(Connection connection, LocalDate businessDate) throws SQLException {
        List<Binding> bindings = bindings(businessDate, target -> true);
        return look(bindings, Histories.of(connection, wanted(bindings, businessDate), businessDate), businessDate);
    }

    /** The figures that are needed to assess the targets that {@code which} accepts on {@code businessDate}. */
    public WantedFigures wanted(LocalDate businessDate, Predicate<Target> which) {
        return wanted(bindings(businessDate, which), businessDate);
    }

    /**
     * Assesses the targets that {@code which} accepts on {@code businessDate} without storing anything.
     * {@code histories} must hold the figures that {@link #wanted} asks for.
     */
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
            List<String> districts = districtsWithin(target, businessDate);
            for (String regionId : bound(target.scope(), catalogue.regions())) {
                bindings.add(new Binding(target, regionId, districts));
            }
        }
        return bindings;
    }

    /**
     * For the districts of a city or group, only figures within the term are needed. After the deadline, the figures of
     * the last year that others are derived from tell who owes what is missing.
     */
    private WantedFigures wanted(List<Binding> bindings, LocalDate businessDate) {
        WantedFigures wanted = new WantedFigures();
        for (Binding binding : bindings) {
            Target target = binding.target();
            String indicator = target.indicator();
            wanted.all(new RegionalIndicator(indicator, binding.regionId()));
            yearToDate(indicator).ifPresent(sum -> wanted.all(new RegionalIndicator(sum, binding.regionId())));
            binding.districts()
                    .forEach(district -> wanted.from(new RegionalIndicator(indicator, district), target.from()));
            endings(target, businessDate).forEach(wanted::deciding);
            if (target.until().isBefore(businessDate)) {
                owed.basis(indicator)
                        .forEach(part -> wanted.from(
                                new RegionalIndicator(part, binding.regionId()),
                                target.until().minusYears(1)));
                measured(target, new TimePeriod(Freq.D, target.until()))
                        .forEach(district -> wanted.from(
                                new RegionalIndicator(indicator, district),
                                target.until().minusYears(1)));
            }
        }
        return wanted;
    }

    /** The last days of the periods that can decide although newer ones are known: of each year, and of the term. */
    private static Stream<LocalDate> endings(Target target, LocalDate businessDate) {
        Stream<LocalDate> years = IntStream.rangeClosed(
                        target.from().getYear(), target.until().getYear())
                .mapToObj(year -> LocalDate.of(year, 12, 31));
        Stream<LocalDate> term = Stream.of(Freq.values())
                .map(freq -> TimePeriod.containing(freq, target.until()))
                .map(period -> period.lastDay().isAfter(target.until()) ? period.plus(-1) : period)
                .map(TimePeriod::lastDay);
        return Stream.concat(years, term).filter(day -> day.isBefore(businessDate));
    }

    /** The indicator that sums up {@code indicator} since January; empty where there is none. */
    private Optional<String> yearToDate(String indicator) {
        return catalogue.indicators().stream()
                .filter(other -> indicator.equals(other.yearToDateOf()))
                .map(Indicator::id)
                .findFirst();
    }

    /**
     * The indicators whose targets may have to be assessed anew where the figures of {@code changed} have: those
     * themselves, and those that are derived from them.
     */
    public Set<String> concerned(Set<String> changed) {
        return catalogue.indicators().stream()
                .map(Indicator::id)
                .filter(indicator -> changed.contains(indicator)
                        || owed.basis(indicator).stream().anyMatch(changed::contains))
                .collect(Collectors.toSet());
    }

    /** A target in a region, and the districts whose figures are compared with the bound, too; empty where none are. */
    private record Binding(Target target, String regionId, List<String> districts) {}

    private Assessment judge(Binding binding, Histories histories, LocalDate businessDate) {
        String indicator = binding.target().indicator();
        Map<String, History> districts = new LinkedHashMap<>();
        binding.districts().forEach(district -> districts.put(district, histories.of(indicator, district)));
        String region = binding.regionId();
        TargetTerm.Known known = new TargetTerm.Known(
                region,
                histories.of(indicator, region),
                yearToDate(indicator).map(sum -> histories.of(sum, region)).orElse(History.NONE),
                districts,
                period -> districts(binding.target(), period),
                period -> owed.of(indicator, period, part -> isKnown(histories.of(part, region), period)),
                period -> absent(binding.target(), histories, period));
        return judge.judge(binding.target(), catalogue.indicator(indicator).orElseThrow(), known, businessDate);
    }

    /** The districts without a figure of a period; empty where none has one, or all have. */
    private List<String> absent(Target target, Histories histories, TimePeriod period) {
        List<String> measured = measured(target, period);
        List<String> absent = measured.stream()
                .filter(district -> !isKnown(histories.of(target.indicator(), district), period))
                .toList();
        return absent.size() == measured.size() ? List.of() : absent;
    }

    private static boolean isKnown(History history, TimePeriod period) {
        return history.all().stream()
                .anyMatch(figure -> figure.timePeriod().lastDay().equals(period.lastDay()));
    }

    /** The districts that are to be compared for any period from the beginning of the term to the date. */
    private List<String> districtsWithin(Target target, LocalDate businessDate) {
        Set<String> districts = new LinkedHashSet<>();
        Stream.concat(Stream.of(target.from()), beginnings.stream())
                .filter(day -> !day.isBefore(target.from()) && !day.isAfter(businessDate))
                .forEach(day -> districts.addAll(districts(target, new TimePeriod(Freq.D, day))));
        return List.copyOf(districts);
    }

    /** The districts to compare in a period; none where the districts are not compared. */
    private List<String> districts(Target target, TimePeriod period) {
        return catalogue
                .indicator(target.indicator())
                .filter(known -> TargetJudge.comparesDistricts(target, known))
                .map(known -> measured(target, period))
                .orElse(List.of());
    }

    /**
     * The districts of the city or group that a target binds, as they were on a period's last day: of those that the
     * indicator is measured in, where it is not measured in all.
     */
    private List<String> measured(Target target, TimePeriod period) {
        Optional<Indicator> indicator = catalogue.indicator(target.indicator());
        if (indicator.isEmpty()) {
            return List.of();
        }
        String measured = indicator.get().coverage().regions();
        List<String> bound = districts(target.scope(), period);
        return measured == null
                ? bound
                : bound.stream()
                        .filter(catalogue.regions().group(measured, period)::contains)
                        .toList();
    }

    private List<String> districts(Scope scope, TimePeriod period) {
        return switch (scope.kind()) {
            case CITY -> catalogue.regions().districts(period);
            case GROUP -> catalogue.regions().group(scope.group(), period);
            case EACH_DISTRICT, EACH_OF_GROUP -> List.of();
        };
    }

    /** The regions that a scope binds; a group as a whole is given as the written form of the scope. */
    public static List<String> bound(Scope scope, Regions regions) {
        return switch (scope.kind()) {
            case CITY -> List.of(regions.city());
            case EACH_DISTRICT -> regions.districts();
            case GROUP -> List.of(scope.toString());
            case EACH_OF_GROUP -> regions.group(scope.group());
        };
    }
}
