// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.sql.Connection;
import java.sql.SQLException;
import org.jundeng.observation.Freq;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.sql.Numeric;

/** Compares the observations of a block with what is known, and finds repetitions within the delivery. */
final class Classifier {

    private final Arrival arrival;
    private final SeriesIds series;
    private final KeysSeen seen;
    private final StandingLines standing;
    private final KnownRows known;
    private final PeriodNumbers periods = new PeriodNumbers();
    private final Numeric value = new Numeric();
    private Block block;
    private long[] ids;
    private int[] places;
    private byte[] changes;
    private int[] lines;
    private int[] confirming;
    private int at;

    Classifier(Connection connection, Arrival arrival, SeriesIds series, KeysSeen seen) throws SQLException {
        this.arrival = arrival;
        this.series = series;
        this.seen = seen;
        this.standing = new StandingLines(connection, arrival);
        this.known = KnownRows.within(connection, this::compare);
    }

    /** The lines that the known values come from. */
    StandingLines standing() {
        return standing;
    }

    /** Classifies a block; {@code seriesIds} are the ids of the delivery's series, by their numbers. */
    ClassifiedBlock classify(Block next, long[] seriesIds) throws SQLException {
        block = next;
        ids = seriesIds;
        places = next.sorted(seriesIds);
        changes = new byte[places.length];
        lines = null;
        confirming = null;
        at = 0;
        boolean anyKnown = false;
        for (int place : places) {
            int no = block.series(place);
            boolean first = seen.add(no, periods.of(series.key(no).freq(), block.day(place)));
            changes[place] = (first ? Change.NEW : Change.REPEATED).number();
            anyKnown |= !series.isFresh(no);
        }
        if (anyKnown) {
            askInRuns();
            standing.ask();
            decide();
        }
        return new ClassifiedBlock(block, places, changes, ids);
    }

    private void askInRuns() throws SQLException {
        for (int i = 0; i < places.length; ) {
            int no = block.series(places[i]);
            if (series.isFresh(no) || changes[places[i]] == Change.REPEATED.number()) {
                i++;
                continue;
            }
            Freq freq = series.key(no).freq();
            int from = block.day(places[i]);
            int to = from;
            int last = periods.of(freq, from);
            for (i++; i < places.length && block.series(places[i]) == no; i++) {
                int next = periods.of(freq, block.day(places[i]));
                if (next - last > KnownRows.WIDEST_GAP) {
                    break;
                }
                last = next;
                to = block.day(places[i]);
            }
            known.ask(ids[no], from, to);
        }
        known.answer();
    }

    private void compare(KnownRows.Row row) {
        find(row);
        if (at == places.length || order(places[at], row) != 0) {
            return;
        }
        int place = places[at];
        if (changes[place] != Change.NEW.number()) {
            return;
        }
        boolean sameValue = row.hasValue(block.putValue(place, value) ? value : null)
                && row.status == block.status(place).name().charAt(0);
        changes[place] = (sameValue ? Change.UNCHANGED : Change.REVISED).number();
        remember(place, row);
    }

    /**
     * Rows usually come in the order of the places. Should a server choose another order, the place is searched for.
     */
    private void find(KnownRows.Row row) {
        if (at == places.length || (at > 0 && order(places[at - 1], row) >= 0)) {
            at = 0;
            int behind = places.length;
            while (at < behind) {
                int middle = (at + behind) >>> 1;
                if (order(places[middle], row) < 0) {
                    at = middle + 1;
                } else {
                    behind = middle;
                }
            }
        }
        while (at < places.length && order(places[at], row) < 0) {
            at++;
        }
    }

    private int order(int place, KnownRows.Row row) {
        int bySeries = Long.compare(ids[block.series(place)], row.seriesId);
        return bySeries != 0 ? bySeries : Integer.compare(block.day(place), row.day);
    }

    private void remember(int place, KnownRows.Row row) {
        if (lines == null) {
            lines = new int[places.length];
            confirming = new int[places.length];
        }
        lines[place] = standing.number(row.deliveryId);
        confirming[place] = row.confirmedBy == row.deliveryId ? lines[place] : standing.number(row.confirmedBy);
    }

    private void decide() {
        for (int place = 0; lines != null && place < changes.length; place++) {
            if (changes[place] == Change.UNCHANGED.number()) {
                changes[place] = agreeing(standing.line(lines[place]), standing.line(confirming[place]))
                        .number();
            } else if (changes[place] == Change.REVISED.number() && !arrival.isReleased()) {
                changes[place] = against(standing.line(lines[place]), standing.line(confirming[place]))
                        .number();
            }
        }
    }

    private Change agreeing(StandingLines.Line line, StandingLines.Line lastConfirming) {
        if (line.ofOtherFeed()) {
            return Change.AGREED;
        }
        boolean confirmed = arrival.statesAsOf() && line.ofSameFeed() && lastConfirming.stampedBefore();
        return confirmed ? Change.CONFIRMED : Change.UNCHANGED;
    }

    /**
     * An older delivery of the feed, or a feed with less authority, never replaces the known value, unless it was
     * released. Stamps are compared within one feed only: two feeds may use different kinds.
     */
    private static Change against(StandingLines.Line line, StandingLines.Line lastConfirming) {
        if (line.ofSameFeed() && lastConfirming.stampedAfter()) {
            return Change.OLDER;
        }
        return line.ofOtherFeed() && line.outranks() ? Change.OUTRANKED : Change.REVISED;
    }
}
