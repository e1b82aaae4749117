// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/**
 * What is so in the city: for each indicator, region and period the figure that is published last. Trend, season,
 * uneven districts, noise that lasts, small counts, and shocks.
 */
final class CityFigures {

    private static final TimePeriod ORIGIN = TimePeriod.parse("2013-01").orElseThrow();

    private final long seed;
    private final Catalogue catalogue;
    private final Habits habits;
    private final Shocks shocks;
    private final Map<Key, Double> known = new HashMap<>();
    private final Map<Place, List<String>> districts = new HashMap<>();

    /** A figure. */
    private record Key(String indicator, String region, LocalDate firstDay) {}

    /** A group at a time. */
    private record Place(String group, LocalDate firstDay, Freq freq) {}

    CityFigures(long seed, Catalogue catalogue, Habits habits, Shocks shocks) {
        this.seed = seed;
        this.catalogue = catalogue;
        this.habits = habits;
        this.shocks = shocks;
    }

    Habit habit(String indicator) {
        return habits.of(indicator);
    }

    /** The districts that have a figure of their own in a period. */
    List<String> districts(Habit habit, TimePeriod period) {
        String group = habit.place().group();
        return group == null
                ? List.of()
                : districts.computeIfAbsent(
                        new Place(group, period.firstDay(), period.freq()),
                        absent -> catalogue.regions().group(group, period).stream()
                                .filter(region -> !shocks.isAbsorbed(region, period))
                                .toList());
    }

    /** Whether anything is counted yet: what grows since a plan began has no figure before that plan. */
    boolean isCounted(Habit habit, TimePeriod period) {
        return habit.kind() != Habit.Kind.GROWING || period.firstDay().getYear() >= 2013;
    }

    /** The figure of a district, a group, or of a city that is not the sum or the mean of its districts. */
    double of(Habit habit, String region, TimePeriod period) {
        Key key = new Key(habit.indicator(), region, period.firstDay());
        Double before = known.get(key);
        if (before != null) {
            return before;
        }
        double value = rounded(habit, raw(habit, region, period));
        known.put(key, value);
        return value;
    }

    /** The mean of shares or amounts, weighted as the city weighs its districts. */
    double mean(Habit habit, Map<String, Double> districts) {
        double weights = 0;
        double sum = 0;
        for (Map.Entry<String, Double> district : districts.entrySet()) {
            weights += habits.weight(district.getKey());
            sum += habits.weight(district.getKey()) * district.getValue();
        }
        return rounded(habit, sum / weights);
    }

    static double rounded(Habit habit, double value) {
        return BigDecimal.valueOf(value)
                .setScale(habit.decimals(), RoundingMode.HALF_UP)
                .doubleValue();
    }

    private double raw(Habit habit, String region, TimePeriod period) {
        return switch (habit.kind()) {
            case SHARE -> share(habit, region, period);
            case FLOW -> flow(habit, region, period);
            case STOCK -> stock(habit, region, period);
            case GROWING -> grown(habit, region, period);
            case YEAR_TO_DATE -> yearToDate(habit, region, period);
            case PART -> part(habit, region, period);
            case STEPS -> steps(habit, region, period);
            case AMOUNT -> amount(habit, region, period);
            case SIGNED -> signed(habit, region, period);
            case RANK ->
                1 + Math.floor(between(habit, region, 1, 6) + between(habit, region + period.firstDay(), 0, 3));
        };
    }

    private double share(Habit habit, String region, TimePeriod period) {
        if (habit.start() >= 100) {
            return 100;
        }
        double odds = Habits.logOdds(habit.start()) + saturated(habit.yearly() * years(period));
        odds += habit.chances().spread() * local(habit, region)
                + noise(habit, region, period)
                + habit.chances().season() * season(habit, period)
                + Math.log(shocks.factor(habit, region, period));
        return 100 / (1 + Math.exp(-odds));
    }

    private double flow(Habit habit, String region, TimePeriod period) {
        double mean = habit.start()
                * Math.exp(saturated(habit.yearly() * years(period)))
                * weight(habit, region, period)
                * Math.max(0.02, 1 + habit.chances().season() * season(habit, period) + festival(habit, period))
                * Math.exp(noise(habit, region, period))
                * shocks.factor(habit, region, period);
        return habit.whole() && habit.decimals() == 0
                ? draw(habit, region, period).poisson(mean)
                : mean;
    }

    private double stock(Habit habit, String region, TimePeriod period) {
        double constant = habit.start() * weight(habit, region, period);
        if (habit.yearly() == 0) {
            long gone = draw(habit, region, period.plus(-period.firstDay().getMonthValue()))
                    .poisson(0.05);
            return Math.max(0, Math.rint(constant) - gone) * shocks.factor(habit, region, period);
        }
        return constant
                * Math.exp(saturated(habit.yearly() * years(period)))
                * Math.exp(0.15 * noise(habit, region, period))
                * shocks.factor(habit, region, period);
    }

