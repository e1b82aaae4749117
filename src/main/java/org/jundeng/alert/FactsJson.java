// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jundeng.alert.Facts.District;
import org.jundeng.alert.Facts.SeenFigure;
import org.jundeng.assess.State;
import org.jundeng.observation.TimePeriod;

/**
 * The JSON form of {@link Facts}: figures under {@code seen}, each with its {@link Role}, and texts under
 * {@code facts}. Existing warehouses hold this form, so no key may ever change.
 */
public final class FactsJson {

    private static final String SEEN = "seen";
    private static final String FACTS = "facts";
    private static final String ROLE = "role";
    private static final String REGION = "region_id";
    private static final String PERIOD = "time_period";
    private static final String VALUE = "obs_value";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private FactsJson() {}

    /** How a figure relates to the one that decided. */
    enum Role {
        DISTRICT,
        BASE,
        HIGHEST,
        LOWEST,
        PARTS;

        private String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The texts of an event, by their keys in the JSON. */
    enum Fact {
        STATE,
        /** The state of a target whose state decides. */
        JUDGED,
        /** The deadline of that target. */
        UNTIL,
        /** Whether the figure is an amount up to the end of its period; queries ask for it, too. */
        SO_FAR,
        PROGRESS,
        ELAPSED,
        /** The oldest period that is missing. */
        PERIOD,
        DUE,
        MISSING,
        /** The missing periods, separated by blanks. */
        PERIODS,
        /** The name of a delivery. */
        DELIVERY,
        /** The number of its ledger line. */
        LINE,
        /** The ids of the districts that the delivery lacks, separated by blanks. */
        REGIONS,
        /** What was reported, beside what the parts come to. */
        REPORTED,
        /** The lowest and the highest figure of the parts. */
        RANGE_FROM,
        RANGE_TO;

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Adds {@code facts} to the detail of an event; {@link Facts#NONE} adds nothing. */
    public static void write(Facts facts, Map<String, Object> detail) {
        Entries entries = new Entries();
        facts.write(entries);
        if (!entries.seen.isEmpty()) {
            detail.put(SEEN, entries.seen);
        }
        if (!entries.texts.isEmpty()) {
            detail.put(FACTS, entries.texts);
        }
    }

    /** The entries that facts write: figures in the order of writing, texts in the order of their keys. */
    static final class Entries {
        private final List<Map<String, Object>> seen = new ArrayList<>();
        private final Map<String, String> texts = new TreeMap<>();

        private Entries() {}

        void districts(List<District> districts) {
            for (District each : districts) {
                Map<String, Object> figure =
                        FactsJson.figure(Role.DISTRICT, each.regionId(), each.timePeriod(), each.obsValue());
                if (each.soFar()) {
                    figure.put(Fact.SO_FAR.key(), "true");
                }
                seen.add(figure);
            }
        }

        void figure(Role role, SeenFigure figure) {
            seen.add(FactsJson.figure(role, figure.regionId(), figure.timePeriod(), figure.obsValue()));
        }

        void state(State state) {
            text(Fact.STATE, state.code());
        }

        void share(Facts.Share share) {
            text(Fact.PROGRESS, share.progress().toPlainString());
            text(Fact.ELAPSED, share.elapsed().toPlainString());
        }

        void text(Fact fact, Object text) {
            texts.put(fact.key(), text.toString());
        }
    }

    private static Map<String, Object> figure(Role role, String regionId, TimePeriod period, BigDecimal obsValue) {
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put(ROLE, role.code());
        figure.put(REGION, regionId);
        if (period != null) {
            figure.put(PERIOD, period.toString());
        }
        figure.put(VALUE, obsValue);
        return figure;
    }

    /**
     * The facts in {@code json}, which this or an earlier version of {@link #write} wrote. The entries present tell the
     * kind; facts of which an entry is missing count as absent.
     *
     * @throws IllegalStateException where {@code json} is not valid JSON
     */
    public static Facts read(String json) {
        try {
            return read(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the detail of an event is JSON", e);
        }
    }

    private static Facts read(JsonNode detail) {
        List<District> districts = new ArrayList<>();
        for (JsonNode each : detail.path(SEEN)) {
            if (each.path(ROLE).asText().equals(Role.DISTRICT.code())) {
                districts.add(new District(
                        each.path(REGION).asText(),
                        each.path(VALUE).decimalValue(),
                        TimePeriod.parse(each.path(PERIOD).asText()).orElse(null),
                        each.has(Fact.SO_FAR.key())));
            }
        }
        return text(detail, Fact.STATE)
                .<Facts>map(state -> new Facts.Trajectory(State.of(state), share(detail), districts, soFar(detail)))
                .or(() -> overdue(detail))
                .or(() -> delivery(detail))
                .or(() -> figure(detail, Role.BASE).map(Facts.Change::new))
                .or(() -> gap(detail))
                .or(() -> reconciliation(detail))
                .or(() -> target(detail, districts))
                .orElse(Facts.NONE);
    }

    private static Optional<Facts> target(JsonNode detail, List<District> districts) {
        Optional<String> judged = text(detail, Fact.JUDGED);
        LocalDate until = text(detail, Fact.UNTIL).map(LocalDate::parse).orElse(null);
        return districts.isEmpty() && judged.isEmpty()
                ? Optional.empty()
                : Optional.of(new Facts.OfTarget(judged.map(State::of).orElse(null), until, districts, soFar(detail)));
    }

    private static boolean soFar(JsonNode detail) {
        return text(detail, Fact.SO_FAR).isPresent();
    }

    private static Facts.Share share(JsonNode detail) {
        Optional<String> elapsed = text(detail, Fact.ELAPSED);
        return text(detail, Fact.PROGRESS)
                .filter(progress -> elapsed.isPresent())
                .map(progress -> new Facts.Share(new BigDecimal(progress), new BigDecimal(elapsed.get())))
                .orElse(null);
    }

    private static Optional<Facts> overdue(JsonNode detail) {
        Optional<TimePeriod> period = text(detail, Fact.PERIOD).flatMap(TimePeriod::parse);
        Optional<LocalDate> due = text(detail, Fact.DUE).map(LocalDate::parse);
        Optional<Integer> missing = text(detail, Fact.MISSING).map(Integer::valueOf);
        List<TimePeriod> periods = text(detail, Fact.PERIODS).stream()
                .flatMap(all -> Stream.of(all.split(" ")))
                .flatMap(each -> TimePeriod.parse(each).stream())
                .toList();
        return period.isPresent() && due.isPresent() && missing.isPresent()
                ? Optional.of(new Facts.Overdue(period.get(), due.get(), missing.get(), periods))
                : Optional.empty();
    }

    private static Optional<Facts> delivery(JsonNode detail) {
        List<String> regions = text(detail, Fact.REGIONS)
                .map(ids -> ids.isEmpty() ? List.<String>of() : List.of(ids.split(" ")))
                .orElse(null);
        Optional<Long> line = text(detail, Fact.LINE).map(Long::valueOf);
        return text(detail, Fact.DELIVERY)
                .filter(name -> line.isPresent())
                .map(name -> new Facts.Delivery(name, line.get(), regions));
    }

    private static Optional<Facts> gap(JsonNode detail) {
        Optional<SeenFigure> lowest = figure(detail, Role.LOWEST);
        return figure(detail, Role.HIGHEST)
                .filter(highest -> lowest.isPresent())
                .map(highest -> new Facts.Gap(highest, lowest.get()));
    }

    private static Optional<Facts> reconciliation(JsonNode detail) {
        BigDecimal reported = text(detail, Fact.REPORTED).map(BigDecimal::new).orElse(null);
        Optional<BigDecimal> highest = text(detail, Fact.RANGE_TO).map(BigDecimal::new);
        Facts.Range range = text(detail, Fact.RANGE_FROM)
                .filter(lowest -> highest.isPresent())
                .map(lowest -> new Facts.Range(new BigDecimal(lowest), highest.get()))
                .orElse(null);
        return figure(detail, Role.PARTS).map(parts -> new Facts.Reconciliation(parts, reported, range));
    }

    private static Optional<SeenFigure> figure(JsonNode detail, Role role) {
        for (JsonNode each : detail.path(SEEN)) {
            Optional<TimePeriod> period = TimePeriod.parse(each.path(PERIOD).asText());
            if (each.path(ROLE).asText().equals(role.code()) && period.isPresent()) {
                return Optional.of(new SeenFigure(
                        each.path(REGION).asText(),
                        period.get(),
                        each.path(VALUE).decimalValue()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(JsonNode detail, Fact fact) {
        JsonNode text = detail.path(FACTS).path(fact.key());
        return text.isTextual() ? Optional.of(text.asText()) : Optional.empty();
    }
}
