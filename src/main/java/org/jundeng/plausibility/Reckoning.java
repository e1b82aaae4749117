// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jundeng.observation.SeriesKey;

/** A whole and its parts in one period. */
final class Reckoning {
    private static final int HIGHEST_POWER = 8;
    private static final BigDecimal FIFTH = new BigDecimal("0.2");

    private final BigDecimal whole;
    private final Map<SeriesKey, BigDecimal> parts;
    private final boolean complete;
    private final BigDecimal sum;
    private final BigDecimal least;
    private final BigDecimal most;

    private Reckoning(BigDecimal whole, Map<SeriesKey, BigDecimal> parts, boolean complete) {
        this.whole = whole;
        this.parts = parts;
        this.complete = complete;
        this.sum = parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        this.least = parts.values().stream().min(BigDecimal::compareTo).orElseThrow();
        this.most = parts.values().stream().max(BigDecimal::compareTo).orElseThrow();
    }

    /** Null where the whole is unknown, or each part. */
    static Reckoning of(Whole whole, Function<SeriesKey, BigDecimal> values) {
        BigDecimal total = values.apply(whole.series());
        if (total == null) {
            return null;
        }
        Map<SeriesKey, BigDecimal> parts = new LinkedHashMap<>();
        whole.parts().forEach(part -> {
            BigDecimal value = values.apply(part);
            if (value != null) {
                parts.put(part, value);
            }
        });
        return parts.isEmpty()
                ? null
                : new Reckoning(total, parts, parts.size() == whole.parts().size());
    }

    /** The parts that are above the whole by more than the tolerance. */
    List<SeriesKey> above(BigDecimal tolerance) {
        BigDecimal bound = whole.multiply(BigDecimal.ONE.add(tolerance));
        return parts.entrySet().stream()
                .filter(part -> part.getValue().compareTo(bound) > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether whole and sum are a power of ten apart. A whole may be more where parts are missing. */
    boolean isOff(BigDecimal times) {
        for (int power = 1; power <= HIGHEST_POWER; power++) {
            boolean less = Magnitude.isWithin(whole.scaleByPowerOfTen(power), sum, times);
            boolean more = complete && Magnitude.isWithin(whole, sum.scaleByPowerOfTen(power), times);
            if (whole.signum() != 0 && (less || more)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the whole is outside the range of its parts by more than a fifth of that, and than rounding makes. */
    boolean isOutside(BigDecimal rounding) {
        BigDecimal margin = most.subtract(least).multiply(FIFTH).max(rounding);
        return complete && (whole.compareTo(least.subtract(margin)) < 0 || whole.compareTo(most.add(margin)) > 0);
    }

    BigDecimal whole() {
        return whole;
    }

    /** The sum of the parts that are known. */
    BigDecimal sum() {
        return sum;
    }

    /** The parts, from the least to the most, as findings show it. */
    String range() {
        return Magnitude.plain(least) + ".." + Magnitude.plain(most);
    }
}
