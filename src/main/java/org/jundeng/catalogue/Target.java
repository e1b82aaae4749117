// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jundeng.binding.Fraction;
import org.jundeng.binding.MissingValues;
import org.jundeng.binding.Refusals;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

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
 * @param value the value as the plan writes it, in {@code unit}, exact also where it is a fraction such as two thirds;
 *     null for a milestone or a range
 * @param range the value if the plan gives a range; else null
 * @param leeway the share of the value by which {@code ~} lets a figure differ; null for the usual leeway
 * @param leewayPoints the points by which {@code ~} lets a figure in % or ‰ differ, in the target's unit, in place of a
 *     share; null for the usual leeway
 * @param unit the plan's own unit; null for a milestone
 * @param freq the frequency at which it must be kept, for {@link Type#PER_PERIOD} and for a coverage or a rank that is
 *     due each period; else null
 * @param method how its progress is measured
 * @param rankWithin the lowest rank that meets a {@link Type#RANK}, our reading of the plan's 领先 or 前列; null for other
 *     types
 * @param scope the regions that it is about
 * @param each whether the plan promises it of each part of the city or group (各, 每个, 全部): it is met only where the
 *     total and each district meet it; false where absent
 * @param from the first day of its term
 * @param until the last day of its term
 * @param baseline what it starts from; null where the plan does not say
 * @param bureau the bureau that answers for it
 * @param quotes the plan's own words, verbatim
 * @param amendments later documents that changed it; empty where there are none
 * @param note what is unclear in the plan, or a choice in reading it; null where nothing is
 * @param formerly the ids that it had before; empty where it has always had this one
 */
public record Target(
        String id,
        int project,
        int item,
        String indicator,
        Label name,
        Type type,
        Comparator comparator,
        Fraction value,
        Range range,
        BigDecimal leeway,
        BigDecimal leewayPoints,
        String unit,
        Freq freq,
        Method method,
        Integer rankWithin,
        Scope scope,
        Boolean each,
        LocalDate from,
        LocalDate until,
        Baseline baseline,
        String bureau,
        List<String> quotes,
        List<Amendment> amendments,
        String note,
        List<String> formerly) {

    public Target {
        quotes = quotes == null ? List.of() : List.copyOf(quotes);
        amendments = amendments == null ? List.of() : List.copyOf(amendments);
        formerly = formerly == null ? List.of() : List.copyOf(formerly);
        method = method == null ? Method.LINEAR : method;
        each = each != null && each;
        boolean numeric = value != null || range != null;
        Refusals.check(
                missing(id, indicator, name, type, scope, from, until, bureau),
                from != null && until != null && until.isBefore(from),
                "until " + until + " lies before from " + from,
                quotes.isEmpty(),
                "quotes is missing: a target bears the plan's own words",
                type == Type.PER_PERIOD && freq == null,
                "freq is missing: per-period says of which period each must keep to it",
                type != null && (type == Type.RANK) != (rankWithin != null),
                "rank-within belongs to type rank: the last rank that keeps to it",
                each && scope != null && !mayBindEach(type, comparator, scope),
                "each belongs to a bound of the city or of a group; where each district is bound, write scope"
                        + " each-district",
                leeway != null && comparator != Comparator.ABOUT,
                "leeway belongs to comparator ~",
                leewayPoints != null && (comparator != Comparator.ABOUT || leeway != null),
                "leeway-points belongs to comparator ~, in place of leeway",
                numeric != (comparator != null) || numeric != (unit != null) || value != null && range != null,
                "a value or a range takes a comparator and a unit; a milestone has none");
    }

    private static List<String> missing(Object... needed) {
        List<String> names = List.of("id", "indicator", "name", "type", "scope", "from", "until", "bureau");
        return IntStream.range(0, needed.length)
                .filter(at -> needed[at] == null)
                .mapToObj(names::get)
                .toList();
    }

    private static boolean mayBindEach(Type type, Comparator comparator, Scope scope) {
        boolean ofParts = scope.kind() == Scope.Kind.CITY || scope.kind() == Scope.Kind.GROUP;
        boolean ofLevels = comparator != null && type != Type.REDUCTION && type != Type.RANK;
        return ofParts && ofLevels;
    }

    /** The kind of a commitment: when the bound must hold, and which figures decide. */
    public enum Type {
        /** A level that must be reached by the deadline (达到…以上). */
        FLOOR,
        /** A level that must not be passed at any time (控制在…以内). */
        CEILING,
        /** A level that must be reached exactly by the deadline. */
        EXACTLY,
        /** A level of about that height (左右): to be reached by the deadline or, where less is better, kept. */
        APPROXIMATELY,
        /** A total over the whole term. */
        CUMULATIVE,
        /** A total within each calendar year of the term. */
        PER_YEAR,
        /** A bound that must hold in each period of the target's frequency. */
        PER_PERIOD,
        /** A fall against a base, in per cent. */
        REDUCTION,
        /** A level that must hold all the time (保持). */
        MAINTAIN,
        /** A share of a set that must be reached by the deadline or, with a frequency, in each period. */
        COVERAGE,
        /** Something that must be done by the deadline. */
        MILESTONE,
        /** A rank that must be reached by the deadline or, with a frequency, held in each period. */
        RANK,
        /** A level that must be reached by the deadline, on either side of the value (实现, 达到, 缩短到). */
        REACH
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

    /**
     * The deadline by which a figure of {@code period} is judged: of a total of each year, the end of that year; else
     * the target's own, as where {@code period} is null.
     */
    public LocalDate deadline(TimePeriod period) {
        if (type != Type.PER_YEAR || period == null) {
            return until;
        }
        LocalDate end = LocalDate.of(period.firstDay().getYear(), 12, 31);
        return end.isAfter(until) ? until : end;
    }

    /**
     * Whether what is promised is to be reached by the deadline, and need not hold before; else it has to hold in each
     * period.
     *
     * @param direction which way of the target's indicator is better
     */
    public boolean isReachedByDeadline(Indicator.Direction direction) {
        return switch (type) {
            case FLOOR, EXACTLY, REACH, CUMULATIVE, PER_YEAR, REDUCTION, MILESTONE -> true;
            case APPROXIMATELY -> direction != Indicator.Direction.DOWN;
            case COVERAGE, RANK -> freq == null;
            case CEILING, MAINTAIN, PER_PERIOD -> false;
        };
    }

    /**
     * Whether a figure of {@code period} has to keep the bound; from the deadline on where it
     * {@link #isReachedByDeadline}.
     */
    public boolean isDueIn(TimePeriod period, Indicator.Direction direction) {
        return !isReachedByDeadline(direction) || !period.lastDay().isBefore(deadline(period));
    }
}
