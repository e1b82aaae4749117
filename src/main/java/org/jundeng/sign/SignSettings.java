// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sign;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code signs} of an indicator or a contract: the bounds of each sign, or why it is switched off. A sign that is
 * not named has null in its place, and its usual numbers hold.
 *
 * @param swappedColumns where the figures of two columns fit each other's past and not their own ({@code share})
 * @param fraction where a rate is given as a fraction, or a fraction as a rate ({@code share})
 * @param scale where most figures are a power of ten times what they were ({@code share}, {@code times})
 * @param wrongPeriod where the figures are those of another period ({@code share})
 * @param runningTotal where a total since January falls within its year ({@code share})
 * @param partsAndWhole where a part is above its whole, or a total does not fit its parts ({@code times})
 * @param beyond where a figure is many times the largest ever ({@code times}, {@code periods})
 * @param jump where most regions at once are far from their past ({@code share}, {@code times}, {@code periods},
 *     {@code score})
 */
public record SignSettings(
        SignBounds swappedColumns,
        SignBounds fraction,
        SignBounds scale,
        SignBounds wrongPeriod,
        SignBounds runningTotal,
        SignBounds partsAndWhole,
        SignBounds beyond,
        SignBounds jump) {

    /** Nothing is set. */
    public static final SignSettings USUAL = new SignSettings(null, null, null, null, null, null, null, null);

    public SignSettings {
        checked(Sign.SWAPPED_COLUMNS, swappedColumns);
        checked(Sign.FRACTION, fraction);
        checked(Sign.SCALE, scale);
        checked(Sign.WRONG_PERIOD, wrongPeriod);
        checked(Sign.RUNNING_TOTAL, runningTotal);
        checked(Sign.PARTS_AND_WHOLE, partsAndWhole);
        checked(Sign.BEYOND, beyond);
        checked(Sign.JUMP, jump);
    }

    private static void checked(Sign sign, SignBounds bounds) {
        if (bounds == null) {
            return;
        }
        if (bounds.equals(SignBounds.USUAL)) {
            throw new IllegalArgumentException("sign " + sign.word() + " sets nothing: it takes " + keys(sign)
                    + ", or off with the reason why it does not hold here");
        }
        bounds.numbers().keySet().stream()
                .filter(bound -> !sign.usual().containsKey(bound))
                .findFirst()
                .ifPresent(bound -> {
                    throw new IllegalArgumentException("sign " + sign.word() + " takes no " + bound.key()
                            + "; it takes " + keys(sign) + " and off");
                });
    }

    private static String keys(Sign sign) {
        List<String> keys = new ArrayList<>();
        sign.usual().keySet().forEach(bound -> keys.add(bound.key()));
        return String.join(", ", keys);
    }

    /** These settings; where they say nothing of a sign or of one of its numbers, what {@code wider} says. */
    public SignSettings over(SignSettings wider) {
        return new SignSettings(
                joined(swappedColumns, wider.swappedColumns),
                joined(fraction, wider.fraction),
                joined(scale, wider.scale),
                joined(wrongPeriod, wider.wrongPeriod),
                joined(runningTotal, wider.runningTotal),
                joined(partsAndWhole, wider.partsAndWhole),
                joined(beyond, wider.beyond),
                joined(jump, wider.jump));
    }

    private static SignBounds joined(SignBounds narrower, SignBounds wider) {
        if (narrower == null || wider == null) {
            return narrower == null ? wider : narrower;
        }
        return narrower.over(wider);
    }

    /** The number that holds for one of a sign's bounds; throws {@link IllegalArgumentException} for another bound. */
    public BigDecimal number(Sign sign, SignBound bound) {
        BigDecimal usual = sign.usual().get(bound);
        if (usual == null) {
            throw new IllegalArgumentException("sign " + sign.word() + " takes no " + bound.key());
        }
        BigDecimal set = of(sign).numbers().get(bound);
        return set == null ? usual : set;
    }

    /** Why the sign is switched off; null where it holds. */
    public String offReason(Sign sign) {
        return of(sign).off();
    }

    private SignBounds of(Sign sign) {
        SignBounds set =
                switch (sign) {
                    case SWAPPED_COLUMNS -> swappedColumns;
                    case FRACTION -> fraction;
                    case SCALE -> scale;
                    case WRONG_PERIOD -> wrongPeriod;
                    case RUNNING_TOTAL -> runningTotal;
                    case PARTS_AND_WHOLE -> partsAndWhole;
                    case BEYOND -> beyond;
                    case JUMP -> jump;
                };
        return set == null ? SignBounds.USUAL : set;
    }
}
