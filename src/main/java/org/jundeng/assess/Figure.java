// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.TimePeriod;

/**
 * A value in the warehouse and its source.
 *
 * @param seriesId the number of its series
 * @param timePeriod its period
 * @param obsValue the value, in the indicator's unit; never null, because an observation marked as missing is not a
 *     figure
 * @param replaced the value of this period before the last revision; null where there was no revision or it was not
 *     loaded
 * @param source its source
 * @param status what kind of value it is; for a derived figure the least certain of what it was derived from, where
 *     that was loaded
 * @param parts what its parts come to, where that disagrees with what was reported; null where it does not, or where it
 *     was not loaded
 * @param soFar whether the value is an amount up to the end of the period, of which the figure of the series is only a
 *     part
 */
public record Figure(
        long seriesId,
        TimePeriod timePeriod,
        BigDecimal obsValue,
        BigDecimal replaced,
        Source source,
        ObsStatus status,
        Parts parts,
        boolean soFar) {

    public Figure {
        Objects.requireNonNull(timePeriod, "timePeriod");
        Objects.requireNonNull(obsValue, "obsValue");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(status, "status");
    }

    /** A figure of its period alone. */
    public Figure(
            long seriesId,
            TimePeriod timePeriod,
            BigDecimal obsValue,
            BigDecimal replaced,
            Source source,
            ObsStatus status,
            Parts parts) {
        this(seriesId, timePeriod, obsValue, replaced, source, status, parts, false);
    }

    /** A figure with which its parts agree. */
    public Figure(
            long seriesId,
            TimePeriod timePeriod,
            BigDecimal obsValue,
            BigDecimal replaced,
            Source source,
            ObsStatus status) {
        this(seriesId, timePeriod, obsValue, replaced, source, status, null);
    }

    /** A figure that is neither estimated nor provisional. */
    public Figure(long seriesId, TimePeriod timePeriod, BigDecimal obsValue, BigDecimal replaced, Source source) {
        this(seriesId, timePeriod, obsValue, replaced, source, ObsStatus.A);
    }

    /** A figure of the same series and period with another value. */
    Figure withValue(BigDecimal value) {
        return new Figure(seriesId, timePeriod, value, null, source, status);
    }

    /**
     * An amount up to the end of the period, of which this figure is the last part.
     *
     * @param byParts the same amount where of each figure in it counts what its parts come to, if that disagrees
     */
    Figure amount(BigDecimal value, BigDecimal byParts) {
        Parts apart = byParts.compareTo(value) == 0 ? null : new Parts(value, byParts, null, null);
        return new Figure(seriesId, timePeriod, value, null, source, status, apart, true);
    }

    /** What the parts of a reported figure come to, where that is known and disagrees; else the value. */
    BigDecimal byParts() {
        boolean counted = !soFar && source.method() != null;
        return parts == null || parts.total() == null || counted ? obsValue : parts.total();
    }

    /** This figure without the value that it replaced. */
    Figure neverCorrected() {
        return replaced == null ? this : new Figure(seriesId, timePeriod, obsValue, null, source, status, parts);
    }

    /** Whether both have the same period and value, regardless of their sources. */
    public boolean saysTheSameAs(Figure other) {
        return timePeriod.equals(other.timePeriod) && obsValue.compareTo(other.obsValue) == 0;
    }

    /**
     * A reported value and the figures of its parts, which disagree.
     *
     * @param reported the reported value
     * @param total what the parts come to; null where nothing is made of them
     * @param lowest the lowest figure of the parts, where the reported value lies outside their range; else null
     * @param highest the highest figure of the parts, where the reported value lies outside their range; else null
     */
    public record Parts(BigDecimal reported, BigDecimal total, BigDecimal lowest, BigDecimal highest) {

        public Parts {
            Objects.requireNonNull(reported, "reported");
            if (total == null && lowest == null) {
                throw new IllegalArgumentException("parts disagree by their total or by their range");
            }
        }

        /** What is held against the bound: the total, else the end of the range that lies nearer. */
        BigDecimal nearest() {
            return total != null ? total : reported.compareTo(highest) > 0 ? highest : lowest;
        }
    }

    /**
     * The position in a delivery from which a figure was read.
     *
     * @param deliveryId the ledger number
     * @param rowNo the record's number from 1, the header counted; 0 where it was derived
     * @param sourceName the file's or source's name as delivered
     * @param method how the figure was derived, from deliveries up to that one; null where it was reported
     * @param absent the regions whose figures it lacks, as far as the coverage rule allows them; empty where none is
     *     missing or where it was reported
     */
    public record Source(long deliveryId, long rowNo, String sourceName, String method, List<String> absent) {

        public Source {
            absent = List.copyOf(absent);
        }

        /** A source in which no region is missing. */
        public Source(long deliveryId, long rowNo, String sourceName, String method) {
            this(deliveryId, rowNo, sourceName, method, List.of());
        }

        /** The source of a reported figure. */
        public Source(long deliveryId, long rowNo, String sourceName) {
            this(deliveryId, rowNo, sourceName, null);
        }
    }
}
