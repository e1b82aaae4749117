// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jundeng.catalogue.Indicator;
import org.jundeng.observation.Observation;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;

/** Parts that are above their whole, and totals and rates of the city that do not fit its districts. */
final class Wholes {

    private Wholes() {}

    /** In one district, the part has a digit too many. */
    static Optional<SentDelivery> partAboveWhole(Mistake.Place place) {
        List<Observation> parts = parts(place.honest());
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Observation one = place.draw().one(parts);
        return Cells.rewritten(place, cell -> cell == one, cell -> cell.obsValue()
                .multiply(BigDecimal.TEN)
                .add(BigDecimal.valueOf(place.draw().below(10))));
    }

    /** In all districts, the part stands where the whole should, and the whole where the part should. */
    static Optional<SentDelivery> partAndWholeSwapped(Mistake.Place place) {
        List<Observation> parts = parts(place.honest());
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        String part = place.draw().one(parts).series().indicator();
        String whole = World.habit(part).of();
        TimePeriod newest = place.honest().newest();
        return Cells.rewritten(
                place,
                cell -> cell.timePeriod().equals(newest)
                        && List.of(part, whole).contains(cell.series().indicator()),
                cell -> value(place.honest(), cell, cell.series().indicator().equals(part) ? whole : part)
                        .orElse(cell.obsValue()));
    }

    private static List<Observation> parts(SentDelivery honest) {
        TimePeriod newest = honest.newest();
        return honest.ofTheNewest().stream()
                .filter(cell -> World.habit(cell.series().indicator()).kind() == Habit.Kind.PART)
                .filter(cell -> value(
                                honest,
                                cell,
                                World.habit(cell.series().indicator()).of())
                        .isPresent())
                .filter(cell -> cell.obsValue().signum() > 0)
                .toList();
    }

    private static Optional<BigDecimal> value(SentDelivery honest, Observation cell, String indicator) {
        SeriesKey series =
                SeriesKey.of(cell.series().freq(), indicator, cell.series().regionId());
        return honest.ofTheNewest().stream()
                .filter(other -> other.series().equals(series))
                .map(Observation::obsValue)
                .findFirst();
    }

    /** The city's total has a digit too many or too few. */
    static Optional<SentDelivery> totalOffByTen(Mistake.Place place) {
        int power = place.draw().one(List.of(-2, -1, 1, 2));
        return ofTheCity(place, false)
                .flatMap(one -> Cells.rewritten(
                        place, cell -> cell == one, cell -> cell.obsValue().scaleByPowerOfTen(power)));
    }

    /** The city's rate lies above its highest district or below its lowest. */
    static Optional<SentDelivery> cityRateOutside(Mistake.Place place) {
        return ofTheCity(place, true).flatMap(one -> {
            List<BigDecimal> districts = place.honest().ofTheNewest().stream()
                    .filter(cell -> !Cells.isCity(cell)
                            && cell.series().indicator().equals(one.series().indicator()))
                    .map(Observation::obsValue)
                    .sorted()
                    .toList();
            BigDecimal least = districts.get(0);
            BigDecimal most = districts.get(districts.size() - 1);
            BigDecimal away = most.subtract(least)
                    .max(new BigDecimal("0.2"))
                    .multiply(BigDecimal.valueOf(place.draw().between(0.3, 3)));
            BigDecimal above = most.add(away).setScale(one.obsValue().scale(), java.math.RoundingMode.UP);
            BigDecimal below = least.subtract(away).setScale(one.obsValue().scale(), java.math.RoundingMode.DOWN);
            boolean up = above.compareTo(BigDecimal.valueOf(100)) <= 0
                    && place.draw().chance(0.5);
            return below.signum() < 0 && !up
                    ? Optional.empty()
                    : Cells.rewritten(place, cell -> cell == one, cell -> up ? above : below);
        });
    }

    /** A figure of the city beside which at least three districts have theirs. */
    private static Optional<Observation> ofTheCity(Mistake.Place place, boolean rate) {
        TimePeriod newest = place.honest().newest();
        List<Observation> found = new ArrayList<>();
        place.honest().ofTheNewest().stream().filter(Cells::isCity).forEach(cell -> {
            Indicator indicator =
                    World.CATALOGUE.indicator(cell.series().indicator()).orElseThrow();
            boolean fits = rate ? indicator.unit().equals("%") : indicator.aggregation() == Indicator.Aggregation.SUM;
            long districts = place.honest().ofTheNewest().stream()
                    .filter(other ->
                            !Cells.isCity(other) && other.series().indicator().equals(indicator.id()))
                    .count();
            if (fits && districts >= 3 && cell.obsValue().signum() != 0) {
                found.add(cell);
            }
        });
        return found.isEmpty() ? Optional.empty() : Optional.of(place.draw().one(found));
    }
}
