// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.observation.TimePeriod;

/** Plausible figures that are the same in every run: each depends only on seed, indicator, region and period. */
final class SampleFigures {

    private final FigureData data;
    private final Catalogue catalogue;
    private final Map<String, FigureData.IndicatorFigures> byIndicator;
    private final Map<String, Optional<BigDecimal>> fixed = new HashMap<>();

    SampleFigures(FigureData data, Catalogue catalogue) {
        this.data = data;
        this.catalogue = catalogue;
        this.byIndicator = data.figures().stream()
                .collect(Collectors.toMap(FigureData.IndicatorFigures::indicator, Function.identity()));
        data.figures().forEach(figures -> figures.set()
                .forEach(one -> fixed.put(
                        figures.indicator() + " " + one.region() + " " + one.period(),
                        Optional.ofNullable(one.value()))));
    }

    /** The figure in the indicator's own unit; empty where it is marked as missing. */
    Optional<BigDecimal> of(String indicator, String regionId, TimePeriod period) {
        FigureData.IndicatorFigures figures = byIndicator.get(indicator);
        if (figures == null) {
            throw new IllegalStateException("figures.yaml says nothing of indicator " + indicator);
        }
        Optional<BigDecimal> set = fixed.get(indicator + " " + regionId + " " + period);
        if (set != null) {
            return set;
        }
        boolean city = regionId.equals(catalogue.regions().city());
        BigDecimal value =
                switch (figures.kind()) {
                    case LEVEL -> level(figures, regionId, period, city);
                    case TOTAL -> city ? sum(figures, period) : share(figures, regionId, period);
                    case PART -> city ? sum(figures, period) : part(figures, regionId, period);
                    case YTD -> city ? sum(figures, period) : yearToDate(figures, regionId, period);
                };
        return Optional.of(figures.most() == null ? value : value.min(figures.most()));
    }

    /** Whether the indicator is reported for the region. */
    boolean isReported(String indicator, String regionId, TimePeriod period) {
        FigureData.IndicatorFigures figures = byIndicator.get(indicator);
        if (figures == null || figures.regions().contains(regionId)) {
            return true;
        }
        boolean city = regionId.equals(catalogue.regions().city());
        return switch (figures.at()) {
            case EVERYWHERE -> city || members(figures, period).contains(regionId);
            case CITY -> city;
            case DISTRICTS -> !city && members(figures, period).contains(regionId);
            case NOWHERE -> false;
        };
    }

    private BigDecimal part(FigureData.IndicatorFigures figures, String regionId, TimePeriod period) {
        BigDecimal whole = of(figures.of(), regionId, period).orElseThrow();
        double percent = Math.min(100, trend(figures, period) + figures.spread() * noise(figures, regionId, ""));
        return rounded(whole.doubleValue() * percent / 100, figures.decimals()).min(whole);
    }

    private BigDecimal yearToDate(FigureData.IndicatorFigures figures, String regionId, TimePeriod period) {
        BigDecimal soFar = BigDecimal.ZERO;
        for (TimePeriod month = period;
                month.firstDay().getYear() == period.firstDay().getYear(); ) {
            soFar = soFar.add(share(figures, regionId, month));
            month = month.plus(-1);
        }
        return soFar;
    }

    private BigDecimal level(FigureData.IndicatorFigures figures, String regionId, TimePeriod period, boolean city) {
        double around = city ? 0 : figures.spread() * noise(figures, regionId, "");
        double moved = figures.jitter() * noise(figures, regionId, period.toString());
        return rounded(trend(figures, period) + figures.season() * wave(period) + around + moved, figures.decimals());
    }

    private BigDecimal share(FigureData.IndicatorFigures figures, String regionId, TimePeriod period) {
        BigDecimal all = members(figures, period).stream()
                .map(member -> data.weights().get(member))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        double weight = data.weights().get(regionId).doubleValue() / all.doubleValue();
        double factor = 1
                + figures.spread() * noise(figures, regionId, "")
                + figures.jitter() * noise(figures, regionId, period.toString())
                + figures.season() * wave(period);
        return rounded(trend(figures, period) * weight * factor, figures.decimals());
    }

    private BigDecimal sum(FigureData.IndicatorFigures figures, TimePeriod period) {
        return members(figures, period).stream()
                .map(member -> of(figures.indicator(), member, period))
                .flatMap(Optional::stream)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<String> members(FigureData.IndicatorFigures figures, TimePeriod period) {
        return catalogue.regions().group(figures.group(), period);
    }

    private double trend(FigureData.IndicatorFigures figures, TimePeriod period) {
        TimePeriod first = SampleData.period(data.start());
        TimePeriod last = SampleData.period(data.end());
        double all = ChronoUnit.DAYS.between(first.lastDay(), last.lastDay());
        double gone = ChronoUnit.DAYS.between(first.lastDay(), period.lastDay());
        return figures.start() + (figures.end() - figures.start()) * gone / all;
    }

    private static double wave(TimePeriod period) {
        return StrictMath.cos(2 * StrictMath.PI * period.lastDay().getMonthValue() / 12);
    }

    /** A number from -1 to 1, the same for the same words. */
    private double noise(FigureData.IndicatorFigures figures, String regionId, String period) {
        long words = 1_000_003L * Objects.requireNonNull(figures.indicator()).hashCode()
                + 10_007L * regionId.hashCode()
                + period.hashCode();
        Random random = new Random(data.seed() ^ (words * 0x9E3779B97F4A7C15L));
        random.nextDouble();
        return 2 * random.nextDouble() - 1;
    }

    private static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }
}
