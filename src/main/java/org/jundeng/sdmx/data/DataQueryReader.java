// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.ApiGround;
import org.jundeng.api.Unanswerable;
import org.jundeng.binding.NearestWord;
import org.jundeng.sdmx.Agency;
import org.jundeng.sdmx.Component;
import org.jundeng.sdmx.Component.Role;
import org.jundeng.sdmx.Layout;
import org.jundeng.sdmx.Layouts;
import org.jundeng.sdmx.SdmxRequest;
import org.jundeng.sdmx.Structure;
import org.jundeng.sdmx.Wish;

/** Understands a query for data. Throws {@link Unanswerable} for what it cannot take. */
record DataQueryReader(ApiGround ground, Layouts layouts, SdmxRequest request) {

    private static final List<String> PARAMETERS = List.of(
            "c[ID]",
            "updatedAfter",
            "asOf",
            "firstNObservations",
            "lastNObservations",
            "dimensionAtObservation",
            "attributes",
            "measures",
            "includeHistory");
    private static final List<String> CONTEXTS = List.of("dataflow", "datastructure", "provisionagreement");
    private static final int MOST_PARTS = 5;

    DataQuery read() {
        request.checkLength(MOST_PARTS);
        request.check(PARAMETERS);
        String context = context();
        List<Structure> wanted =
                wantedLayouts().stream().map(Structure::new).collect(Collectors.toCollection(ArrayList::new));
        SeriesKeys keys = SeriesKeys.read(request.part(4, "*"));
        List<ComponentCondition> conditions = conditions(wanted);
        wanted.removeIf(each ->
                conditions.stream().anyMatch(one -> each.place(one.component().id()) < 0));
        wanted.forEach(keys::check);
        new CodedValues(ground, layouts).check(keys, conditions);
        refuseHistory();
        String asOf = moment("asOf");
        String updatedAfter = moment("updatedAfter");
        checkOrder(updatedAfter, asOf);
        Integer first = count("firstNObservations");
        Integer last = count("lastNObservations");
        checkChanges(updatedAfter, conditions, first, last);
        return new DataQuery(
                context, wanted, keys, conditions, asOf, updatedAfter, first, last, isFlat(wanted), shown());
    }

    /** What fulfilled a condition on its value, and does so no longer, would have to be told as gone. */
    private static void checkChanges(
            String updatedAfter, List<ComponentCondition> conditions, Integer first, Integer last) {
        if (updatedAfter == null) {
            return;
        }
        if (first != null || last != null) {
            throw Unanswerable.of(Kind.NOT_OFFERED, "updatedAfter, firstNObservations, lastNObservations");
        }
        for (ComponentCondition each : conditions) {
            if (!each.component().isOfKey()) {
                throw Unanswerable.of(
                        Kind.NOT_OFFERED, "updatedAfter, c[" + each.component().id() + "]");
            }
        }
    }

    private String context() {
        List<String> asked = List.of(request.part(0, "*").split(",", -1));
        for (String each : asked) {
            if (!each.equals("*") && !CONTEXTS.contains(each)) {
                throw Unanswerable.at(Kind.UNREADABLE_VALUE, "context", each, "*, " + String.join(", ", CONTEXTS));
            }
        }
        if (asked.contains("*") || asked.contains("dataflow")) {
            return "dataflow";
        }
        if (asked.contains("datastructure")) {
            return "datastructure";
        }
        throw Unanswerable.of(Kind.NOT_OFFERED, "provisionagreement");
    }

    private List<Layout> wantedLayouts() {
        Agency agency = Agency.of(ground);
        Wish.check("agencyID", request.part(1, "*"), List.of(agency.id()));
        List<String> ids = layouts.all().stream().map(Layout::id).toList();
        Wish.check("resourceID", request.part(2, "*"), ids);
        Wish.checkVersion(request.part(3, "*"));
        return layouts.all().stream()
                .filter(each -> Wish.isFor(request.part(2, "*"), each.id()))
                .toList();
    }

    private List<ComponentCondition> conditions(List<Structure> wanted) {
        List<ComponentCondition> conditions = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        wanted.forEach(each -> each.components().forEach(one -> known.add(one.id())));
        request.parameters().forEach((name, values) -> {
            if (name.startsWith("c[")) {
                String id = name.substring(2, name.length() - 1);
                Component component = wanted.stream()
                        .flatMap(each -> each.component(id).stream())
                        .findFirst()
                        .orElseThrow(() -> unknown("c", id, known));
                conditions.add(ComponentCondition.read(component, values.get(0)));
            }
        });
        return conditions;
    }

