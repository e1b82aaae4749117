// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.catalogue.Indicator;
import org.jundeng.observation.TimePeriod;

/** A delivered figure beside the known figures of its series. The figure that it would replace is not among these. */
final class ComparedFigure {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int YEARS_BACK = 5;

    private final DeliveredFigure figure;
    private final Indicator indicator;
    private final SeriesHistory history;
    private final BigDecimal before;
    private final BigDecimal lowest;
    private final BigDecimal highest;

    /** Compares {@code figure} with {@code history}. */
    ComparedFigure(DeliveredFigure figure, Indicator indicator, SeriesHistory history) {
        this.figure = figure;
        this.indicator = indicator;
        this.history = history;
        BigDecimal last = null;
        BigDecimal least = null;
        BigDecimal most = null;
        for (KnownFigure known : history.figures()) {
            int order = known.period().firstDay().compareTo(figure.period().firstDay());
            if (order != 0) {
                BigDecimal value = known.value();
                least = least == null ? value : least.min(value);
                most = most == null ? value : most.max(value);
                last = order < 0 || last == null ? value : last;
            }
        }
        this.before = last;
        this.lowest = least;
        this.highest = most;
    }

    DeliveredFigure figure() {
        return figure;
    }

    Indicator indicator() {
        return indicator;
    }

    SeriesHistory history() {
        return history;
    }

    BigDecimal value() {
        return figure.value();
    }

    TimePeriod period() {
        return figure.period();
    }

    /** The known figures of other periods, the oldest first. */
    List<BigDecimal> others() {
        List<BigDecimal> others = new ArrayList<>(history.figures().size());
        for (KnownFigure known : history.figures()) {
            if (!known.period().equals(figure.period())) {
                others.add(known.value());
            }
        }
        return others;
    }

    /** The figure of the nearest earlier period, else of the next later one; null where none is known. */
    BigDecimal before() {
        return before;
    }

    /** The lowest of the others; null where there are none. */
    BigDecimal lowest() {
        return lowest;
    }

    /** The highest of the others; null where there are none. */
    BigDecimal highest() {
        return highest;
    }

    /** The figure to show beside it: the one that it would replace, else {@link #before}; null where none is known. */
    BigDecimal last() {
        return figure.isRevised() ? figure.known() : before;
    }

    /** Whether anything is known of its series. */
    boolean isComparable() {
        return figure.isRevised() || before != null;
    }

    /**
     * Whether it lies outside all that is known of its series, and does not come nearer to that than the figure that it
     * would replace. Whatever lies within is nothing that the series has not had before.
     */
    boolean isOutside() {
        BigDecimal value = figure.value();
        if (before == null) {
            return figure.isRevised();
        }
        boolean outside = value.compareTo(lowest) < 0 || value.compareTo(highest) > 0;
        return outside && !isMended();
    }

    /** Whether it replaces a figure that lies further from the other figures. */
    boolean isMended() {
        if (!figure.isRevised() || before == null) {
            return false;
        }
        BigDecimal middle = Magnitude.median(others());
        BigDecimal apart = figure.value().subtract(middle).abs();
        return apart.compareTo(figure.known().subtract(middle).abs()) < 0;
    }

    /** Whether it is at most {@code times} the figure of the same season in an earlier or later year, and no less. */
    boolean fitsSeason(BigDecimal times) {
        for (int years = -YEARS_BACK; years <= YEARS_BACK; years++) {
            BigDecimal same = years == 0 ? null : history.at(yearsLater(years));
            if (same != null && Magnitude.isWithin(figure.value(), same, times)) {
                return true;
            }
        }
        return false;
    }

    private TimePeriod yearsLater(int years) {
        return TimePeriod.containing(
                figure.period().freq(), figure.period().firstDay().plusYears(years));
    }

    /**
     * Whether the series has started anew each year so far: the period is the first of its year, and within the year
     * before the figures never fell and at least trebled. So do totals since January, also where nobody says so;
     * of those that are marked as such totals nothing has to be known.
     */
    boolean startsAYear() {
        int year = figure.period().firstDay().getYear();
        if (figure.period().plus(-1).firstDay().getYear() == year) {
            return false;
        }
        if (indicator.yearToDateOf() != null) {
            return true;
        }
        BigDecimal first = null;
        BigDecimal last = null;
        int count = 0;
        for (KnownFigure known : history.figures()) {
            if (known.period().firstDay().getYear() == year - 1) {
                if (last != null && known.value().compareTo(last) < 0) {
                    return false;
                }
                first = first == null ? known.value() : first;
                last = known.value();
                count++;
            }
        }
        return count > 2 && last.compareTo(first.multiply(TWO)) > 0;
    }
}
