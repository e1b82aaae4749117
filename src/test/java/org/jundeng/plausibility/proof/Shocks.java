// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jundeng.observation.TimePeriod;

/** What honestly happens to a city in a year, and how its figures then move. */
final class Shocks {

    /** From least to most: the factor of an amount, or of the odds of a share, where the shock is at its height. */
    private static final Map<String, double[]> EPIDEMIC = Map.ofEntries(
            Map.entry("urban-jobs-created", new double[] {0.3, 0.6}),
            Map.entry("urban-unemployment-rate", new double[] {1.1, 1.45}),
            Map.entry("urban-registered-unemployed", new double[] {1.05, 1.3}),
            Map.entry("consumer-complaints", new double[] {1.3, 2.6}),
            Map.entry("premarital-check-rate", new double[] {0.15, 0.5}),
            Map.entry("prepregnancy-check-rate", new double[] {0.2, 0.6}),
            Map.entry("films-shown-year-to-date", new double[] {0, 0.1}),
            Map.entry("culture-events", new double[] {0, 0.2}),
            Map.entry("lectures-to-villages", new double[] {0, 0.1}),
            Map.entry("shows-to-villages", new double[] {0, 0.1}),
            Map.entry("books-to-villages", new double[] {0.1, 0.4}),
            Map.entry("emergencies", new double[] {1.5, 4}),
            Map.entry("emergency-casualties", new double[] {2, 8}),
            Map.entry("regular-exercise-rate", new double[] {0.5, 0.8}),
            Map.entry("household-waste", new double[] {0.8, 0.95}),
            Map.entry("daily-grain-supply", new double[] {1.2, 1.6}),
            Map.entry("vocational-training-certified", new double[] {0.5, 0.8}),
            Map.entry("accident-deaths", new double[] {0.6, 0.9}),
            Map.entry("sewage-plant-load", new double[] {0.7, 0.9}));

    private static final Map<String, double[]> FLOOD = Map.ofEntries(
            Map.entry("emergencies", new double[] {3, 12}),
            Map.entry("emergency-casualties", new double[] {2, 10}),
            Map.entry("emergency-losses", new double[] {10, 60}),
            Map.entry("household-waste", new double[] {1.2, 1.8}),
            Map.entry("sewage-treatment-rate", new double[] {0.15, 0.5}),
            Map.entry("town-sewage-treatment-rate", new double[] {0.1, 0.5}),
            Map.entry("consumer-complaints", new double[] {1.3, 3}),
            Map.entry("villages-with-bus", new double[] {0.6, 0.95}),
            Map.entry("villages-with-film", new double[] {0.4, 0.9}),
            Map.entry("films-shown-year-to-date", new double[] {0.2, 0.7}),
            Map.entry("farm-produce-pass-rate", new double[] {0.4, 0.8}),
            Map.entry("urban-jobs-created", new double[] {0.4, 0.8}),
            Map.entry("rural-homes-rebuilt", new double[] {1.5, 4}),
            Map.entry("drug-inspection-rate", new double[] {0.3, 0.8}),
            Map.entry("hospital-beds-per-10000", new double[] {0.85, 1}));

    private static final Shocks NONE = new Shocks(0, List.of(), Map.of());

    private final long seed;
    private final List<Shock> shocks;
    private final Map<String, Absorbed> absorbed;

    Shocks(long seed, List<Shock> shocks, Map<String, Absorbed> absorbed) {
        this.seed = seed;
        this.shocks = List.copyOf(shocks);
        this.absorbed = Map.copyOf(absorbed);
    }

    static Shocks none() {
        return NONE;
    }

    /**
     * What moves some indicators in some regions for a while.
     *
     * @param name what it is called in the account
     * @param first the first day
     * @param last the last day
     * @param regions where; empty means everywhere
     * @param moved by indicator: from which to which factor
     */
    record Shock(String name, LocalDate first, LocalDate last, Set<String> regions, Map<String, double[]> moved) {

        /** The share of a period that lies within. */
        double share(TimePeriod period) {
            LocalDate from = period.firstDay().isAfter(first) ? period.firstDay() : first;
            LocalDate to = period.lastDay().isBefore(last) ? period.lastDay() : last;
            if (from.isAfter(to)) {
                return 0;
            }
            double days = ChronoUnit.DAYS.between(period.firstDay(), period.lastDay()) + 1;
            return (ChronoUnit.DAYS.between(from, to) + 1) / days;
        }

        boolean touches(String indicator, String region, TimePeriod period) {
            return moved.containsKey(indicator) && (regions.isEmpty() || regions.contains(region)) && share(period) > 0;
        }
    }

    /** A district that became part of another one, which kept its name. */
    record Absorbed(String by, LocalDate from) {}

    static Shock epidemic(LocalDate first, int days) {
        return new Shock("epidemic", first, first.plusDays(days), Set.of(), EPIDEMIC);
    }

    static Shock flood(LocalDate first, int days, Set<String> regions) {
        return new Shock("flood", first, first.plusDays(days), new TreeSet<>(regions), FLOOD);
    }

    /** A policy that about doubles a figure in a month, everywhere. */
    static Shock policy(String indicator, LocalDate first, LocalDate last) {
        return new Shock("policy", first, last, Set.of(), Map.of(indicator, new double[] {1.7, 2.4}));
    }

    double factor(Habit habit, String region, TimePeriod period) {
        double factor = 1;
        for (Shock shock : shocks) {
            if (shock.touches(habit.indicator(), region, period)) {
                double[] range = shock.moved().get(habit.indicator());
                double height =
                        Draw.of(seed, shock.name(), habit.indicator(), region).between(range[0], range[1]);
                factor *= 1 + (height - 1) * shock.share(period);
            }
        }
        return factor;
    }

    /** The names of the shocks that move one of {@code indicators} in {@code period}. */
    Set<String> in(Set<String> indicators, TimePeriod period) {
        Set<String> names = new TreeSet<>();
        for (Shock shock : shocks) {
            for (String indicator : indicators) {
                if (shock.moved().containsKey(indicator)
                        && (shock.share(period) > 0 || shock.share(period.plus(-1)) > 0)) {
                    names.add(shock.name());
                }
            }
        }
        absorbed.values().stream()
                .filter(each -> !each.from().isAfter(period.firstDay())
                        && each.from().isAfter(period.plus(-2).firstDay()))
                .forEach(each -> names.add("merged district"));
        return names;
    }

    boolean isAbsorbed(String region, TimePeriod period) {
        Absorbed by = absorbed.get(region);
        return by != null && !period.firstDay().isBefore(by.from());
    }

    /** The weight of a region together with what it absorbed. */
    double weight(String region, TimePeriod period, ToDoubleFunction<String> own) {
        double weight = own.applyAsDouble(region);
        for (Map.Entry<String, Absorbed> each : absorbed.entrySet()) {
            if (each.getValue().by().equals(region) && isAbsorbed(each.getKey(), period)) {
                weight += own.applyAsDouble(each.getKey());
            }
        }
        return weight;
    }
}
