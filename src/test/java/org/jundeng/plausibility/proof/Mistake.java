// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.util.Locale;
import java.util.Optional;
import org.jundeng.sign.Sign;

/** One way in which a bureau gets a delivery wrong, and the sign that is there to notice it. */
enum Mistake {
    WHOLE_FILE_BY_POWER_OF_TEN(Sign.SCALE, Scales::wholeFile),
    COLUMN_BY_POWER_OF_TEN(Sign.SCALE, Scales::column),
    MOST_REGIONS_BY_POWER_OF_TEN(Sign.SCALE, Scales::mostRegions),
    FRACTION_FOR_PER_CENT(Sign.FRACTION, Scales::fraction),
    PER_CENT_OF_PER_CENT(Sign.FRACTION, Scales::hundredfold),
    COLUMNS_SWAPPED(Sign.SWAPPED_COLUMNS, Places::columnsSwapped),
    COLUMN_TWICE(Sign.SWAPPED_COLUMNS, Places::columnTwice),
    UNDER_LAST_YEAR(Sign.WRONG_PERIOD, Periods::underLastYear),
    LAST_PERIOD_AGAIN(Sign.WRONG_PERIOD, Periods::lastPeriodAgain),
    NAMED_FOR_ANOTHER_PERIOD(Sign.WRONG_PERIOD, Periods::namedForAnother),
    MONTH_FOR_RUNNING_TOTAL(Sign.RUNNING_TOTAL, Periods::monthForRunningTotal),
    RUNNING_TOTAL_OF_SOME_FALLS(Sign.RUNNING_TOTAL, Periods::runningTotalOfSomeFalls),
    PART_ABOVE_WHOLE(Sign.PARTS_AND_WHOLE, Wholes::partAboveWhole),
    PART_AND_WHOLE_SWAPPED(Sign.PARTS_AND_WHOLE, Wholes::partAndWholeSwapped),
    TOTAL_OFF_BY_TEN(Sign.PARTS_AND_WHOLE, Wholes::totalOffByTen),
    CITY_RATE_OUTSIDE_DISTRICTS(Sign.PARTS_AND_WHOLE, Wholes::cityRateOutside),
    DIGITS_TYPED_TWICE(Sign.BEYOND, Scales::digitsTypedTwice),
    FAR_ABOVE_ANY(Sign.BEYOND, Scales::farAboveAny),
    BELOW_OR_ABOVE_POSSIBLE(Sign.BEYOND, Scales::impossible),
    MOST_REGIONS_JUMP(Sign.JUMP, Scales::mostRegionsJump),
    ALL_REGIONS_JUMP(Sign.JUMP, Scales::allRegionsJump),
    COLUMN_OF_ANOTHER_UNIT(Sign.JUMP, Scales::anotherUnit),
    SIGN_FLIPPED(Sign.BEYOND, Scales::signFlipped),
    THOUSANDS_SEPARATOR_LOST(Sign.SCALE, Scales::thousandsLost),
    ROWS_SHIFTED_BY_ONE_REGION(Sign.SWAPPED_COLUMNS, Places::rowsShifted);

    private final Sign sign;
    private final Making making;

    /** How a mistake is made. */
    @FunctionalInterface
    private interface Making {
        Optional<SentDelivery> in(Place place);
    }

    /**
     * Where a mistake is made.
     *
     * @param honest what should have been delivered
     * @param known what is believed before
     * @param draw chance
     */
    record Place(SentDelivery honest, Knowledge known, Draw draw) {}

    Mistake(Sign sign, Making making) {
        this.sign = sign;
        this.making = making;
    }

    Sign sign() {
        return sign;
    }

    /** Whether few feeds have what it needs, so that it is made several times at each place. */
    boolean isRare() {
        return sign == Sign.RUNNING_TOTAL
                || sign == Sign.PARTS_AND_WHOLE
                || this == NAMED_FOR_ANOTHER_PERIOD
                || this == THOUSANDS_SEPARATOR_LOST;
    }

    /** Whether it is only akin to what its sign is made for: nobody promises that it is noticed. */
    boolean isNeighbour() {
        return switch (this) {
            case COLUMN_TWICE,
                    COLUMN_OF_ANOTHER_UNIT,
                    SIGN_FLIPPED,
                    THOUSANDS_SEPARATOR_LOST,
                    ROWS_SHIFTED_BY_ONE_REGION -> true;
            default -> false;
        };
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The delivery with the mistake; empty where it cannot be made there, or would hardly change anything. */
    Optional<SentDelivery> in(Place place) {
        return making.in(place);
    }
}