    private static Unanswerable unknown(String parameter, String word, Set<String> known) {
        return Unanswerable.at(
                Kind.UNKNOWN_VALUE, parameter, word, NearestWord.to(word, known).orElse(String.join(", ", known)));
    }

    private void refuseHistory() {
        String asked = request.text("includeHistory");
        if ("true".equals(asked)) {
            throw Unanswerable.of(Kind.NOT_OFFERED, "includeHistory");
        }
        if (asked != null && !asked.equals("false")) {
            throw Unanswerable.at(Kind.UNREADABLE_VALUE, "includeHistory", asked, "false");
        }
    }

    /** As the API writes points: a day, an instant or a ledger number. A time without an offset is the city's. */
    private String moment(String name) {
        String text = request.text(name);
        if (text == null || text.matches("\\d{1,18}")) {
            return text;
        }
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(text).toString();
            }
            if (!text.matches("\\d{4}-.*")) {
                throw new DateTimeException("a year that the warehouse cannot tell");
            }
            return text.matches(".*(Z|[+-]\\d{2}:\\d{2})")
                    ? OffsetDateTime.parse(text).toInstant().toString()
                    : LocalDateTime.parse(text).atZone(zone()).toInstant().toString();
        } catch (DateTimeException notOne) {
            throw Unanswerable.at(
                    Kind.UNREADABLE_VALUE,
                    name,
                    text,
                    "2014-06-30T16:00:00Z, 2014-07-01T00:00:00+08:00, 2014-06-30, 118");
        }
    }

    private ZoneId zone() {
        return ground.configuration().zone();
    }

    private void checkOrder(String after, String asOf) {
        if (after != null && asOf != null && isTurnedRound(after, asOf)) {
            throw Unanswerable.at(Kind.TURNED_ROUND, "updatedAfter", after, asOf);
        }
    }

    private boolean isTurnedRound(String after, String asOf) {
        boolean areNumbers = after.matches("\\d+") && asOf.matches("\\d+");
        if (areNumbers) {
            return Long.parseLong(after) > Long.parseLong(asOf);
        }
        return !after.matches("\\d+") && !asOf.matches("\\d+") && instant(after).isAfter(instant(asOf));
    }

    private Instant instant(String moment) {
        return moment.contains("T")
                ? Instant.parse(moment)
                : LocalDate.parse(moment).plusDays(1).atStartOfDay(zone()).toInstant();
    }

    private Integer count(String name) {
        String text = request.text(name);
        if (text != null && !text.matches("0*[1-9]\\d{0,8}")) {
            throw Unanswerable.at(Kind.UNREADABLE_VALUE, name, text, "1, 2, 3 …");
        }
        return text == null ? null : Integer.valueOf(text);
    }

    private boolean isFlat(List<Structure> wanted) {
        String asked = request.text("dimensionAtObservation");
        if (asked == null || asked.equals(Component.TIME_PERIOD) || asked.equals("AllDimensions")) {
            return "AllDimensions".equals(asked);
        }
        Set<String> known = new TreeSet<>(Set.of("AllDimensions"));
        wanted.forEach(
                each -> each.components().stream().filter(Component::isOfKey).forEach(one -> known.add(one.id())));
        if (!known.contains(asked)) {
            throw unknown("dimensionAtObservation", asked, known);
        }
        throw Unanswerable.of(Kind.NOT_OFFERED, "dimensionAtObservation=" + asked);
    }

    private Set<String> shown() {
        Set<String> shown = new LinkedHashSet<>(chosen("measures", "all", Role.MEASURE));
        shown.addAll(chosen("attributes", "dsd", Role.ATTRIBUTE));
        return shown;
    }

    /** All attributes belong to observations, so words for other levels choose none. */
    private Set<String> chosen(String parameter, String usual, Role role) {
        String asked = request.text(parameter);
        Set<String> all = new TreeSet<>();
        Component.of(List.of()).stream().filter(each -> each.role() == role).forEach(each -> all.add(each.id()));
        Set<String> everything = role == Role.MEASURE ? Set.of("all") : Set.of("all", "dsd", "obs");
        Set<String> nothing = role == Role.MEASURE ? Set.of("none") : Set.of("none", "dataset", "series", "msd");
        Set<String> chosen = new LinkedHashSet<>();
        for (String word : (asked == null ? usual : asked).split(",", -1)) {
            if (everything.contains(word)) {
                chosen.addAll(all);
            } else if (all.contains(word)) {
                chosen.add(word);
            } else if (!nothing.contains(word)) {
                Set<String> known = Stream.of(all, everything, nothing)
                        .flatMap(Set::stream)
                        .collect(Collectors.toCollection(TreeSet::new));
                throw unknown(parameter, word, known);
            }
        }
        return chosen;
    }
}
