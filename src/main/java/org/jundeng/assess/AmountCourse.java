// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jundeng.assess.Totals.Total;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Indicator.TimeCollect;
import org.jundeng.catalogue.Target;
import org.jundeng.catalogue.Target.Type;
import org.jundeng.observation.TimePeriod;

/**
 * How an amount grew that a target sets: what it came to at the end of each period, by the figures known now. It is
 * comparable with what the target promises, as the figures of the single periods are not.
 */
public final class AmountCourse {

    private final Catalogue catalogue;
    private final Target target;
    private final Indicator indicator;

    private AmountCourse(Catalogue catalogue, Target target, Indicator indicator) {
        this.catalogue = catalogue;
        this.target = target;
        this.indicator = indicator;
    }

    /** The amount that {@code target} sets; empty where its figures are not added up. */
    public static Optional<AmountCourse> of(Catalogue catalogue, Target target) {
        boolean overTime = target.type() == Type.PER_YEAR || target.type() == Type.CUMULATIVE;
        return catalogue
                .indicator(target.indicator())
                .filter(indicator -> overTime && indicator.timeCollect() == TimeCollect.SUM)
                .map(indicator -> new AmountCourse(catalogue, target, indicator));
    }

    /** Asks for the figures in a region. */
    public WantedFigures wanted(String regionId) {
        WantedFigures wanted = new WantedFigures().all(new RegionalIndicator(indicator.id(), regionId));
        runningTotal().ifPresent(sum -> wanted.all(new RegionalIndicator(sum, regionId)));
        return wanted;
    }

    private Optional<String> runningTotal() {
        return catalogue.indicators().stream()
                .filter(other -> indicator.id().equals(other.yearToDateOf()))
                .map(Indicator::id)
                .findFirst();
    }

    /**
     * The amount at the end of each period of the frequency of {@code last}, up to that one: of a total of each year,
     * within its year; else since the term began. A period at whose end a figure is missing is left out.
     *
     * @param histories the figures that are {@link #wanted}
     */
    public NavigableMap<TimePeriod, BigDecimal> upTo(TimePeriod last, String regionId, Histories histories) {
        History history = histories.of(indicator.id(), regionId);
        History running = runningTotal().map(sum -> histories.of(sum, regionId)).orElse(History.NONE);
        boolean ofYear = target.type() == Type.PER_YEAR;
        NavigableMap<TimePeriod, BigDecimal> amounts = new TreeMap<>();
        Stream.concat(history.of(last.freq()).stream(), running.of(last.freq()).stream())
                .map(Figure::timePeriod)
                .filter(period -> !period.firstDay().isBefore(target.from()) && period.compareTo(last) <= 0)
                .filter(period -> !ofYear
                        || period.firstDay().getYear() == last.firstDay().getYear())
                .distinct()
                .forEach(period -> amount(period, regionId, history, running)
                        .filter(total -> total.missing().isEmpty()
                                && total.figure().timePeriod().lastDay().equals(period.lastDay()))
                        .ifPresent(total -> amounts.put(period, total.figure().obsValue())));
        return amounts;
    }

    private Optional<Total> amount(TimePeriod period, String regionId, History history, History running) {
        if (target.type() == Type.PER_YEAR) {
            return totals(period.lastDay(), regionId, history, running)
                    .ofYear(period.firstDay().getYear(), false);
        }
        if (!period.lastDay().isAfter(target.until())) {
            return totals(period.lastDay(), regionId, history, running).sinceStart(false);
        }
        Totals totals = totals(period.lastDay(), regionId, history, running);
        return totals.sinceStart(true)
                .filter(ended -> ended.missing().isEmpty())
                .flatMap(ended -> totals.later(ended).stream().reduce((earlier, later) -> later));
    }

    private Totals totals(LocalDate end, String regionId, History history, History running) {
        LocalDate next = end.plusDays(1);
        TargetTerm.Known known =
                new TargetTerm.Known(regionId, history.until(next), running.until(next), Map.of(), null, null, null);
        return new Totals(new TargetTerm(target, indicator, null, catalogue.units(), known, next));
    }
}
