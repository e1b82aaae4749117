// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Indicator.TimeCollect;
import org.jundeng.observation.TimePeriod;
import org.jundeng.sign.Sign;
import org.jundeng.sign.SignBound;

/**
 * Figures far from all figures before them, by the modified z-score. It stops a delivery only where most regions are
 * far at once, and several times beyond anything that the series has had: a policy that doubles a figure is no mistake.
 * Other figures with that score are told as unusual.
 */
final class SuddenJumps implements SignSeeker {

    private static final int LEAST_REGIONS = 3;
    private static final BigDecimal LEAST_DEVIATION = new BigDecimal("0.05");
    private static final BigDecimal NORMAL = new BigDecimal("0.6745");
    /** Of the range from minimum to maximum, the share that a rate does not move by. */
    private static final BigDecimal WIDE = new BigDecimal("0.4");

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int SHOWN_DECIMALS = 1;

    /** The figures of one indicator and period that are far from those before. */
    private static final class Far {
        private final List<ComparedFigure> leaping = new ArrayList<>();
        private final List<ComparedFigure> all = new ArrayList<>();
        private final List<String> scores = new ArrayList<>();
        private long looked;

        void add(ComparedFigure figure, BigDecimal score, boolean leaps) {
            all.add(figure);
            scores.add(Magnitude.plain(score.setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP)));
            if (leaps) {
                leaping.add(figure);
            }
        }
    }

    @Override
    public void seek(Examination examination, SignsInForce inForce, Suspicions suspicions) {
        examination
                .figures()
                .forEach((period, columns) -> columns.forEach((indicator, figures) -> {
                    Far far = new Far();
                    int periods = inForce.number(indicator, Sign.JUMP, SignBound.PERIODS)
                            .intValueExact();
                    figures.stream()
                            .filter(figure -> !suspicions.isExplained(figure))
                            .filter(figure -> figure.history().figures().size() >= periods)
                            .forEach(figure -> measure(figure, periods, inForce, far));
                    tell(far, examination.unchanged(indicator, period), inForce, suspicions);
                }));
    }

    private static void measure(ComparedFigure figure, int periods, SignsInForce inForce, Far far) {
        far.looked++;
        if (!figure.isOutside()) {
            return;
        }
        List<BigDecimal> others = figure.others();
        String indicator = figure.indicator().id();
        BigDecimal times = inForce.number(indicator, Sign.JUMP, SignBound.TIMES);
        if (others.size() < periods || isOfItsSeason(figure, times)) {
            return;
        }
        BigDecimal score = Magnitude.zScore(figure.value(), others, leastDeviation(figure, others));
        if (score.compareTo(inForce.number(indicator, Sign.JUMP, SignBound.SCORE)) > 0) {
            far.add(figure, score, leaps(figure, others, times));
        }
    }

    /** A twentieth of the median and, for counts, what chance alone makes of it. */
    private static BigDecimal leastDeviation(ComparedFigure figure, List<BigDecimal> others) {
        BigDecimal middle = Magnitude.median(others).abs();
        BigDecimal share = middle.multiply(LEAST_DEVIATION);
        return figure.indicator().whole()
                ? share.max(NORMAL.multiply(middle.add(BigDecimal.ONE).sqrt(MathContext.DECIMAL32)))
                : share;
    }

    private static boolean isOfItsSeason(ComparedFigure figure, BigDecimal times) {
        return figure.fitsSeason(times) || figure.startsAYear() || catchesUp(figure);
    }

    /** Whether a year's last period holds no more than all its other periods together: what was missing until then. */
    private static boolean catchesUp(ComparedFigure figure) {
        int year = figure.period().firstDay().getYear();
        TimePeriod next = figure.period().plus(1);
        if (figure.indicator().timeCollect() != TimeCollect.SUM
                || next.firstDay().getYear() == year) {
            return false;
        }
        BigDecimal rest = BigDecimal.ZERO;
        for (KnownFigure known : figure.history().figures()) {
            boolean sameYear = known.period().firstDay().getYear() == year;
            rest = sameYear && !known.period().equals(figure.period()) ? rest.add(known.value()) : rest;
        }
        return figure.value().compareTo(rest) <= 0 && figure.value().compareTo(figure.highest()) > 0;
    }

    /**
     * Whether it is several times the median or a part of it and lies twice beyond anything before, or lies outside by
     * much of the range that it can have.
     */
    private static boolean leaps(ComparedFigure figure, List<BigDecimal> others, BigDecimal times) {
        BigDecimal value = figure.value();
        BigDecimal lowest = figure.lowest();
        BigDecimal highest = figure.highest();
        BigDecimal reach = lowest.abs().max(highest.abs());
        boolean above = value.compareTo(highest.add(reach)) > 0;
        boolean below = lowest.signum() > 0
                ? value.multiply(TWO).compareTo(lowest) < 0
                : value.compareTo(lowest.subtract(reach)) < 0;
        return (above || below) && !Magnitude.isWithin(value, Magnitude.median(others), times)
                || isWide(figure.indicator(), value.subtract(highest).max(lowest.subtract(value)));
    }

    private static boolean isWide(Indicator indicator, BigDecimal apart) {
        if (indicator.minimum() == null || indicator.maximum() == null) {
            return false;
        }
        BigDecimal range = indicator.maximum().subtract(indicator.minimum());
        return apart.compareTo(range.multiply(WIDE)) > 0;
    }

    private static void tell(Far far, long unchanged, SignsInForce inForce, Suspicions suspicions) {
        if (far.all.isEmpty()) {
            return;
        }
        String indicator = far.all.get(0).indicator().id();
        BigDecimal share = inForce.number(indicator, Sign.JUMP, SignBound.SHARE);
        BigDecimal most = share.multiply(BigDecimal.valueOf(far.looked + unchanged));
        boolean atOnce = far.leaping.size() >= LEAST_REGIONS
                && BigDecimal.valueOf(far.leaping.size()).compareTo(most) > 0;
        for (int i = 0; i < far.all.size(); i++) {
            if (atOnce) {
                suspicions.add(Sign.JUMP, far.all.get(i), far.scores.get(i));
            } else {
                suspicions.note(far.all.get(i), far.scores.get(i));
            }
        }
    }
}
