// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.Objects;
import org.jundeng.catalogue.Level;

/**
 * The last notice of an episode to a person.
 *
 * @param over whether the person was told that the episode is over
 * @param level the level in that notice
 * @param on the night of that notice
 * @param first the night of the first notice since the episode was opened, reopened, or acknowledged
 * @param event the number of the event that the notice was based on
 */
public record LastTold(boolean over, Level level, LocalDate on, LocalDate first, long event) {

    public LastTold {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(first, "first");
    }
}
