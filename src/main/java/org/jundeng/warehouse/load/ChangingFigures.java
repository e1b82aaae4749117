// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jundeng.warehouse.load.PeriodTallies.Kind;

/**
 * The figures of a delivery that would change what is known: new ones of series known before, and those that replace
 * another. Of a large delivery only those of the newest periods are held, and of one period those of its first
 * indicators; the others are counted. All figures of an indicator and a period are held, or none.
 */
final class ChangingFigures {

    private static final String CONFLICTING =
            "select series_id, time_period - date '1970-01-01' as day from conflicting";
    private static final int FETCHED = 10_000;

    private final SeriesIds series;
    private final PeriodTallies tallies;
    private final int most;
    private final Comparator<Figure> newestFirst;
    private List<Figure> held = new ArrayList<>();
    private long changing;
    /** Figures of earlier periods are only counted, and of this one those of an indicator from the second number on. */
    private long lastPeriod = Long.MIN_VALUE;

    private int indicatorsOfLastPeriod = Integer.MAX_VALUE;

    /** Holds at most {@code most} figures of the delivery whose series are {@code series}. */
    ChangingFigures(SeriesIds series, int most) {
        this.series = series;
        this.tallies = new PeriodTallies(series);
        this.most = most;
        this.newestFirst = Comparator.comparingLong(Figure::period)
                .reversed()
                .thenComparingInt(figure -> tallies.indicator(figure.seriesNo()));
    }

    /**
     * A figure that would change what is known.
     *
     * @param seriesNo the number of its series within the delivery
     * @param period its period, as {@link PeriodTallies#period} numbers it
     * @param value its value; null where it says that there is none
     * @param kind whether it is new or replaces another
     * @param rowNo its row
     * @param columnNo its column
     */
    record Figure(int seriesNo, long period, BigDecimal value, Kind kind, long rowNo, int columnNo) {}

    /** Notes the figures of a block. */
    void note(ClassifiedBlock classified) {
        long ofBlock = tallies.count(classified);
        if (ofBlock == 0) {
            return;
        }
        changing += ofBlock;
        tallies.newestWith(most).ifPresent(this::holdFrom);
        Block block = classified.block();
        byte[] changes = classified.changes();
        for (int place = 0; place < block.size(); place++) {
            Kind kind = Kind.of(changes[place]);
            if (kind == Kind.NEW || kind == Kind.REVISED) {
                hold(block, place, kind);
            }
        }
    }

    private void holdFrom(long period) {
        if (period > lastPeriod) {
            lastPeriod = period;
            indicatorsOfLastPeriod = Integer.MAX_VALUE;
        }
    }

    private void hold(Block block, int place, Kind kind) {
        int no = block.series(place);
        if (series.isFresh(no)) {
            return;
        }
        long period = PeriodTallies.period(series.key(no).freq(), block.day(place));
        if (isHeld(no, period)) {
            if (held.size() == 2 * most) {
                trim();
            }
            held.add(new Figure(no, period, block.value(place), kind, block.rowNo(place), block.columnNo(place)));
        }
    }

    private boolean isHeld(int no, long period) {
        return period > lastPeriod || period == lastPeriod && tallies.indicator(no) < indicatorsOfLastPeriod;
    }

    /** Puts the newest periods first, in them the first indicators; drops the groups that go beyond the most. */
    private void trim() {
        held.removeIf(figure -> figure.period() < lastPeriod);
        held.sort(newestFirst);
        if (held.size() <= most) {
            return;
        }
        int kept = most;
        while (kept > 0 && newestFirst.compare(held.get(kept - 1), held.get(kept)) == 0) {
            kept--;
        }
        Figure firstGone = held.get(kept);
        lastPeriod = firstGone.period();
        indicatorsOfLastPeriod = tallies.indicator(firstGone.seriesNo());
        // Where one indicator has too many figures in the newest period, its first ones stand for it.
        held = new ArrayList<>(held.subList(0, kept == 0 ? most : kept));
    }

    /** Forgets the figures in table {@code conflicting}, none of which counts. */
    void forgetConflicting(Connection connection) throws SQLException {
        if (changing == 0) {
            return;
        }
        KeysSeen standing = new KeysSeen();
        held.forEach(figure -> standing.add(figure.seriesNo(), PeriodTallies.firstDay(figure.period())));
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED);
            try (ResultSet row = statement.executeQuery(CONFLICTING)) {
                while (row.next()) {
                    int no = series.number(row.getLong(1));
                    int day = row.getInt(2);
                    long period = PeriodTallies.period(series.key(no).freq(), day);
                    if (!standing.remove(no, day) && isHeld(no, period)) {
                        tallies.discount(no, period, series.isFresh(no) ? Kind.NEW : Kind.UNCHANGED);
                    }
                }
            }
        }
        held.removeIf(figure -> {
            boolean stands = standing.contains(figure.seriesNo(), PeriodTallies.firstDay(figure.period()));
            if (!stands) {
                tallies.discount(figure.seriesNo(), figure.period(), figure.kind());
                changing--;
            }
            return !stands;
        });
    }

    /** The figures that are held: the newest periods first, in them one indicator after the other. */
    List<Figure> held() {
        trim();
        return held;
    }

    /** How many figures would change what is known, those that are not held included. */
    long changing() {
        return changing;
    }

    /** The series of the delivery. */
    SeriesIds series() {
        return series;
    }

    /** All that is counted. */
    PeriodTallies tallies() {
        return tallies;
    }
}
