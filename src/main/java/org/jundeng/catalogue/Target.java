// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jundeng.binding.MissingValues;
import org.jundeng.observation.Freq;

/**
 * A commitment of the plan, with the words that state it.
 *
 * @param id its stable kebab-case id
 * @param project the plan's project, 1 to 10; 0 for the general parts
 * @param item the item's number within the project
 * @param indicator the id of its indicator
 * @param name its names
 * @param type the kind of commitment
 * @param comparator on which side of the value figures must lie; null for a milestone
 * @param value the value as the plan writes it, in {@code unit}; null for a milestone or a range
 * @param range the value if the plan gives a range; else null
 * @param leeway the share of the value by which {@code ~} lets a figure differ; null for the usual five per cent
 * @param unit the plan's own unit; null for a milestone
 * @param freq the frequency at which it must be kept, for {@link Type#PER_PERIOD} and for a coverage that is due each
 *     period; else null
 * @param method how its progress is measured
 * @param rankWithin the lowest rank that meets a {@link Type#RANK}, our reading of the plan's 领先 or 前列; null for other
 *     types
 * @param scope the regions that it is about
 * @param from the first day of its term
 * @param until the last day of its term
 * @param baseline what it starts from; null where the plan does not say
 * @param bureau the bureau that answers for it
 * @param quotes the plan's own words, verbatim
 * @param amendments later documents that changed it; empty where there are none
 * @param note what is unclear in the plan, or a choice in reading it; null where nothing is
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
        BigDecimal leeway,
        String unit,
        Freq freq,
        Method method,
        Integer rankWithin,
        Scope scope,
        LocalDate from,
        LocalDate until,
        Baseline baseline,
        String bureau,
        List<String> quotes,
        List<Amendment> amendments,
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
        amendments = amendments == null ? List.of() : List.copyOf(amendments);
        method = method == null ? Method.LINEAR : method;
        if (type == Type.PER_PERIOD && freq == null) {
            throw new IllegalArgumentException("freq is missing: per-period says of which period each must keep to it");
        }
        if ((type == Type.RANK) != (rankWithin != null)) {
            throw new IllegalArgumentException("rank-within belongs to type rank: the last rank that keeps to it");
        }
        if (leeway != null && comparator != Comparator.ABOUT) {
            throw new IllegalArgumentException("leeway belongs to comparator ~");
        }
        boolean numeric = value != null || range != null;
        if (numeric != (comparator != null) || numeric != (unit != null) || (value != null && range != null)) {
            throw new IllegalArgumentException(
                    "a value or a range takes a comparator and a unit; a milestone has none");
        }
    }

    /** The kind of a commitment: DESIGN, "Targets and assessment". */
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

    /** How progress is measured before the deadline. */
    public enum Method {
        /** 序时进度: compares the share of the way from the baseline with the share of the time. */
        LINEAR,
        /** Compares the yearly growth so far with the yearly growth that was needed. */
        GROWTH
    }

    /**
     * A later document that changed the commitment.
     *
     * @param document its name and number
     * @param date its date
     * @param note what it changed; null where the document's name is clear
     */
    public record Amendment(String document, LocalDate date, String note) {
        public Amendment {
            MissingValues.check("document", document, "date", date);
        }
    }

    /**
     * A value that the plan gives as a range; only figures below its lower end miss it.
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
     * @param value its value in that period, in the target's unit; null where only the period is named
     */
    public record Baseline(String timePeriod, BigDecimal value) {}
}
