// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jundeng.assess.State;
import org.jundeng.observation.TimePeriod;

/**
 * What a rule saw besides the figure that decided: for each kind of {@link Condition}, what its sentence in a mail
 * needs.
 */
public sealed interface Facts {

    /** Nothing besides the figure: a threshold, an outlier, a feed that is not overdue. */
    Facts NONE = new Nothing();

    /** Nothing besides the figure that decided. */
    record Nothing() implements Facts {
        @Override
        public void write(FactsJson.Entries entries) {
            // the figure that decided is written with its event
        }
    }

    /**
     * Where a target stands.
     *
     * @param state the target's state; null where it was not kept
     * @param until the deadline by which it is judged: of a target for each year that of the year; null where it was
     *     not kept
     * @param districts the districts whose own figure falls short, the worst first
     * @param soFar whether the figure that decided is an amount up to the end of its period
     */
    record OfTarget(State state, LocalDate until, List<District> districts, boolean soFar) implements Facts {
        public OfTarget {
            districts = List.copyOf(districts);
        }

        /** Facts of a figure of its period alone. */
        public OfTarget(State state, LocalDate until, List<District> districts) {
            this(state, until, districts, false);
        }

        @Override
        public List<District> fallingShort() {
            return districts;
        }

        @Override
        public void write(FactsJson.Entries entries) {
            entries.districts(districts);
            if (state != null) {
                entries.text(FactsJson.Fact.JUDGED, state.code());
            }
            if (until != null) {
                entries.text(FactsJson.Fact.UNTIL, until);
            }
            if (soFar) {
                entries.text(FactsJson.Fact.SO_FAR, true);
            }
        }
    }

    /**
     * A target's progress.
     *
     * @param state the target's state
     * @param share the progress, and the share of the time that has passed; null where there is no progress to measure
     * @param districts the districts whose own figure falls short, the worst first
     * @param soFar whether the figure is an amount up to the end of its period
     */
    record Trajectory(State state, Share share, List<District> districts, boolean soFar) implements Facts {
        public Trajectory {
            Objects.requireNonNull(state, "state");
            districts = List.copyOf(districts);
        }

        /** Facts of a figure of its period alone. */
        public Trajectory(State state, Share share, List<District> districts) {
            this(state, share, districts, false);
        }

        @Override
        public List<District> fallingShort() {
            return districts;
        }

        @Override
        public void write(FactsJson.Entries entries) {
            entries.districts(districts);
            entries.state(state);
            if (share != null) {
                entries.share(share);
            }
            if (soFar) {
                entries.text(FactsJson.Fact.SO_FAR, true);
            }
        }
    }

    /**
     * How much of the way to the target is covered, and how much of the time has passed; 1 is all of it.
     *
     * @param progress the share of the way from the baseline to the target
     * @param elapsed the share of the time
     */
    record Share(BigDecimal progress, BigDecimal elapsed) {
        public Share {
            Objects.requireNonNull(progress, "progress");
            Objects.requireNonNull(elapsed, "elapsed");
        }
    }

    /**
     * A district's own figure.
     *
     * @param regionId the district
     * @param obsValue its value, in the indicator's unit
     * @param timePeriod its period; null where it is of the same time as the figure that decided, or was not kept
     * @param soFar whether the value is an amount up to the end of that period
     */
    record District(String regionId, BigDecimal obsValue, TimePeriod timePeriod, boolean soFar) {
        public District {
            Objects.requireNonNull(regionId, "regionId");
            Objects.requireNonNull(obsValue, "obsValue");
        }

        /** A figure of the same time as the one that decided. */
        public District(String regionId, BigDecimal obsValue) {
            this(regionId, obsValue, null, false);
        }
    }

    /**
     * A change.
     *
     * @param base the earlier figure
     */
    record Change(SeenFigure base) implements Facts {
        public Change {
            Objects.requireNonNull(base, "base");
        }

        @Override
        public List<SeenFigure> figures() {
            return List.of(base);
        }

        @Override
        public void write(FactsJson.Entries entries) {
            entries.figure(FactsJson.Role.BASE, base);
        }
    }

    /**
     * A gap between districts.
     *
     * @param highest the highest figure
     * @param lowest the lowest figure
     */
    record Gap(SeenFigure highest, SeenFigure lowest) implements Facts {
        public Gap {
            Objects.requireNonNull(highest, "highest");
            Objects.requireNonNull(lowest, "lowest");
        }

        @Override
        public List<SeenFigure> figures() {
            return List.of(highest, lowest);
        }

        @Override
        public void write(FactsJson.Entries entries) {
            entries.figure(FactsJson.Role.HIGHEST, highest);
            entries.figure(FactsJson.Role.LOWEST, lowest);
        }
    }

