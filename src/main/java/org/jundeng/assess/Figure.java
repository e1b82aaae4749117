// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.util.Objects;
import org.jundeng.observation.TimePeriod;

/**
 * A value that the warehouse knows, and where it came from.
 *
 * @param seriesId the series it belongs to
 * @param timePeriod its period
 * @param obsValue the value, in the indicator's unit; never null: what is marked missing is no figure
 * @param replaced the value that stood for this period before the last revision; null where there was none
 * @param source where it came from
 */
public record Figure(long seriesId, TimePeriod timePeriod, BigDecimal obsValue, BigDecimal replaced, Source source) {

    public Figure {
        Objects.requireNonNull(timePeriod, "timePeriod");
        Objects.requireNonNull(obsValue, "obsValue");
        Objects.requireNonNull(source, "source");
    }

    /** The same place and period with another value, such as a sum up to it. */
    Figure withValue(BigDecimal value) {
        return new Figure(seriesId, timePeriod, value, null, source);
    }

    /** The same, as if it had come as it is now. */
    Figure neverCorrected() {
        return replaced == null ? this : new Figure(seriesId, timePeriod, obsValue, null, source);
    }

    /** Whether both say the same of the same period, wherever they came from. */
    public boolean saysTheSameAs(Figure other) {
        return timePeriod.equals(other.timePeriod) && obsValue.compareTo(other.obsValue) == 0;
    }

    /**
     * The place of a delivery that a figure was read from.
     *
     * @param deliveryId the ledger number
     * @param rowNo the record's number from 1, the header counted; 0 where it was derived
     * @param sourceName the file's or source's name as delivered
     * @param method how a derived figure was made, of figures up to that delivery; null where it was reported
     */
    public record Source(long deliveryId, long rowNo, String sourceName, String method) {

        /** Where a reported figure was read from. */
        public Source(long deliveryId, long rowNo, String sourceName) {
            this(deliveryId, rowNo, sourceName, null);
        }
    }
}
