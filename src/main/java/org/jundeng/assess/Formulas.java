// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jundeng.assess.WantedFigures.WatchedScope;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Indicator.Aggregation;
import org.jundeng.catalogue.Indicator.TimeCollect;
import org.jundeng.catalogue.Regions;
import org.jundeng.catalogue.Scope;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** The catalogue's formulas as JSON, in the form that the SQL of {@link Derivation} reads. */
final class Formulas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALL = "all";
    /**
     * The version of the reckoning in SQL. It goes up where the same figures and formulas give other results than
     * before, so that a warehouse is derived anew after an upgrade: 2 = a ratio and its coverage are of one set of
     * regions, and a ratio outranks nothing that was reported.
     */
    static final int VERSION = 2;

    private final Catalogue catalogue;
    private final Map<String, Set<String>> groupsOf = new LinkedHashMap<>();
    private final List<Map<String, Object>> formulas = new ArrayList<>();
    private final Set<String> territories = new LinkedHashSet<>();

    /**
     * The formulas of {@code catalogue}.
     *
     * @param watched the indicators and scopes watched besides the targets; the figure of a group is derived only where
     *     it is watched
     */
    Formulas(Catalogue catalogue, Collection<WatchedScope> watched) {
        this.catalogue = catalogue;
        catalogue.targets().forEach(target -> want(target.indicator(), target.scope()));
        watched.forEach(watch -> want(watch.indicator(), watch.scope()));
        catalogue.indicators().forEach(this::add);
    }

    private void want(String indicator, Scope scope) {
        if (scope.kind() != Scope.Kind.GROUP) {
            return;
        }
        if (groupsOf.computeIfAbsent(indicator, absent -> new TreeSet<>()).add(scope.group())) {
            catalogue.indicator(indicator).stream()
                    .flatMap(known -> Stream.concat(known.parts().stream(), yearToDate(known)))
                    .forEach(part -> want(part, scope));
        }
    }

    private Stream<String> yearToDate(Indicator periodic) {
        return catalogue.indicators().stream()
                .filter(indicator -> periodic.id().equals(indicator.yearToDateOf()))
                .map(Indicator::id);
    }

    private void add(Indicator indicator) {
        if (indicator.yearToDateOf() != null) {
            Indicator periodic = catalogue.indicator(indicator.yearToDateOf()).orElseThrow();
            Map<String, Object> back = row("from-year-to-date", periodic.id(), indicator.id());
            back.put("minimum", periodic.minimum());
            row("year-to-date", indicator.id(), periodic.id());
            if (periodic.timeCollect() == TimeCollect.SUM) {
                row("year-from-year-to-date", periodic.id(), indicator.id());
            }
        }
        for (int i = 0; i < indicator.sumOf().size(); i++) {
            row("sum-of-indicators", indicator.id(), indicator.sumOf().get(i)).put("part_no", i);
        }
        if (indicator.timeCollect() == TimeCollect.SUM) {
            row("year-total", indicator.id(), indicator.id());
        }
        if (indicator.equality() != null) {
            equality(indicator);
        } else {
            rollUps(indicator);
        }
        if (indicator.aggregation() == Aggregation.RATIO) {
            Map<String, Object> above = row("ratio", indicator.id(), indicator.numerator());
            above.put("part_no", 1);
            above.put("per", indicator.per());
            row("ratio", indicator.id(), indicator.denominator()).put("part_no", 2);
        }
    }

    private void equality(Indicator indicator) {
        Indicator.Equality equality = indicator.equality();
        Indicator of = catalogue.indicator(equality.of()).orElseThrow();
        Map<String, Object> row = row("equality", indicator.id(), equality.of());
        row.put("measure", equality.measure().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        row.put("population", equality.population());
        row.put("direction", of.direction().name().toLowerCase(Locale.ROOT));
        row.put("parent", catalogue.regions().city());
        row.put("territory", territory(of.coverage().regions()));
    }

    private void rollUps(Indicator indicator) {
        String own = indicator.coverage().regions();
        rollUp(indicator, catalogue.regions().city(), territory(own));
        for (String group : groupsOf.getOrDefault(indicator.id(), Set.of())) {
            String territory = own == null || own.equals(group) ? group : group + " " + own;
            rollUp(indicator, "group:" + group, territory(territory));
        }
    }

    private void rollUp(Indicator indicator, String parent, String territory) {
        if (indicator.liesBetweenParts()) {
            Map<String, Object> range = row("range-of-districts", indicator.id(), indicator.id());
            range.put("parent", parent);
            range.put("territory", territory);
        }
        String method =
                switch (indicator.aggregation()) {
                    case SUM -> "sum-of-districts";
                    case MEAN -> "mean-of-districts";
                    case RATIO -> "ratio-of-districts";
                    case REPORTED_ONLY -> null;
                };
        if (method == null) {
            return;
        }
        String part = indicator.aggregation() == Aggregation.RATIO ? indicator.numerator() : indicator.id();
        Map<String, Object> row = row(method, indicator.id(), part);
        row.put("parent", parent);
        row.put("territory", territory);
        row.put("share", indicator.coverage().share());
        row.put("per", indicator.per());
        row.put("outranks", indicator.definedBy() == Indicator.DefinedBy.PARTS);
    }

    private String territory(String name) {
        String territory = name == null ? ALL : name;
        territories.add(territory);
        return territory;
    }

    private Map<String, Object> row(String method, String indicator, String part) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("method", method);
        row.put("indicator", indicator);
        row.put("part", part);
        formulas.add(row);
        return row;
    }

    /** Whether a formula has any of these methods. */
    boolean haveAny(Set<String> methods) {
        return formulas.stream().anyMatch(formula -> methods.contains(formula.get("method")));
    }

    /** The formulas as a JSON array. */
    String formulas() {
        return json(formulas);
    }

    /** The regions of each territory with their dates of validity, as a JSON array. */
    String territories() {
        Regions regions = catalogue.regions();
        List<LocalDate> turns = Stream.concat(
                        regions.validities().stream()
                                .filter(validity -> !validity.isGroup())
                                .flatMap(validity -> Stream.of(validity.validFrom(), validity.validTo())),
                        regions.successions().stream().map(succession -> succession.effective()))
                .filter(day -> day != null)
                .distinct()
                .sorted()
                .toList();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            TimePeriod first = new TimePeriod(Freq.D, turns.get(i));
            for (String territory : territories) {
                for (String member : members(territory, first)) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("territory", territory);
                    row.put("member", member);
                    row.put("valid_from", turns.get(i).toString());
                    row.put("valid_to", i + 1 < turns.size() ? turns.get(i + 1).toString() : null);
                    rows.add(row);
                }
            }
        }
        return json(rows);
    }

    private List<String> members(String territory, TimePeriod day) {
        Regions regions = catalogue.regions();
        if (territory.equals(ALL)) {
            return regions.districts(day);
        }
        String[] groups = territory.split(" ");
        List<String> members = new ArrayList<>(regions.group(groups[0], day));
        members.removeIf(member -> !regions.isThere(member, day));
        if (groups.length > 1) {
            members.retainAll(regions.group(groups[1], day));
        }
        return members;
    }

    /** The SHA-256 of formulas, territories, tolerances and the {@link #VERSION}, in hex. */
    String hash() {
        return hash("version " + VERSION);
    }

    /** The same, of the version that {@code version} names; up to the first version, none was named. */
    String hash(String version) {
        try {
            byte[] bytes = (version + formulas() + territories() + tolerances()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** The tolerances of all indicators, as a JSON object. */
    String tolerances() {
        Map<String, BigDecimal> tolerances = new LinkedHashMap<>();
        catalogue.indicators().forEach(indicator -> tolerances.put(indicator.id(), indicator.tolerance()));
        return json(tolerances);
    }

    private static String json(Object content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers and days can always be written as JSON", e);
        }
    }
}
