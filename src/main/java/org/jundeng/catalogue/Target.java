// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jundeng.binding.MissingValues;

/**
 * A commitment of the plan, with the words it comes from.
 *
 * @param id its stable kebab-case id
 * @param project the plan's project, 1 to 10; 0 the general parts
 * @param item the item's number within the project
 * @param indicator the id of the indicator it is about
 * @param name its names
 * @param type how it is meant
 * @param comparator which side of the value is met; null for a milestone
 * @param value the value as the plan writes it, in {@code unit}; null for a milestone or a range
 * @param range the value where the plan gives a range; null elsewhere
 * @param unit the plan's own unit; null for a milestone
 * @param scope whom it binds
 * @param from the first day it holds
 * @param until the last day of its term
 * @param baseline what it starts from; null where nothing is said
 * @param bureau the bureau that answers for it
 * @param quotes the plan's own words, verbatim
 * @param note where the plan is doubtful or the reading is a choice; null elsewhere
 */
public record Target(
        String id,
        int project,
        int item,
        String indicator,
        Label name,
        Type type,
        Comparator comparator,
        BigDecimal value,
        Range range,
        String unit,
        Scope scope,
        LocalDate from,
        LocalDate until,
        Baseline baseline,
        String bureau,
        List<String> quotes,
        String note) {

    public Target {
        MissingValues.check(
                "id",
                id,
                "indicator",
                indicator,
                "name",
                name,
                "type",
                type,
                "scope",
                scope,
                "from",
                from,
                "until",
                until,
                "bureau",
                bureau);
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("until " + until + " lies before from " + from);
        }
        if (quotes == null || quotes.isEmpty()) {
            throw new IllegalArgumentException("quotes is missing: a target bears the plan's own words");
        }
        quotes = List.copyOf(quotes);
        boolean numeric = value != null || range != null;
        if (numeric != (comparator != null) || numeric != (unit != null) || (value != null && range != null)) {
            throw new IllegalArgumentException(
                    "a value or a range takes a comparator and a unit; a milestone has none");
        }
    }

    /** How a commitment is meant: DESIGN, "Targets and assessment". */
    public enum Type {
        FLOOR,
        CEILING,
        EXACTLY,
        APPROXIMATELY,
        CUMULATIVE,
        PER_YEAR,
        PER_PERIOD,
        REDUCTION,
        MAINTAIN,
        COVERAGE,
        MILESTONE,
        RANK
    }

    /**
     * A value that the plan gives as a range; it is missed only below its lower end.
     *
     * @param low the lower end
     * @param high the upper end
     */
    public record Range(BigDecimal low, BigDecimal high) {
        public Range {
            if (low.compareTo(high) >= 0) {
                throw new IllegalArgumentException("low " + low + " is not below high " + high);
            }
        }
    }

    /**
     * What a target starts from.
     *
     * @param timePeriod the period, as SDMX writes it
     * @param value the value then, in the target's unit; null where only the period is named
     */
    public record Baseline(String timePeriod, BigDecimal value) {}
}
