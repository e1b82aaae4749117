// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jundeng.alert.Event;
import org.jundeng.alert.Facts;
import org.jundeng.alert.Reason;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.assess.Figure;
import org.jundeng.catalogue.Level;

/**
 * An episode of which something may have to be told, as the warehouse knows it.
 *
 * @param episodeId its number
 * @param place the rule, and the region or feed
 * @param target the id of the target it is about; null where it is about none
 * @param indicator the indicator; null where it is about a feed
 * @param open whether it goes on
 * @param level how grave it is, or was at its end
 * @param openedOn the night it was opened
 * @param change what happened to it last
 * @param seen what was seen last; null where nothing ever was
 * @param note what was said to it last; null where nobody acknowledged it
 * @param acknowledged whether somebody acknowledged it since it last became graver
 */
public record Matter(
        long episodeId,
        WatchedPlace place,
        String target,
        String indicator,
        boolean open,
        Level level,
        LocalDate openedOn,
        Change change,
        Seen seen,
        Note note,
        boolean acknowledged) {

    public Matter {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(change, "change");
    }

    /**
     * Something that happened to it and is worth telling.
     *
     * @param eventId the event's number
     * @param event what
     * @param reason why
     * @param on the night
     * @param ordinal the how-manieth event of this rule in this place it is, from 1
     * @param before what had been measured before; null where nothing had
     */
    public record Change(long eventId, Event event, Reason reason, LocalDate on, long ordinal, BigDecimal before) {}

    /**
     * What its rule saw.
     *
     * @param figure the figure that decided; null with feeds
     * @param measure what was held against the bound
     * @param bound the bound's value, in the unit of the measure; null where there was none
     * @param facts what else it saw
     */
    public record Seen(Figure figure, BigDecimal measure, BigDecimal bound, Facts facts) {}

    /**
     * What somebody said to it.
     *
     * @param eventId the number of the acknowledgement
     * @param author a person's id, or an operating system user
     * @param text the explanation; null where none was given
     * @param on the night
     */
    public record Note(long eventId, String author, String text, LocalDate on) {}

    /** What makes its last change the same on a second try after a crash: no number that a sequence gave. */
    public String key() {
        String measured =
                seen == null ? "" : seen.measure().stripTrailingZeros().toPlainString();
        return String.join(
                "|",
                place.ruleId(),
                place.feed().isEmpty() ? place.regionId() : place.feed(),
                Long.toString(change.ordinal()),
                change.event().code(),
                change.reason().code(),
                measured);
    }
}