    /**
     * A reported figure that differs from its parts.
     *
     * @param parts the total of the parts; where nothing is made of them, the end of their range that lies nearer
     * @param reported what was reported, which is not the figure where the plan defines that by its parts; null where
     *     an earlier version wrote it, and then the figure is what was reported
     * @param range the range of the parts, where nothing is made of them; else null
     */
    record Reconciliation(SeenFigure parts, BigDecimal reported, Range range) implements Facts {
        public Reconciliation {
            Objects.requireNonNull(parts, "parts");
        }

        @Override
        public List<SeenFigure> figures() {
            return List.of(parts);
        }

        @Override
        public void write(FactsJson.Entries entries) {
            entries.figure(FactsJson.Role.PARTS, parts);
            if (reported != null) {
                entries.text(FactsJson.Fact.REPORTED, reported.toPlainString());
            }
            if (range != null) {
                entries.text(FactsJson.Fact.RANGE_FROM, range.lowest().toPlainString());
                entries.text(FactsJson.Fact.RANGE_TO, range.highest().toPlainString());
            }
        }
    }

    /**
     * The lowest and the highest of several figures.
     *
     * @param lowest the lowest
     * @param highest the highest
     */
    record Range(BigDecimal lowest, BigDecimal highest) {
        public Range {
            Objects.requireNonNull(lowest, "lowest");
            Objects.requireNonNull(highest, "highest");
        }
    }

    /**
     * A figure beside the one that decided.
     *
     * @param regionId its region
     * @param timePeriod its period
     * @param obsValue its value, in the indicator's unit
     */
    record SeenFigure(String regionId, TimePeriod timePeriod, BigDecimal obsValue) {
        public SeenFigure {
            Objects.requireNonNull(regionId, "regionId");
            Objects.requireNonNull(timePeriod, "timePeriod");
            Objects.requireNonNull(obsValue, "obsValue");
        }

        /** Whether {@code other} is the same figure with another value. */
        public boolean isCorrectedBy(SeenFigure other) {
            return regionId.equals(other.regionId)
                    && timePeriod.equals(other.timePeriod)
                    && obsValue.compareTo(other.obsValue) != 0;
        }
    }

    /**
     * A feed that is overdue.
     *
     * @param period the oldest period that is missing
     * @param due the day by which that period was due
     * @param missing how many periods are missing
     * @param periods these periods, the oldest first; empty where earlier versions did not keep them
     */
    record Overdue(TimePeriod period, LocalDate due, int missing, List<TimePeriod> periods) implements Facts {
        public Overdue {
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(due, "due");
            periods = List.copyOf(periods);
        }

        @Override
        public void write(FactsJson.Entries entries) {
            entries.text(FactsJson.Fact.PERIOD, period);
            entries.text(FactsJson.Fact.DUE, due);
            entries.text(FactsJson.Fact.MISSING, missing);
            if (!periods.isEmpty()) {
                entries.text(
                        FactsJson.Fact.PERIODS,
                        periods.stream().map(TimePeriod::toString).collect(Collectors.joining(" ")));
            }
        }
    }

    /**
     * A feed's latest delivery.
     *
     * @param sourceName its name as delivered
     * @param deliveryId its ledger number
     * @param missingRegions the promised districts that it lacks; null where the rule does not check districts
     */
    record Delivery(String sourceName, long deliveryId, List<String> missingRegions) implements Facts {
        public Delivery {
            Objects.requireNonNull(sourceName, "sourceName");
            missingRegions = missingRegions == null ? null : List.copyOf(missingRegions);
        }

        @Override
        public void write(FactsJson.Entries entries) {
            entries.text(FactsJson.Fact.DELIVERY, sourceName);
            entries.text(FactsJson.Fact.LINE, deliveryId);
            if (missingRegions != null) {
                entries.text(FactsJson.Fact.REGIONS, String.join(" ", missingRegions));
            }
        }
    }

    /** Adds what there is besides the figure to {@code entries}; only {@link FactsJson} can call it. */
    void write(FactsJson.Entries entries);

    /** The figures beside the one that decided; empty where the kind knows none. */
    default List<SeenFigure> figures() {
        return List.of();
    }

    /**
     * Whether the figure that decided is an amount up to the end of its period, of which the figure of its series is
     * only the last part.
     */
    default boolean soFar() {
        return false;
    }

    /** The districts whose own figure falls short, the worst first; empty where the kind knows none. */
    default List<District> fallingShort() {
        return List.of();
    }

    /**
     * These facts as {@code kind}; empty where they are of another kind, since a rule may have changed after its event.
     */
    default <T extends Facts> Optional<T> as(Class<T> kind) {
        return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
    }
}
