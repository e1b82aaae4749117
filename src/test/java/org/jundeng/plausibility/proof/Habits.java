// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;

/**
 * The habits of the shipped indicators: their levels are those of the demo's figures, their unevenness is drawn. The
 * demo's figures themselves are too even to prove anything: they have no revisions, no small counts and no shocks.
 */
final class Habits {

    private static final double YEARS_OF_THE_DEMO = 17 / 12.0;

    private final Catalogue catalogue;
    private final JsonNode demo;
    private final Map<String, Double> weights = new HashMap<>();
    private final Map<String, Habit> byIndicator = new HashMap<>();

    private Habits(Catalogue catalogue, JsonNode demo) {
        this.catalogue = catalogue;
        this.demo = demo;
    }

    static Habits read(Catalogue catalogue) {
        try (InputStream bytes = Habits.class.getResourceAsStream("/org/jundeng/sample/figures.yaml")) {
            Habits habits = new Habits(catalogue, new YAMLMapper().readTree(bytes));
            for (JsonNode figures : habits.demo.get("figures")) {
                Indicator indicator =
                        catalogue.indicator(figures.get("indicator").asText()).orElseThrow();
                habits.byIndicator.put(indicator.id(), habits.habit(indicator, figures));
            }
            return habits;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the demo's figures cannot be read", unreadable);
        }
    }

    /** The habit of {@code indicator}; a rank where the demo has no figures of it. */
    Habit of(String indicator) {
        return byIndicator.computeIfAbsent(
                indicator,
                id -> new Habit(
                        id,
                        Habit.Kind.RANK,
                        null,
                        true,
                        new Habit.Place(true, null, List.of()),
                        4,
                        0,
                        new Habit.Chances(0, 0, 0),
                        0));
    }

    /** The share of a district in the city; of a district that came later, about what its parts had. */
    double weight(String region) {
        return weights.computeIfAbsent(region, absent -> {
            JsonNode weight = demo.get("weights").get(region);
            return weight == null ? 60.0 + Draw.of(7, region).below(80) : weight.asDouble();
        });
    }

    private Habit habit(Indicator indicator, JsonNode figures) {
        double start = figures.get("start").asDouble();
        double end = figures.get("end").asDouble();
        Habit.Kind kind = kind(indicator, figures);
        boolean odds = kind == Habit.Kind.SHARE || kind == Habit.Kind.PART;
        double yearly = odds
                ? (logOdds(end) - logOdds(start)) / YEARS_OF_THE_DEMO
                : start > 0 && end > 0 ? Math.log(end / start) / YEARS_OF_THE_DEMO : 0;
        if (kind == Habit.Kind.GROWING || kind == Habit.Kind.STEPS) {
            yearly = (end - start) / YEARS_OF_THE_DEMO;
        }
        if (kind == Habit.Kind.GROWING) {
            start = (end - start) / 17;
        }
        return new Habit(
                indicator.id(),
                kind,
                figures.path("of").asText(null),
                figures.get("decimals").asInt() <= 0,
                place(figures),
                start,
                yearly,
                chances(indicator, figures, odds ? start : 0),
                figures.get("decimals").asInt());
    }

    private Habit.Kind kind(Indicator indicator, JsonNode figures) {
        String word = figures.get("kind").asText();
        double start = figures.get("start").asDouble();
        double end = figures.get("end").asDouble();
        boolean sum = indicator.timeCollect() == Indicator.TimeCollect.SUM;
        if (word.equals("ytd")) {
            return Habit.Kind.YEAR_TO_DATE;
        }
        if (word.equals("part")) {
            return Habit.Kind.PART;
        }
        if (indicator.unit().equals("%")) {
            boolean signed = indicator.minimum() != null && indicator.minimum().signum() < 0;
            return signed ? Habit.Kind.SIGNED : Habit.Kind.SHARE;
        }
        if (sum) {
            return Habit.Kind.FLOW;
        }
        if (end > 3 * start && end > 50) {
            return Habit.Kind.GROWING;
        }
        if (word.equals("total")) {
            return Habit.Kind.STOCK;
        }
        return figures.get("decimals").asInt() == 0 && end < 50 ? Habit.Kind.STEPS : Habit.Kind.AMOUNT;
    }

    private static Habit.Place place(JsonNode figures) {
        String at = figures.path("at").asText("everywhere");
        String group = figures.path("group").asText("all-districts");
        List<String> groups = new ArrayList<>();
        figures.path("regions").forEach(region -> groups.add(region.asText()));
        return new Habit.Place(
                at.equals("everywhere") || at.equals("city"),
                at.equals("everywhere") || at.equals("districts") ? group : null,
                groups);
    }

    private Habit.Chances chances(Indicator indicator, JsonNode figures, double share) {
        Draw draw = Draw.of(11, indicator.id());
        double demoSpread = figures.path("spread").asDouble(0);
        double noise = figures.path("jitter").asDouble(0);
        if (indicator.unit().equals("%")) {
            double perPoint = 100 / (Math.max(share, 1) * (Math.max(0.4, 100 - share)));
            double points = noise > 0 ? noise * draw.between(0.8, 2) : draw.between(0.02, 0.3);
            return new Habit.Chances(
                    perPoint * Math.max(demoSpread, 0.3),
                    perPoint * Math.min(points, (100 - share) / 6 + 0.01),
                    draw.chance(0.3) ? perPoint * points * 1.5 : 0);
        }
        if (figures.get("kind").asText().equals("level")) {
            double level = Math.max(1, figures.get("start").asDouble());
            demoSpread /= level;
            noise /= level;
        }
        double season = Math.max(figures.path("season").asDouble(0), draw.chance(0.6) ? draw.between(0.02, 0.25) : 0);
        return new Habit.Chances(
                Math.min(0.3, Math.max(demoSpread, 0.05)), noise > 0 ? noise : draw.between(0.01, 0.08), season);
    }

    static double logOdds(double percent) {
        double share = Math.min(0.9997, Math.max(0.002, percent / 100));
        return Math.log(share / (1 - share));
    }
}
