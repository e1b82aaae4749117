// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jundeng.sign.Sign;
import org.jundeng.sign.SignBound;

/**
 * Most figures of a column are one power of ten times what they were: another unit, a slipped point, a fraction in
 * place of a rate. A power counts only where the series has never moved by its root from one period to the next.
 */
final class PowersOfTen implements SignSeeker {

    private static final int HIGHEST_POWER = 8;
    private static final int LEAST_REGIONS = 3;
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal SEASON = new BigDecimal("2.5");
    /** Smaller counts move tenfold by themselves. */
    private static final BigDecimal SMALL_COUNT = new BigDecimal("20");

    @Override
    public void seek(Examination examination, SignsInForce inForce, Suspicions suspicions) {
        examination
                .figures()
                .forEach((period, columns) -> columns.forEach((indicator, figures) -> {
                    List<ComparedFigure> open = figures.stream()
                            .filter(figure -> !suspicions.isExplained(figure) && figure.isComparable())
                            .toList();
                    look(open, examination.unchanged(indicator, period), inForce, suspicions);
                }));
    }

    private static void look(
            List<ComparedFigure> figures, long unchanged, SignsInForce inForce, Suspicions suspicions) {
        SortedMap<Integer, List<ComparedFigure>> byPower = new TreeMap<>();
        for (ComparedFigure figure : figures) {
            if (figure.isOutside()) {
                int power = power(figure, inForce.number(figure.indicator().id(), Sign.SCALE, SignBound.TIMES));
                if (power != 0) {
                    byPower.computeIfAbsent(power, first -> new ArrayList<>()).add(figure);
                }
            }
        }
        byPower.forEach((power, hits) -> {
            Sign sign = sign(hits.get(0), power);
            BigDecimal share = inForce.number(hits.get(0).indicator().id(), sign, SignBound.SHARE);
            if (isMost(hits.size(), figures.size() + unchanged, share)) {
                String times = Magnitude.plain(BigDecimal.ONE.scaleByPowerOfTen(power));
                hits.forEach(hit -> suspicions.add(sign, hit, times));
            }
        });
    }

    /** Whether these are at least three and more than the share, or all where there are fewer than three. */
    static boolean isMost(long hits, long of, BigDecimal share) {
        return of < LEAST_REGIONS
                ? hits == of
                : hits >= LEAST_REGIONS
                        && BigDecimal.valueOf(hits).compareTo(share.multiply(BigDecimal.valueOf(of))) > 0;
    }

    private static Sign sign(ComparedFigure figure, int power) {
        String unit = figure.indicator().unit();
        int size = Math.abs(power);
        boolean perCent = unit.startsWith("%") && size == 2;
        boolean perMille = unit.startsWith("‰") && (size == 1 || size == 3);
        return perCent || perMille ? Sign.FRACTION : Sign.SCALE;
    }

    /**
     * The power of ten by which the figure is off; 0 where it is by none. What has come there step by step, as the
     * cases of an epidemic do, is compared with the last figure alone.
     */
    private static int power(ComparedFigure figure, BigDecimal times) {
        BigDecimal value = figure.value();
        List<BigDecimal> usual = new ArrayList<>();
        usual.add(figure.last());
        if (figure.before() != null && movesByTheRoot(figure.last(), value, BigDecimal.TEN)) {
            usual.add(Magnitude.median(figure.others()));
        }
        for (BigDecimal of : usual) {
            for (int size = 1; size <= HIGHEST_POWER; size++) {
                int power = value.abs().compareTo(of.abs()) > 0 ? size : -size;
                if (isOff(value, of.scaleByPowerOfTen(power), times, power) && isConvincing(figure, of, size)) {
                    return size == 1 && isOfItsSeason(figure, power) ? 0 : power;
                }
            }
        }
        return 0;
    }

    /** Where the figure became smaller, it stands for all numbers that round to it. */
    private static boolean isOff(BigDecimal value, BigDecimal expected, BigDecimal times, int power) {
        if (value.signum() == 0 || value.signum() != expected.signum()) {
            return false;
        }
        BigDecimal rounding = power > 0 ? BigDecimal.ZERO : HALF.scaleByPowerOfTen(-value.scale());
        BigDecimal most = value.abs().add(rounding).multiply(times);
        BigDecimal least = value.abs().subtract(rounding);
        return most.compareTo(expected.abs()) >= 0
                && least.compareTo(expected.abs().multiply(times)) <= 0;
    }

    private static boolean isOfItsSeason(ComparedFigure figure, int power) {
        return figure.fitsSeason(SEASON) || power < 0 && figure.startsAYear();
    }

    private static boolean isConvincing(ComparedFigure figure, BigDecimal of, int size) {
        boolean small =
                figure.indicator().whole() && figure.value().abs().max(of.abs()).compareTo(SMALL_COUNT) < 0;
        if (size == 1 && small) {
            return false;
        }
        BigDecimal before = null;
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(size);
        for (BigDecimal other : figure.others()) {
            if (other.signum() == 0) {
                if (size < LEAST_REGIONS) {
                    return false;
                }
                continue;
            }
            if (before != null && movesByTheRoot(before, other, power)) {
                return false;
            }
            before = other;
        }
        return true;
    }

    /** Whether the square of the step is the power or more. */
    private static boolean movesByTheRoot(BigDecimal before, BigDecimal after, BigDecimal power) {
        BigDecimal one = before.multiply(before);
        BigDecimal other = after.multiply(after);
        return before.signum() != after.signum()
                || one.max(other).compareTo(one.min(other).multiply(power)) >= 0;
    }
}
