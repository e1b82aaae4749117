// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.math.BigDecimal;
import org.jundeng.alert.Facts;
import org.jundeng.assess.Figure;

/**
 * The evidence of a rule.
 *
 * @param figure the figure that decided; null for feeds
 * @param measure the number that was compared with the bound
 * @param bound the bound's value, in the unit of the measure; null where there was none
 * @param facts what else the rule saw
 */
public record Seen(Figure figure, BigDecimal measure, BigDecimal bound, Facts facts) {

    /** This evidence held against another bound. */
    Seen against(BigDecimal other) {
        return new Seen(figure, measure, other, facts);
    }
}
