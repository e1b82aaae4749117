// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jundeng.assess.Bound;
import org.jundeng.observation.TimePeriod;

/**
 * How an episode has gone since it was opened or reopened last.
 *
 * @param openedOn the night of that
 * @param periods how many periods in a row crossed the bound, up to the latest that did; 0 where no figure decides, as
 *     with feeds
 * @param worst the worst measure so far, of what is still known; null where it is not known
 * @param worstPeriod the period of the worst measure; null where no figure decides
 */
public record Course(LocalDate openedOn, int periods, BigDecimal worst, TimePeriod worstPeriod) {

    /** This course with a figure of a period that belongs to it: the worst may be this one, the earlier of two. */
    public Course with(TimePeriod period, BigDecimal measure, Bound bound) {
        int further = worst == null ? 1 : bound.distance(measure).compareTo(bound.distance(worst));
        boolean worse = further > 0 || further == 0 && period.compareTo(worstPeriod) < 0;
        return worse ? new Course(openedOn, periods, measure, period) : this;
    }
}
