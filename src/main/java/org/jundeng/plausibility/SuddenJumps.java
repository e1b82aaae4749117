// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    /** Smaller counts move by several times their number by themselves. */
    private static final BigDecimal SMALL_COUNT = new BigDecimal("20");

    private static final int SHOWN_DECIMALS = 1;

    /** The figures of one indicator and period that are far from those before. */
    private static final class Far {
        private final List<ComparedFigure> leaping = new ArrayList<>();
        private final List<ComparedFigure> all = new ArrayList<>();
        private final List<String> scores = new ArrayList<>();
        /** Those that are near what the series once had, but far from the last, with their scores. */
        private final Map<ComparedFigure, String> breaking = new LinkedHashMap<>();

        private long looked;

        void add(ComparedFigure figure, BigDecimal score, boolean leaps) {
            all.add(figure);
            scores.add(shown(score));
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
                    tell(far, indicator, examination.unchanged(indicator, period), inForce, suspicions);
                }));
    }

    private static void measure(ComparedFigure figure, int periods, SignsInForce inForce, Far far) {
        far.looked++;
        List<BigDecimal> others = figure.others();
        if (others.size() < periods) {
            return;
        }
        String indicator = figure.indicator().id();
        BigDecimal times = inForce.number(indicator, Sign.JUMP, SignBound.TIMES);
        if (figure.isOutside() && !isOfItsSeason(figure, times)) {
            BigDecimal score = Magnitude.zScore(figure.value(), others, leastDeviation(figure, others));
            if (score.compareTo(inForce.number(indicator, Sign.JUMP, SignBound.SCORE)) > 0) {
                far.add(figure, score, leaps(figure, others, times));
                return;
            }
        }
        if (breaksOff(figure, others, times)) {
            BigDecimal score = Magnitude.zScore(figure.value(), others, leastDeviation(figure, others));
            far.breaking.put(figure, shown(score));
        }
    }

    /**
     * Whether it is several times the last figure, or a part of it, although the series has never moved by the root of
     * that from one period to the next. This tells what grows all the time and falls back to where it once was.
     */
    private static boolean breaksOff(ComparedFigure figure, List<BigDecimal> others, BigDecimal times) {
        BigDecimal value = figure.value();
        BigDecimal last = figure.before();
        boolean small =
                figure.indicator().whole() && value.abs().max(last.abs()).compareTo(SMALL_COUNT) < 0;
        if (small || figure.isMended() || figure.startsAYear() || Magnitude.isWithin(value, last, times)) {
            return false;
        }
        BigDecimal least = value.abs()
                .min(last.abs())
                .max(BigDecimal.ONE.movePointLeft(figure.indicator().decimals()));
        BigDecimal square = value.abs().max(last.abs()).divide(least, MathContext.DECIMAL32);
        BigDecimal before = null;
        for (BigDecimal other : others) {
            if (before != null && movesBySquare(before, other, square)) {
                return false;
            }
            before = other;
        }
        return true;
    }

    private static boolean movesBySquare(BigDecimal one, BigDecimal other, BigDecimal square) {
        BigDecimal more = one.abs().max(other.abs());
        BigDecimal less = one.abs().min(other.abs());
        return one.signum() != other.signum()
                || more.multiply(more).compareTo(less.multiply(less).multiply(square)) >= 0;
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

    private static String shown(BigDecimal score) {
        return Magnitude.plain(score.setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP));
    }

    private static void tell(Far far, String indicator, long unchanged, SignsInForce inForce, Suspicions suspicions) {
        BigDecimal share = inForce.number(indicator, Sign.JUMP, SignBound.SHARE);
        BigDecimal most = share.multiply(BigDecimal.valueOf(far.looked + unchanged));
        int leaping = far.leaping.size() + far.breaking.size();
        boolean atOnce = leaping >= LEAST_REGIONS && BigDecimal.valueOf(leaping).compareTo(most) > 0;
        for (int i = 0; i < far.all.size(); i++) {
            if (atOnce) {
                suspicions.add(Sign.JUMP, far.all.get(i), far.scores.get(i));
            } else {
                suspicions.note(far.all.get(i), far.scores.get(i));
            }
        }
        if (atOnce) {
            far.breaking.forEach((figure, score) -> suspicions.add(Sign.JUMP, figure, score));
        }
    }
}
