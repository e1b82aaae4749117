// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Figure;
import org.jundeng.observation.TimePeriod;

/**
 * What a rule saw when it measured.
 *
 * @param figure the figure that decided; null where none did, as with feeds
 * @param measure the number that was held against the bounds
 * @param bound the bound it was held against; null where the state of a target says all
 * @param before what the measure was before the figure was last corrected; null where it never was, or is not known
 * @param seen the other figures that it saw, the most telling first
 * @param facts what else is to be told: a file, a day
 */
public record Evidence(
        Figure figure, BigDecimal measure, Bound bound, BigDecimal before, List<Seen> seen, Map<String, String> facts) {

    public Evidence {
        Objects.requireNonNull(measure, "measure");
        seen = List.copyOf(seen);
        facts = Map.copyOf(facts);
    }

    /**
     * Another figure.
     *
     * @param role what it is here: {@code district}, {@code base}, {@code highest}, {@code lowest}, {@code parts}
     * @param regionId its region
     * @param timePeriod its period; null where the deciding figure's is meant
     * @param obsValue its value, in the indicator's unit
     */
    public record Seen(String role, String regionId, TimePeriod timePeriod, BigDecimal obsValue) {
        public Seen {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(regionId, "regionId");
            Objects.requireNonNull(obsValue, "obsValue");
        }

        private Map<String, Object> words() {
            Map<String, Object> words = new LinkedHashMap<>();
            words.put("role", role);
            words.put("region_id", regionId);
            if (timePeriod != null) {
                words.put("time_period", timePeriod.toString());
            }
            words.put("obs_value", obsValue);
            return words;
        }
    }

    /** The same, held against {@code other}. */
    Evidence against(Bound other) {
        return new Evidence(figure, measure, other, before, seen, facts);
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
        if (!seen.isEmpty()) {
            detail.put("seen", seen.stream().map(Seen::words).toList());
        }
        if (!facts.isEmpty()) {
            detail.put("facts", new TreeMap<>(facts));
        }
        return detail;
    }
}
