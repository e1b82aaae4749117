// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.time.LocalDate;
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
 * @param bound what was promised, in the indicator's unit; null for a milestone
 * @param reason why, in words with the figures
 */
public record Assessment(
        String targetId,
        String regionId,
        LocalDate businessDate,
        State state,
        Figure figure,
        Bound bound,
        Label reason) {

    public Assessment {
        Objects.requireNonNull(targetId, "targetId");
        Objects.requireNonNull(regionId, "regionId");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
    }
}
