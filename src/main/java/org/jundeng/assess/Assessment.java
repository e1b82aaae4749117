// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jundeng.catalogue.Label;
import org.jundeng.observation.TimePeriod;

/**
 * The state of a target in one region on a date, with the figures that decided it.
 *
 * @param targetId the target
 * @param regionId the region; for a group as a whole, the written form of the scope, such as {@code group:main-urban}
 * @param businessDate the date
 * @param state the state
 * @param figure the figure that decided; null where none did
 * @param bound the promised bound, in the indicator's unit; null where there is none to compare with
 * @param progress the share of the way from the baseline to the target, or of the growth needed; null where it was not
 *     measured
 * @param elapsed the share of the time that had passed at the end of the figure's period; null where progress was not
 *     measured against time
 * @param lag by how many percentage points progress is behind the time, below zero where it is ahead; null where
 *     progress was not measured against time
 * @param behind for a target of the city or a group: the districts whose own figure violates the bound, the worst
 *     first; empty where none does, and where districts cannot be compared with the bound, as with amounts that add up
 * @param reason the reason as a text that names the figures
 */
public record Assessment(
        String targetId,
        String regionId,
        LocalDate businessDate,
        State state,
        Figure figure,
        Bound bound,
        BigDecimal progress,
        BigDecimal elapsed,
        BigDecimal lag,
        List<Part> behind,
        Label reason) {

    public Assessment {
        Objects.requireNonNull(targetId, "targetId");
        Objects.requireNonNull(regionId, "regionId");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
        behind = List.copyOf(behind);
    }

    /**
     * A district's own figure.
     *
     * @param regionId the district
     * @param obsValue its value, in the indicator's unit
     * @param timePeriod its period
     * @param soFar whether the value is an amount up to the end of the period
     */
    public record Part(String regionId, BigDecimal obsValue, TimePeriod timePeriod, boolean soFar) {
        static Part of(String regionId, Figure figure) {
            return new Part(regionId, figure.obsValue(), figure.timePeriod(), figure.soFar());
        }
    }

    /**
     * The districts compared with the bound, by their own figures of the same period or, where the bound is promised of
     * each, by the last one that each has.
     *
     * @param behind those whose figure violates the bound, the worst first
     * @param late those that reached the bound only after the deadline, with the figure that reached it
     * @param absent those without a figure
     * @param lacking the period of which the absent ones have no figure; null where their amount is not complete
     * @param held how many satisfy the bound
     * @param total what else there is to say of the city or group as a whole
     */
    record Parts(List<Part> behind, List<Part> late, List<String> absent, TimePeriod lacking, int held, InTotal total) {

        static final Parts NONE = new Parts(List.of(), List.of(), List.of(), null, 0, InTotal.SAID);

        Parts {
            behind = List.copyOf(behind);
            late = List.copyOf(late);
            absent = List.copyOf(absent);
        }

        /** Whether no district, nor the city or group as a whole, stands against the bound. */
        boolean isKept() {
            return behind.isEmpty() && late.isEmpty() && absent.isEmpty() && total.lost() == null && !total.isAbsent();
        }
    }

    /**
     * The city or group as a whole beside its districts, where the bound is promised of each.
     *
     * @param lost the figure by which it violates the bound again, which it satisfied at the deadline; null where it
     *     does not
     * @param isAbsent whether it has no figure of the time at which the last district reached the bound
     * @param byLatest whether a district violated the bound in the period of the figure of the whole, and satisfies it
     *     by a later one
     */
    record InTotal(Figure lost, boolean isAbsent, boolean byLatest) {

        static final InTotal SAID = new InTotal(null, false, false);
    }
}
