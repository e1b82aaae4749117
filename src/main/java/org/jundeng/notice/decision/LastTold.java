// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jundeng.catalogue.Level;

/**
 * The last notice of an episode to a person.
 *
 * @param over whether the person was told that the episode is over
 * @param level the level in that notice
 * @param on the business date on which it left
 * @param decided the business date on which it was decided and written
 * @param first the business date on which the first notice left since the episode was opened, reopened, got graver, was
 *     acknowledged, or was handed to the person
 * @param event the number of the event that the notice was based on
 * @param atOnce whether it was a mail at once
 */
public record LastTold(
        boolean over, Level level, LocalDate on, LocalDate decided, LocalDate first, long event, boolean atOnce) {

    public LastTold {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(decided, "decided");
        Objects.requireNonNull(first, "first");
    }

    /**
     * What a person was told lately of a rule in one place, whichever episode it was about.
     *
     * @param openings how often that it is open, or open again
     * @param gravest the gravest level that was told to be open; null where nothing was
     * @param last the day of the last mail; null where there was none
     */
    record OfPlace(int openings, Level gravest, LocalDate last) {

        /** So many days count as lately. */
        static final int DAYS = 30;

        /** What opens so often lately flaps. */
        static final int FLAPS_FROM = 3;

        /** Of what flaps a person is told again after so many days. */
        static final int AGAIN_AFTER_DAYS = 7;

        /** Nothing. */
        static final OfPlace NOTHING = new OfPlace(0, null, null);

        /**
         * One mail that told the person of it.
         *
         * @param on the day on which it left
         * @param level the level then; null where it told the end
         * @param opens whether it told that it is open, or open again
         */
        record Told(LocalDate on, Level level, boolean opens) {}

        /** Sums up {@code all} for a night. */
        static OfPlace until(LocalDate night, List<Told> all) {
            List<Told> lately = all.stream()
                    .filter(told -> told.on().isAfter(night.minusDays(DAYS)))
                    .toList();
            return lately.isEmpty()
                    ? NOTHING
                    : new OfPlace(
                            (int) lately.stream().filter(Told::opens).count(),
                            lately.stream()
                                    .map(Told::level)
                                    .filter(Objects::nonNull)
                                    .max(Comparator.naturalOrder())
                                    .orElse(null),
                            lately.stream()
                                    .map(Told::on)
                                    .max(Comparator.naturalOrder())
                                    .orElseThrow());
        }

        /** Whether the person was told a level at least as grave. */
        boolean knows(Level level) {
            return gravest != null && !level.isGraverThan(gravest);
        }

        /** Whether the person was told of so many openings that the next mail waits. */
        boolean waits(LocalDate night) {
            return openings >= FLAPS_FROM && night.isBefore(last.plusDays(AGAIN_AFTER_DAYS));
        }
    }
}
