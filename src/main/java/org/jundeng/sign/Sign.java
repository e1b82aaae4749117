// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sign;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jundeng.finding.FindingCode;

/**
 * One way in which figures cannot be right. The order is that in which they are looked for: a figure that one sign
 * explains is not looked at for the later ones, so that one mistake is told once.
 */
public enum Sign {
    /** Two columns fit each other's history and not their own. */
    SWAPPED_COLUMNS(FindingCode.SWAPPED_COLUMNS, Map.of(SignBound.SHARE, "0.5")),
    /** A rate is given as a fraction, or a fraction as a rate: all figures of a column are off by a hundred. */
    FRACTION(FindingCode.FRACTION_FOR_PER_CENT, Map.of(SignBound.SHARE, "0.5")),
    /** Most figures are a power of ten times what they were. */
    SCALE(FindingCode.WRONG_SCALE, Map.of(SignBound.SHARE, "0.5", SignBound.TIMES, "1.25")),
    /** The figures belong to another period than the delivery says. */
    WRONG_PERIOD(FindingCode.WRONG_PERIOD, Map.of(SignBound.SHARE, "0.5")),
    /** A total since January falls within its year. */
    RUNNING_TOTAL(FindingCode.RUNNING_TOTAL_FALLS, Map.of(SignBound.SHARE, "0.05")),
    /** A part is above its whole, or a total does not fit its parts. */
    PARTS_AND_WHOLE(FindingCode.PARTS_AND_WHOLE, Map.of(SignBound.TIMES, "1.25")),
    /** A figure is many times the largest ever. */
    BEYOND(FindingCode.FAR_BEYOND, Map.of(SignBound.TIMES, "10", SignBound.PERIODS, "6")),
    /** Most regions at once are far from all their figures before. */
    JUMP(
            FindingCode.SUDDEN_JUMP,
            Map.of(
                    SignBound.SHARE, "0.5",
                    SignBound.TIMES, "3",
                    SignBound.PERIODS, "6",
                    SignBound.SCORE, "3.5"));

    private final FindingCode code;
    private final Map<SignBound, BigDecimal> usual = new EnumMap<>(SignBound.class);

    Sign(FindingCode code, Map<SignBound, String> usual) {
        this.code = code;
        usual.forEach((bound, number) -> this.usual.put(bound, new BigDecimal(number)));
    }

    /** The code of its findings. */
    public FindingCode code() {
        return code;
    }

    /** Its word in the configuration, in the ledger and in receipts: {@code swapped-columns}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The sign with this {@link #word}; throws {@link IllegalArgumentException} for an unknown one. */
    public static Sign of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What can be set, with the numbers that hold where nothing is set. */
    public Map<SignBound, BigDecimal> usual() {
        return Collections.unmodifiableMap(usual);
    }
}
