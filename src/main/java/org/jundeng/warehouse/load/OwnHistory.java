// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jundeng.observation.Freq;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;
import org.jundeng.plausibility.FeedHistory;
import org.jundeng.plausibility.KnownFigure;
import org.jundeng.plausibility.SeriesHistory;
import org.jundeng.warehouse.load.ChangingFigures.Figure;
import org.jundeng.warehouse.load.PeriodTallies.Kind;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.UncheckedSqlException;

/**
 * What was known before a delivery of the series that it would change: the latest figures of each series, read in one
 * query, and those around earlier periods, where it would change such, in a second one. Of a series to which it adds
 * very many periods it is what was known before the first of them. Figures that other feeds have set are no history;
 * they count only where they would be replaced.
 */
final class OwnHistory implements FeedHistory {

    /** The latest figures of each series: three years of months. */
    private static final int LATEST = 36;

    private static final int LATEST_AT_LEAST = 8;
    /** So many figures before an earlier period, and as many after it. */
    private static final int AROUND = 12;

    private static final int AROUND_AT_LEAST = 3;
    /** With more series each gets fewer figures, so that together they take some 10 MB. */
    private static final int MOST = 300_000;
    /**
     * Rows of the delivery that are in the table already are passed over one by one. Where a series has more of them,
     * only what lies before them is read.
     */
    private static final int MOST_PASSED_OVER = 48;

    /** So many other series of the same indicators are read, too: a whole is compared with all of its parts. */
    private static final int MOST_SIBLINGS = 2_000;

    private static final String NAMED = """
            select d.source_name, c.freq, c.time_period
            from (select delivery_id, source_name from delivery
                  where feed = ? and delivery_id <> ? and outcome in ('taken', 'taken-in-part')
                  order by delivery_id desc limit ?) d
            join coverage c using (delivery_id)
            order by d.delivery_id desc
            """;
    private static final int NAMED_DELIVERIES = 6;

    private static final int FIRST_DAY = -719_162;
    private static final int LAST_DAY = 2_932_896;
    private static final int MOST_SHORT_DIGITS = 18;
    private static final int INDEX_BITS = 21;
    private static final int DAY_BITS = 22;

    private final Connection connection;
    private final StandingLines lines;
    private final ChangingFigures figures;
    private final PeriodTallies tallies;
    private final SeriesIds series;
    private final Map<SeriesKey, Integer> places = new HashMap<>();
    private final PeriodNumbers numbers = new PeriodNumbers();
    private final Map<Integer, BigDecimal> longValues = new HashMap<>();
    private final KeysSeen kept = new KeysSeen();
    /** The ids of the series that were asked for, in their order; the arrays below go by the place in it. */
    private long[] asked = {};

    private Freq[] freqs = {};
    private int[] read = {};
    private int[] oldestRead = {};
    private int[] firstOfSeries = {};
    private long own;
    private int size;
    private int[] place = new int[1024];
    private int[] day = new int[1024];
    private int[] line = new int[1024];
    private long[] unscaled = new long[1024];
    private byte[] scale = new byte[1024];
    /** The indexes of the figures in the order of series and days. */
    private int[] order = {};

    /**
     * A history that is still to be read.
     *
     * @param lines tells which ledger lines are those of the feed
     * @param figures what the delivery would change
     */
    OwnHistory(Connection connection, StandingLines lines, ChangingFigures figures) {
        this.connection = connection;
        this.lines = lines;
        this.figures = figures;
        this.tallies = figures.tallies();
        this.series = figures.series();
    }

    /** Reads it; {@code ownLine} is the ledger line of the delivery itself, whose figures are no history. */
    void read(long ownLine) throws SQLException {
        own = ownLine;
        SortedMap<Long, SeriesKey> wanted = wanted();
        asked = wanted.keySet().stream().mapToLong(Long::longValue).toArray();
        freqs = wanted.values().stream().map(SeriesKey::freq).toArray(Freq[]::new);
        read = new int[asked.length];
        oldestRead = new int[asked.length];
        int latest = share(asked.length, LATEST, LATEST_AT_LEAST);
        KnownRows rows = KnownRows.latest(connection, latest, own, this::keep);
        for (Map.Entry<Long, SeriesKey> each : wanted.entrySet()) {
            places.put(each.getValue(), places.size());
            int no = series.number(each.getKey());
            boolean many = no != SeriesNumbers.NONE && addsMany(no);
            rows.ask(each.getKey(), FIRST_DAY, many ? tallies.firstAdded(no) - 1 : LAST_DAY);
        }
        rows.answer();
        List<Figure> earlier = figures.held().stream()
                .filter(figure -> !wasRead(figure, latest))
                .sorted(Comparator.comparingInt(Figure::seriesNo).thenComparingLong(Figure::period))
                .toList();
        if (!earlier.isEmpty()) {
            readAround(earlier);
        }
        lines.ask();
        sort();
    }

    /** The series of the figures and, where they are not too many, all others of the same indicators. */
    private SortedMap<Long, SeriesKey> wanted() throws SQLException {
        SortedMap<Long, SeriesKey> wanted = new TreeMap<>();
        Set<String> indicators = new HashSet<>();
        for (Figure figure : figures.held()) {
            SeriesKey key = series.key(figure.seriesNo());
            wanted.put(series.id(figure.seriesNo()), key);
            indicators.add(key.indicator());
        }
        Map<Long, SeriesKey> siblings =
                wanted.size() > MOST_SIBLINGS ? Map.of() : series.known(indicators, MOST_SIBLINGS + 1);
        if (siblings.size() <= MOST_SIBLINGS) {
            wanted.putAll(siblings);
        }
        return wanted;
    }

    private boolean addsMany(int no) {
        return tallies.added(no) > MOST_PASSED_OVER;
    }

