// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.contract.Contract;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** What a bureau publishes of the city's figures, and when: first figures, later ones, restated years, corrections. */
final class Published {

    private final long seed;
    private final Contract contract;
    private final CityFigures city;
    private final double revisedShare;
    private final double revisedBy;
    private final int settledAfter;
    private final double restatedBy;
    private final Map<String, TimePeriod> corrected = new HashMap<>();

    Published(long seed, Contract contract, CityFigures city) {
        this.seed = seed;
        this.contract = contract;
        this.city = city;
        Draw draw = Draw.of(seed, "published", contract.feed());
        this.revisedShare = draw.chance(0.6) ? draw.between(0.02, 0.4) : 0;
        this.revisedBy = draw.between(0.003, 0.03);
        this.settledAfter = 1 + draw.below(3);
        this.restatedBy = draw.chance(0.15) ? draw.between(0.003, 0.04) : 0;
    }

    /** The districts that the feed reports in a period. */
    List<String> districts(TimePeriod period) {
        if (contract.table().refArea() != null) {
            return List.of();
        }
        return contract.broughtIndicators().stream()
                .flatMap(indicator -> city.districts(city.habit(indicator), period).stream())
                .distinct()
                .toList();
    }

    /** Whether the deliveries of {@code now} bring a restated year before. */
    boolean restatedAt(TimePeriod now) {
        return restatedBy > 0
                && now.freq() != Freq.A
                && now.equals(restating(now.firstDay().getYear() - 1, now.freq()));
    }

    /** The period whose delivery restates all of {@code year}. */
    private static TimePeriod restating(int year, Freq freq) {
        return TimePeriod.containing(freq, LocalDate.of(year + 1, 3, 31));
    }

    /** Says that the figures of a period are found to be wrong and corrected at {@code now}. */
    void correct(TimePeriod period, Set<String> regions, TimePeriod now) {
        regions.forEach(region -> corrected.put(region + " " + period, now));
    }

    boolean isConfidential(Habit habit, String region, TimePeriod period) {
        return !region.equals(World.CITY)
                && Draw.of(seed, "confidential", habit.indicator(), region, period)
                        .chance(0.004);
    }

    /** By region, the figures of a period as they are known at {@code now}; the city comes first. */
    Map<String, Double> of(Habit habit, TimePeriod period, TimePeriod now) {
        Map<String, Double> districts = new LinkedHashMap<>();
        if (!city.isCounted(habit, period)) {
            return districts;
        }
        if (contract.table().refArea() == null) {
            for (String region : city.districts(habit, period)) {
                districts.put(region, known(habit, region, period, now));
            }
        }
        Map<String, Double> all = new LinkedHashMap<>();
        if (habit.place().city()) {
            all.put(World.CITY, whole(habit, districts, period, now));
        }
        all.putAll(districts);
        for (String group : habit.place().groups()) {
            all.put(group, known(habit, group, period, now));
        }
        return all;
    }

    private double whole(Habit habit, Map<String, Double> districts, TimePeriod period, TimePeriod now) {
        if (districts.isEmpty() || habit.kind() == Habit.Kind.SIGNED) {
            return known(habit, World.CITY, period, now);
        }
        return habit.isSum()
                ? districts.values().stream().mapToDouble(each -> each).sum()
                : city.mean(habit, districts);
    }

    private double known(Habit habit, String region, TimePeriod period, TimePeriod now) {
        double last = city.of(habit, region, period);
        boolean fresh = revisedShare > 0
                && now.firstDay().isBefore(period.plus(settledAfter).firstDay());
        TimePeriod mended = corrected.isEmpty() ? null : corrected.get(region + " " + period);
        boolean isMended = mended != null && now.compareTo(mended) >= 0;
        boolean yetToBeRestated = restatedBy > 0
                && period.freq() != Freq.A
                && now.compareTo(restating(period.firstDay().getYear(), period.freq())) < 0;
        if (!fresh && !isMended && !yetToBeRestated) {
            return last;
        }
        Draw draw = Draw.of(seed, "revision", habit.indicator(), region, period);
        double factor = 1;
        if (draw.chance(revisedShare) && fresh) {
            factor += revisedBy * draw.normal();
        }
        if (isMended) {
            factor += draw.between(-0.08, 0.08);
        }
        if (yetToBeRestated) {
            factor += restatedBy * Draw.of(seed, "restated", habit.indicator()).between(0.5, 1.5);
            factor += restatedBy * 0.3 * draw.normal();
        }
        return factor == 1 ? last : changed(habit, region, period, last, factor);
    }

    private boolean isWholeOfAPart(Habit habit) {
        return contract.broughtIndicators().stream()
                .anyMatch(each -> habit.indicator().equals(city.habit(each).of()));
    }

    private double changed(Habit habit, String region, TimePeriod period, double last, double factor) {
        switch (habit.kind()) {
            case SHARE -> {
                double odds = Habits.logOdds(last) + 3 * (factor - 1);
                return last >= 100 || last <= 0 ? last : CityFigures.rounded(habit, 100 / (1 + Math.exp(-odds)));
            }
            case PART -> {
                return Math.floor(last * Math.min(1, factor));
            }
            case GROWING, YEAR_TO_DATE -> {
                TimePeriod before = period.plus(-1);
                boolean begins = before.firstDay().getYear() < period.firstDay().getYear();
                double earlier = begins ? 0 : Math.min(last, city.of(habit, region, before));
                return CityFigures.rounded(habit, last - (last - earlier) * Math.min(0.5, Math.abs(factor - 1)));
            }
            case FLOW, STOCK, AMOUNT -> {
                if (isWholeOfAPart(habit)) {
                    return last;
                }
                return Math.max(0, CityFigures.rounded(habit, last * factor));
            }
            case STEPS, SIGNED, RANK -> {
                return last;
            }
            default -> throw new IllegalStateException(habit.kind() + " has no revisions");
        }
    }
}
