// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jundeng.alert.Event;
import org.jundeng.assess.Figure;

/**
 * What a rule saw at an event of an episode, and what has become of that figure.
 *
 * @param eventId the event's number
 * @param event what happened
 * @param on the night
 * @param periods how many periods in a row crossed then
 * @param seen the evidence
 * @param line the ledger line of the figure; null where none is known, and for a derived figure
 * @param input of a derived figure, the last ledger line among those of its inputs, if that one replaced figures; else
 *     null
 * @param taken of a derived figure that is another one now or is not there any more, the last ledger line that withdrew
 *     one of its inputs or marked it as missing since; null where none did
 * @param gone whether it was a derived figure that is not there any more
 * @param replaced the last value before this line, where that was another one; null where there was none, or that is
 *     not known
 * @param later what is known now of the figure; null where that has not changed, or is not known
 */
public record Sighting(
        long eventId,
        Event event,
        LocalDate on,
        int periods,
        Seen seen,
        Line line,
        Line input,
        Line taken,
        boolean gone,
        Former replaced,
        Later later) {

    public Sighting {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(seen, "seen");
    }

    /** A sighting of a figure that was not derived. */
    public Sighting(
            long eventId,
            Event event,
            LocalDate on,
            int periods,
            Seen seen,
            Line line,
            BigDecimal replaced,
            Later later) {
        this(
                eventId,
                event,
                on,
                periods,
                seen,
                line,
                null,
                null,
                false,
                replaced == null ? null : new Former(replaced, false),
                later);
    }

    /**
     * A value that a figure had before.
     *
     * @param obsValue the value
     * @param gone whether it was withdrawn or marked as missing before another one came
     */
    public record Former(BigDecimal obsValue, boolean gone) {}

    /**
     * What replaced a figure.
     *
     * @param obsValue the value that is known now; null where it was withdrawn or is marked as missing
     * @param rowNo the row of that file from which it was read; 0 where it was withdrawn
     * @param line the ledger line that replaced it last
     * @param earlier what the lines that replaced it before that one had made of it, the oldest first
     */
    public record Later(BigDecimal obsValue, long rowNo, Line line, List<Earlier> earlier) {

        public Later {
            earlier = List.copyOf(earlier);
        }

        /** The evidence of a rule that compares the figure itself, with this value in place of the one it saw. */
        Seen inPlaceOf(Seen seen) {
            Figure before = seen.figure();
            Figure.Source source = new Figure.Source(line.deliveryId(), rowNo, line.sourceName(), null, List.of());
            Figure now = new Figure(before.seriesId(), before.timePeriod(), obsValue, null, source);
            return new Seen(now, obsValue, seen.bound(), seen.facts());
        }
    }

    /**
     * What a ledger line had made of a figure.
     *
     * @param deliveryId the line's number
     * @param obsValue the value; null where it was withdrawn or marked as missing
     */
    public record Earlier(long deliveryId, BigDecimal obsValue) {}

    /**
     * A ledger line.
     *
     * @param deliveryId its number
     * @param kind {@code delivery}, {@code withdrawal}, {@code confirmation}, {@code release} or {@code replay}
     * @param bureau the bureau that it came from
     * @param sourceName the file or source as delivered
     * @param author who did it; null where nobody says so
     * @param on the business date
     */
    public record Line(long deliveryId, String kind, String bureau, String sourceName, String author, LocalDate on) {}
}