    private int place(int no) {
        return Arrays.binarySearch(asked, series.id(no));
    }

    private static int share(int among, int most, int least) {
        return Math.max(least, Math.min(most, MOST / Math.max(1, among)));
    }

    /** Whether what lies around a figure is among the latest that were read. */
    private boolean wasRead(Figure figure, int latest) {
        int no = figure.seriesNo();
        int firstDay = PeriodTallies.firstDay(figure.period());
        if (addsMany(no) && firstDay >= tallies.firstAdded(no)) {
            return figure.kind() == Kind.NEW;
        }
        int at = place(no);
        return read[at] < latest || firstDay >= oldestRead[at];
    }

    private void readAround(List<Figure> earlier) throws SQLException {
        int around = share(2 * earlier.size(), AROUND, AROUND_AT_LEAST);
        KnownRows rows = KnownRows.around(connection, around, own, this::keep);
        for (int i = 0; i < earlier.size(); ) {
            Figure first = earlier.get(i);
            Figure last = first;
            for (i++; i < earlier.size() && periodsBetween(last, earlier.get(i)) <= around; i++) {
                last = earlier.get(i);
            }
            rows.ask(
                    series.id(first.seriesNo()),
                    PeriodTallies.firstDay(first.period()),
                    PeriodTallies.firstDay(last.period()));
        }
        rows.answer();
    }

    private int periodsBetween(Figure one, Figure later) {
        return one.seriesNo() != later.seriesNo() ? Integer.MAX_VALUE : number(later) - number(one);
    }

    private int number(Figure figure) {
        return numbers.of(PeriodTallies.freq(figure.period()), PeriodTallies.firstDay(figure.period()));
    }

    private void keep(KnownRows.Row row) {
        if (row.deliveryId == own) {
            return;
        }
        int at = Arrays.binarySearch(asked, row.seriesId);
        oldestRead[at] = read[at] == 0 ? row.day : Math.min(oldestRead[at], row.day);
        read[at]++;
        BigDecimal value = row.value();
        if (value != null && kept.add(at, numbers.of(freqs[at], row.day))) {
            add(at, row, value);
        }
    }

    private void add(int at, KnownRows.Row row, BigDecimal value) {
        if (size == day.length) {
            grow();
        }
        place[size] = at;
        day[size] = row.day;
        line[size] = lines.number(row.deliveryId);
        if (value.precision() <= MOST_SHORT_DIGITS && value.scale() <= Byte.MAX_VALUE) {
            unscaled[size] = value.unscaledValue().longValue();
            scale[size] = (byte) value.scale();
        } else {
            longValues.put(size, value);
        }
        size++;
    }

    private void grow() {
        int length = size * 2;
        place = Arrays.copyOf(place, length);
        day = Arrays.copyOf(day, length);
        line = Arrays.copyOf(line, length);
        unscaled = Arrays.copyOf(unscaled, length);
        scale = Arrays.copyOf(scale, length);
    }

    private void sort() {
        long[] keys = new long[size];
        firstOfSeries = new int[asked.length + 1];
        for (int i = 0; i < size; i++) {
            keys[i] = ((long) place[i] << DAY_BITS | day[i] - FIRST_DAY) << INDEX_BITS | i;
            firstOfSeries[place[i] + 1]++;
        }
        Arrays.sort(keys);
        order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = (int) keys[i] & ((1 << INDEX_BITS) - 1);
        }
        for (int at = 0; at < asked.length; at++) {
            firstOfSeries[at + 1] += firstOfSeries[at];
        }
    }

    @Override
    public List<NamedDelivery> named() {
        Map<String, Set<TimePeriod>> named = new LinkedHashMap<>();
        try {
            Sql.each(
                    connection,
                    NAMED,
                    row -> named.computeIfAbsent(row.getString("source_name"), first -> new HashSet<>())
                            .add(new TimePeriod(
                                    Freq.valueOf(row.getString("freq")),
                                    row.getObject("time_period", LocalDate.class))),
                    lines.feed(),
                    own,
                    NAMED_DELIVERIES);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
        return named.entrySet().stream()
                .map(each -> new NamedDelivery(each.getKey(), each.getValue()))
                .toList();
    }

    @Override
    public SeriesHistory of(SeriesKey key) {
        Integer at = places.get(key);
        if (at == null) {
            return SeriesHistory.NONE;
        }
        List<KnownFigure> figures = new ArrayList<>();
        for (int i = firstOfSeries[at]; i < firstOfSeries[at + 1]; i++) {
            int index = order[i];
            if (lines.line(line[index]).ofSameFeed()) {
                figures.add(new KnownFigure(
                        tallies.timePeriod(PeriodTallies.period(key.freq(), day[index])),
                        value(index),
                        lines.id(line[index])));
            }
        }
        return new SeriesHistory(figures);
    }

    private BigDecimal value(int index) {
        BigDecimal value = longValues.isEmpty() ? null : longValues.get(index);
        return value == null ? BigDecimal.valueOf(unscaled[index], scale[index]) : value;
    }

    /** The value that a figure would replace, whichever feed has set it; null where there is none. */
    BigDecimal replacedBy(Figure figure) {
        int at = place(figure.seriesNo());
        int firstDay = PeriodTallies.firstDay(figure.period());
        int from = firstOfSeries[at];
        int behind = firstOfSeries[at + 1];
        while (from < behind) {
            int middle = (from + behind) >>> 1;
            if (day[order[middle]] < firstDay) {
                from = middle + 1;
            } else {
                behind = middle;
            }
        }
        boolean isThere = from < firstOfSeries[at + 1] && day[order[from]] == firstDay;
        return isThere ? value(order[from]) : null;
    }
}
