// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jundeng.catalogue.Label;

/**
 * Where a target stands for one region on a date, with the figures that led there.
 *
 * @param targetId the target
 * @param regionId the region; a group as one has its scope's written form
 * @param businessDate the date
 * @param state where it stands
 * @param figure the figure that decided; null where there is none
 * @param bound what was promised, in the indicator's unit; null where there is none to compare with
 * @param progress the share of the way from the baseline; null where there is none to tell
 * @param elapsed the share of the time at the end of the figure's period; null where there is no progress
 * @param lag points that progress is behind time, below zero ahead; null where there is no progress
 * @param behind of a target that binds the city or a group: the districts whose own figure does not keep to it, the
 *     worst first; empty where none does, or where amounts add up
 * @param reason why, in words with the figures
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
     */
    public record Part(String regionId, BigDecimal obsValue) {}
}
