// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.Objects;
import org.jundeng.catalogue.Level;

/**
 * What a person was told of an episode last.
 *
 * @param over whether it was that it is over
 * @param level how grave it was said to be
 * @param on the night of that notice
 * @param first the night of the first notice since the episode was opened, reopened, or acknowledged
 * @param event the last event that the notice stands on
 */
public record Heard(boolean over, Level level, LocalDate on, LocalDate first, long event) {

    public Heard {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(first, "first");
    }
}
