// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jundeng.observation.Freq;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;
import org.jundeng.sign.Sign;
import org.jundeng.sign.SignBound;

/**
 * A closed period in which most figures would change by more than half of what they usually change by from one period
 * to the next: most likely the figures of another period. A series that is restated up to the present is no such
 * mistake.
 *
 * @param expectedRegions the id of the group whose regions each period should have; null where nothing is promised
 */
record ClosedPeriods(String expectedRegions) implements SignSeeker {

    private static final int LEAST_FIGURES = 3;
    private static final BigDecimal MENDED = new BigDecimal("4");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What the delivery brings of all indicators in one period, and what is known of these indicators there. */
    private static final class Brought {
        private long known;
        private long revised;
    }

    @Override
    public void seek(Examination examination, SignsInForce inForce, Suspicions suspicions) {
        SortedMap<TimePeriod, Brought> brought = brought(examination);
        SortedMap<Freq, TimePeriod> latest = latestKnown(examination);
        examination.figures().forEach((period, columns) -> {
            Brought here = brought.get(period);
            TimePeriod last = latest.get(period.freq());
            if (here == null || last == null || here.revised < LEAST_FIGURES || !isMost(here, columns, inForce)) {
                return;
            }
            if (isClosed(period, last, examination) && !reachesThePresent(period, last, brought, examination)) {
                List<ComparedFigure> changed = new ArrayList<>();
                columns.values().forEach(figures -> figures.stream()
                        .filter(figure -> !suspicions.isExplained(figure) && isMuch(figure))
                        .forEach(changed::add));
                tell(changed, here.known, inForce, suspicions);
            }
        });
    }

    /** Whether the revised figures can be more than the share that any of these indicators allows. */
    private static boolean isMost(Brought here, SortedMap<String, List<ComparedFigure>> columns, SignsInForce inForce) {
        return columns.keySet().stream()
                .map(indicator -> inForce.number(indicator, Sign.WRONG_PERIOD, SignBound.SHARE))
                .anyMatch(most ->
                        BigDecimal.valueOf(here.revised).compareTo(most.multiply(BigDecimal.valueOf(here.known))) > 0);
    }

    private SortedMap<TimePeriod, Brought> brought(Examination examination) {
        SortedMap<TimePeriod, Brought> brought = new TreeMap<>();
        for (DeliveredPeriod each : examination.delivered().periods()) {
            Brought here = brought.computeIfAbsent(each.period(), first -> new Brought());
            long known = Math.max(each.revised() + each.unchanged(), known(each, examination));
            here.known += known > 1 ? Math.max(known, expected(each, examination)) : known;
            here.revised += each.revised();
        }
        return brought;
    }

    /**
     * Of how many regions the figure is known, whether or not the delivery brings them: a few rows that are sent alone
     * to correct them are not most of their period.
     */
    private static long known(DeliveredPeriod brought, Examination examination) {
        TimePeriod period = brought.period();
        if (brought.revised() == 0 || !examination.figures().containsKey(period)) {
            return 0;
        }
        return examination.catalogue().regions().ids().stream()
                .filter(region -> examination
                                .of(SeriesKey.of(period.freq(), brought.indicator(), region))
                                .at(period)
                        != null)
                .count();
    }

    /** How many regions should have the figure, where the history tells only of those that are delivered. */
    private long expected(DeliveredPeriod brought, Examination examination) {
        String measured = examination
                .catalogue()
                .indicator(brought.indicator())
                .map(indicator -> indicator.coverage().regions())
                .orElse(null);
        String group = measured == null ? expectedRegions : measured;
        return group == null
                ? 0
                : examination
                        .catalogue()
                        .regions()
                        .group(group, brought.period())
                        .size();
    }

    private static SortedMap<Freq, TimePeriod> latestKnown(Examination examination) {
        SortedMap<Freq, TimePeriod> latest = new TreeMap<>();
        examination.figures().forEach((period, columns) -> columns.values()
                .forEach(figures -> figures.forEach(figure -> {
                    List<KnownFigure> known = figure.history().figures();
                    if (!known.isEmpty()) {
                        latest.merge(
                                period.freq(),
                                known.get(known.size() - 1).period(),
                                (one, other) -> one.firstDay().isBefore(other.firstDay()) ? other : one);
                    }
                })));
        return latest;
    }

    /** A later period is known, or the period after it has ended, too. */
    private static boolean isClosed(TimePeriod period, TimePeriod latest, Examination examination) {
        return period.compareTo(latest) < 0
                || period.plus(1).lastDay().isBefore(examination.delivered().businessDate());
    }

    /** Whether the delivery brings all periods from this one to the latest known one, or beyond, without a gap. */
    private static boolean reachesThePresent(
            TimePeriod period, TimePeriod latest, SortedMap<TimePeriod, Brought> brought, Examination examination) {
        TreeSet<TimePeriod> periods = new TreeSet<>(brought.keySet());
        TimePeriod end = period;
        while (periods.contains(end.plus(1))) {
            end = end.plus(1);
        }
        int order = end.compareTo(latest);
        return order > 0 || order == 0 && !isClosed(end, latest, examination);
    }

    private static boolean isMuch(ComparedFigure figure) {
        if (!figure.figure().isRevised() || isMended(figure)) {
            return false;
        }
        BigDecimal change = figure.value().subtract(figure.figure().known()).abs();
        return change.multiply(TWO).compareTo(usualStep(figure)) > 0;
    }

    /** Whether it comes four times as near to the period before as the figure that it replaces. */
    private static boolean isMended(ComparedFigure figure) {
        if (figure.before() == null) {
            return false;
        }
        BigDecimal apart = figure.value().subtract(figure.before()).abs();
        BigDecimal was = figure.figure().known().subtract(figure.before()).abs();
        return apart.multiply(MENDED).compareTo(was) < 0;
    }

    private static BigDecimal usualStep(ComparedFigure figure) {
        List<BigDecimal> steps = new ArrayList<>();
        List<BigDecimal> others = figure.others();
        for (int i = 1; i < others.size(); i++) {
            steps.add(others.get(i).subtract(others.get(i - 1)).abs());
        }
        return steps.isEmpty() ? BigDecimal.ZERO : Magnitude.median(steps);
    }

    private static void tell(List<ComparedFigure> changed, long known, SignsInForce inForce, Suspicions suspicions) {
        if (changed.size() < LEAST_FIGURES) {
            return;
        }
        BigDecimal share = BigDecimal.valueOf(changed.size()).divide(BigDecimal.valueOf(known), 2, RoundingMode.DOWN);
        String shown = Magnitude.plain(share.multiply(HUNDRED)) + "%";
        for (ComparedFigure figure : changed) {
            BigDecimal most = inForce.number(figure.indicator().id(), Sign.WRONG_PERIOD, SignBound.SHARE);
            if (share.compareTo(most) > 0) {
                suspicions.add(Sign.WRONG_PERIOD, figure, shown, "revised");
            }
        }
    }
}