    private double grown(Habit habit, String region, TimePeriod period) {
        double sum = 0;
        TimePeriod first = TimePeriod.containing(
                period.freq(), LocalDate.of(planStart(period.firstDay().getYear()), 1, 1));
        for (TimePeriod each = first; each.compareTo(period) <= 0; each = each.plus(1)) {
            double mean = Math.max(0, habit.start())
                    * months(period.freq())
                    * weight(habit, region, period)
                    * shocks.factor(habit, region, each);
            double uneven = mean * -Math.log(1 - draw(habit, region, each).unit()) * 0.5 + mean * 0.5;
            sum += habit.decimals() == 0 ? draw(habit, region, each).poisson(uneven) : uneven;
        }
        return sum;
    }

    private static int planStart(int year) {
        return year >= 2021 ? 2021 : year >= 2016 ? 2016 : 2013;
    }

    private double yearToDate(Habit habit, String region, TimePeriod period) {
        double sum = 0;
        for (TimePeriod month = period;
                month.firstDay().getYear() == period.firstDay().getYear(); ) {
            sum += flow(habit, region, month);
            month = month.plus(-1);
        }
        return sum;
    }

    private double part(Habit habit, String region, TimePeriod period) {
        Habit whole = habits.of(habit.of());
        double odds = Habits.logOdds(habit.start())
                + saturated(habit.yearly() * years(period))
                + habit.chances().spread() * local(habit, region)
                + 0.3 * noise(habit, region, period);
        double share = shocks.factor(habit, region, period) / (1 + Math.exp(-odds));
        return Math.floor(of(whole, region, period) * Math.min(1, share));
    }

    private double steps(Habit habit, String region, TimePeriod period) {
        double chance = between(habit, region, 0, 1);
        double rise = habit.place().group() == null ? habit.yearly() : habit.yearly() * 0.5;
        return Math.max(0, Math.floor(habit.start() + rise * Math.max(-1, years(period)) + chance))
                * shocks.factor(habit, region, period);
    }

    private double amount(Habit habit, String region, TimePeriod period) {
        double spread = habit.place().group() == null ? 0 : habit.chances().spread() * local(habit, region);
        return habit.start()
                * Math.exp(saturated(habit.yearly() * years(period))
                        + spread
                        + 0.3 * noise(habit, region, period)
                        + 0.3 * habit.chances().season() * season(habit, period))
                * shocks.factor(habit, region, period);
    }

    private double signed(Habit habit, String region, TimePeriod period) {
        double sum = habit.start();
        for (int back = 0; back < 12; back++) {
            sum += 0.25 * draw(habit, region, period.plus(-back)).normal();
        }
        return sum;
    }

    private double weight(Habit habit, String region, TimePeriod period) {
        if (habit.place().group() == null) {
            return 1;
        }
        double all = 0;
        for (String each : districts(habit, period)) {
            all += shocks.weight(each, period, habits::weight);
        }
        return shocks.weight(region, period, habits::weight)
                / all
                * Math.exp(habit.chances().spread() * local(habit, region));
    }

    /** What makes a region differ, for good. */
    private double local(Habit habit, String region) {
        return between(habit, region, -1, 1);
    }

    private double between(Habit habit, String words, double least, double most) {
        return Draw.of(seed, habit.indicator(), words).between(least, most);
    }

    private Draw draw(Habit habit, String region, TimePeriod period) {
        return Draw.of(seed, habit.indicator(), region, period);
    }

    /** Noise of which six tenths last to the next period. */
    private double noise(Habit habit, String region, TimePeriod period) {
        double sum = 0;
        double left = 0.8;
        for (int back = 0; back < 5; back++) {
            sum += left
                    * Draw.of(seed, habit.indicator(), region, "noise", period.plus(-back))
                            .rough();
            left *= 0.6;
        }
        return habit.chances().noise() * sum;
    }

    private double season(Habit habit, TimePeriod period) {
        if (period.freq() == Freq.A) {
            return 0;
        }
        int middle = period.firstDay().getMonthValue() * 2 + (int) months(period.freq());
        double start = between(habit, "season", 0, 24);
        return Math.cos(2 * Math.PI * (middle - start) / 24);
    }

    /** Much of what is counted by month is less in the month of the Spring Festival, which is January or February. */
    private double festival(Habit habit, TimePeriod period) {
        int month = period.firstDay().getYear() % 3 == 0 ? 1 : 2;
        return period.freq() == Freq.M && period.firstDay().getMonthValue() == month
                ? -between(habit, "festival", 0, 0.35)
                : 0;
    }

    static double months(Freq freq) {
        return switch (freq) {
            case A -> 12;
            case S -> 6;
            case Q -> 3;
            case M, D -> 1;
        };
    }

    private static double years(TimePeriod period) {
        return ChronoUnit.DAYS.between(ORIGIN.lastDay(), period.lastDay()) / 365.25;
    }

    private static double saturated(double move) {
        return 1.2 * Math.tanh(move / 1.2);
    }
}
