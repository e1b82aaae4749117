// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.contract.Contract;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** A bureau that delivers one feed honestly for years, in its own manner. */
final class HonestFeed {

    /** Which periods a usual delivery has. */
    private enum Span {
        ALONE,
        YEAR_SO_FAR,
        LAST_THREE,
        EVERYTHING
    }

    private final Contract contract;
    private final CityFigures city;
    private final Shocks shocks;
    private final Published published;
    private final Manner manner;
    private final Draw draw;
    private final int year;

    /**
     * How the bureau delivers.
     *
     * @param span which periods a delivery has
     * @param backfill the periods that its first delivery has besides
     * @param late the share of districts that bring a figure one period late
     * @param corrects the share of periods after which a correction of its own comes
     */
    private record Manner(Span span, int backfill, double late, double corrects) {}

    HonestFeed(long seed, int year, Contract contract, CityFigures city, Shocks shocks) {
        this.contract = contract;
        this.city = city;
        this.shocks = shocks;
        this.year = year;
        this.published = new Published(seed, contract, city);
        this.draw = Draw.of(seed, contract.feed());
        this.manner = manner();
    }

    private Manner manner() {
        Freq freq = contract.table().freq();
        boolean pulled = contract.files().isEmpty();
        double chance = draw.unit();
        Span span = pulled && chance < 0.6
                ? Span.EVERYTHING
                : chance < 0.45
                        ? Span.ALONE
                        : chance < 0.75 ? Span.YEAR_SO_FAR : chance < 0.87 ? Span.LAST_THREE : Span.EVERYTHING;
        int most = freq == Freq.M ? 36 : freq == Freq.Q ? 16 : freq == Freq.S ? 8 : 7;
        int backfill = draw.chance(0.75) ? most / 3 + draw.below(most - most / 3) : 0;
        return new Manner(span, backfill, draw.between(0, 0.02), draw.between(0, 0.1));
    }

    /** All deliveries of the year and of some years before, in the order in which they come. */
    List<SentDelivery> deliveries() {
        Freq freq = contract.table().freq();
        int before = freq == Freq.M ? 1 : freq == Freq.Q ? 2 : freq == Freq.S ? 3 : 5;
        TimePeriod first = TimePeriod.containing(freq, LocalDate.of(year - before, 1, 1));
        TimePeriod last = TimePeriod.containing(freq, LocalDate.of(year, 12, 31));
        List<SentDelivery> all = new ArrayList<>();
        Set<String> late = new LinkedHashSet<>();
        for (TimePeriod now = first; now.compareTo(last) <= 0; now = now.plus(1)) {
            TimePeriod from = now.equals(first) ? now.plus(-manner.backfill()) : from(now, first);
            HonestSheet sheet = new HonestSheet(contract.table().layout());
            for (String owed : late) {
                String[] words = owed.split(" ");
                TimePeriod period = TimePeriod.parse(words[1]).orElseThrow();
                if (period.compareTo(from) < 0) {
                    fill(sheet, period, now, Set.of(words[0]), Set.of());
                }
            }
            late.clear();
            for (TimePeriod period = from; period.compareTo(now) <= 0; period = period.plus(1)) {
                Set<String> missing = period.equals(now) ? missing(now) : Set.of();
                for (String region : missing) {
                    late.add(region + " " + period);
                }
                fill(sheet, period, now, Set.of(), missing);
            }
            add(all, sheet, now, 0);
            correct(all, now, from);
        }
        return all;
    }

    private TimePeriod from(TimePeriod now, TimePeriod first) {
        if (published.restatedAt(now) && manner.span() != Span.EVERYTHING) {
            return TimePeriod.containing(now.freq(), LocalDate.of(now.firstDay().getYear() - 1, 1, 1));
        }
        return switch (manner.span()) {
            case ALONE -> now;
            case YEAR_SO_FAR -> TimePeriod.containing(now.freq(), now.firstDay().withDayOfYear(1));
            case LAST_THREE -> now.plus(-2);
            case EVERYTHING -> first.plus(-manner.backfill());
        };
    }

    private Set<String> missing(TimePeriod now) {
        Set<String> regions = new LinkedHashSet<>();
        for (String region : published.districts(now)) {
            if (draw.chance(manner.late())) {
                regions.add(region);
            }
        }
        return regions;
    }

    /** A small file with one or two corrected rows of one of the last periods. */
    private void correct(List<SentDelivery> all, TimePeriod now, TimePeriod from) {
        if (!draw.chance(manner.corrects()) || published.districts(now).isEmpty()) {
            return;
        }
        TimePeriod period = now.plus(-draw.below(3));
        Set<String> regions = new LinkedHashSet<>();
        List<String> there = published.districts(period);
        regions.add(draw.one(there));
        regions.add(draw.one(there));
        published.correct(period, regions, now);
        HonestSheet sheet = new HonestSheet(contract.table().layout());
        fill(sheet, period, now, regions, Set.of());
        add(all, sheet, period, (int) ChronoUnit.DAYS.between(period.lastDay(), now.lastDay()) + 4);
    }

    private void add(List<SentDelivery> all, HonestSheet sheet, TimePeriod now, int later) {
        if (sheet.cells().isEmpty()) {
            return;
        }
        int due = contract.expectations().due() == null
                ? 10
                : contract.expectations().due().workingDay();
        LocalDate day = now.lastDay().plusDays((long) (due * 1.4) + 1 + later);
        Set<String> stories = new LinkedHashSet<>(shocks.in(contract.broughtIndicators(), now));
        if (published.restatedAt(now)) {
            stories.add("restated year");
        }
        if (all.isEmpty()) {
            stories.add("first");
        }
        if (later > 0) {
            stories.add("correction");
        }
        boolean last = now.firstDay().getYear() == year && later == 0;
        String name = new FileName(contract, draw).of(now, sheet.firstPeriod(), day);
        all.add(new SentDelivery(contract.feed() + " " + name, day, sheet.cells(), stories, last));
    }

    /** Writes a period's figures, as they are published at {@code now}: of {@code only}, where there are any. */
    private void fill(HonestSheet sheet, TimePeriod period, TimePeriod now, Set<String> only, Set<String> without) {
        Map<String, Map<String, BigDecimal>> byRegion = new LinkedHashMap<>();
        for (String indicator : contract.broughtIndicators()) {
            Habit habit = city.habit(indicator);
            published.of(habit, period, now).forEach((region, value) -> {
                boolean wanted = only.isEmpty() || only.contains(region);
                if (wanted && !without.contains(region) && !published.isConfidential(habit, region, period)) {
                    byRegion.computeIfAbsent(region, absent -> new LinkedHashMap<>())
                            .put(
                                    indicator,
                                    BigDecimal.valueOf(value)
                                            .setScale(Math.max(0, habit.decimals()), RoundingMode.HALF_UP));
                }
            });
        }
        sheet.add(period, byRegion);
    }
}
