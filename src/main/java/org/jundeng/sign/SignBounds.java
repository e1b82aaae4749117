// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sign;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an indicator or a contract says of one sign. What it leaves out is null, and keeps its usual number.
 *
 * @param share the share of figures of which more than it must look wrong, above 0 and at most 1
 * @param times how many times the usual a figure must be, above 1
 * @param periods how many periods must be known before, from 1 to 36
 * @param score the least modified z-score, above 0
 * @param off why the sign never stops a delivery; a receipt shows this reason. Null where the sign holds
 */
public record SignBounds(BigDecimal share, BigDecimal times, Integer periods, BigDecimal score, String off) {

    /** Nothing is said: the usual numbers hold. */
    public static final SignBounds USUAL = new SignBounds(null, null, null, null, null);

    private static final int MOST_PERIODS = 36;

    public SignBounds {
        List<String> wrong = new ArrayList<>();
        checkAbove("share", share, BigDecimal.ZERO, wrong);
        if (share != null && share.compareTo(BigDecimal.ONE) > 0) {
            wrong.add("share is at most 1: " + share.toPlainString());
        }
        checkAbove("times", times, BigDecimal.ONE, wrong);
        checkAbove("score", score, BigDecimal.ZERO, wrong);
        if (periods != null && (periods < 1 || periods > MOST_PERIODS)) {
            wrong.add("periods is from 1 to " + MOST_PERIODS + ": " + periods);
        }
        if (off != null && off.isBlank()) {
            wrong.add("off takes the reason why the sign does not hold here");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
    }

    private static void checkAbove(String name, BigDecimal number, BigDecimal least, List<String> wrong) {
        if (number != null && number.compareTo(least) <= 0) {
            wrong.add(name + " is above " + least.toPlainString() + ": " + number.toPlainString());
        }
    }

    /** The numbers that are set. */
    public Map<SignBound, BigDecimal> numbers() {
        Map<SignBound, BigDecimal> numbers = new EnumMap<>(SignBound.class);
        put(numbers, SignBound.SHARE, share);
        put(numbers, SignBound.TIMES, times);
        put(numbers, SignBound.PERIODS, periods == null ? null : BigDecimal.valueOf(periods));
        put(numbers, SignBound.SCORE, score);
        return Collections.unmodifiableMap(numbers);
    }

    private static void put(Map<SignBound, BigDecimal> numbers, SignBound bound, BigDecimal number) {
        if (number != null) {
            numbers.put(bound, number);
        }
    }

    /** These bounds; where they say nothing, those of {@code wider}. */
    SignBounds over(SignBounds wider) {
        return new SignBounds(
                share == null ? wider.share : share,
                times == null ? wider.times : times,
                periods == null ? wider.periods : periods,
                score == null ? wider.score : score,
                off == null ? wider.off : off);
    }
}
