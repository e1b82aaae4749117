// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Figure;
import org.jundeng.observation.TimePeriod;

/**
 * What a rule saw when it measured.
 *
 * @param figure the figure that decided; null where none did, as with feeds
 * @param measure the number that was compared with the bounds
 * @param bound the bound that the measure was compared with; null where the state of a target alone decides
 * @param before the measure before the last correction of the figure; null where the figure was never corrected, or
 *     where that measure is not known
 * @param facts what else the rule saw
 */
public record Evidence(Figure figure, BigDecimal measure, Bound bound, BigDecimal before, Facts facts) {

    public Evidence {
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(facts, "facts");
    }

    /** This evidence with {@code other} as the bound. */
    Evidence against(Bound other) {
        return new Evidence(figure, measure, other, before, facts);
    }

    /** The period of the figure that decided; null where none did. */
    TimePeriod timePeriod() {
        return figure == null ? null : figure.timePeriod();
    }

    /**
     * What an event stores besides the figure that decided; {@code periods} is the number of periods in a row that
     * cross.
     */
    public Map<String, Object> detail(int periods) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("periods", periods);
        if (before != null) {
            detail.put("before", before);
        }
        FactsJson.write(facts, detail);
        return detail;
    }
}
