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
 * @param bound the bound it was compared with; null where the state of a target alone decides
 * @param before what the measure was before the figure was last corrected; null where it never was, or is not known
 * @param facts what else it saw
 */
public record Evidence(Figure figure, BigDecimal measure, Bound bound, BigDecimal before, Facts facts) {

    public Evidence {
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(facts, "facts");
    }

    /** The same, held against {@code other}. */
    Evidence against(Bound other) {
        return new Evidence(figure, measure, other, before, facts);
    }

    /** The period of the figure that decided; null where none did. */
    TimePeriod timePeriod() {
        return figure == null ? null : figure.timePeriod();
    }

    /** What the event keeps of it besides the figure that decided; {@code periods} in a row cross. */
    Map<String, Object> detail(int periods) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("periods", periods);
        if (before != null) {
            detail.put("before", before);
        }
        FactsJson.write(facts, detail);
        return detail;
    }
}
