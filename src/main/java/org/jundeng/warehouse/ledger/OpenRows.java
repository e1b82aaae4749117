// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.RowRanges;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/**
 * The rejected rows of deliveries that were taken in part, as far as nothing has mended them. All of it follows from
 * the ledger and its findings. A row is settled once a later delivery of the feed that is known names it by its mark
 * in a row that it takes. All rows are settled once the delivery was taken again or back, or a later one took its
 * place: a known one of the feed under the same name, whatever its extension, with no fewer rows and with figures of
 * one of its periods. What that one lacks is open under its own number.
 */
public final class OpenRows {

    private static final String IN_PART = """
            select d.delivery_id, d.feed, d.business_date, d.rows_rejected
            from delivery d
            where d.outcome = 'taken-in-part' and d.rows_rejected > 0 and d.feed is not null
              and not exists (
                select from delivery a
                where a.concerns = d.delivery_id
                  and (a.kind = 'withdrawal' or a.kind <> 'delivery' and a.outcome in %1$s))
              and not exists (
                select from delivery m
                where m.feed = d.feed and m.delivery_id > d.delivery_id and m.outcome in %1$s
                  and m.rows_read >= d.rows_read and %2$s
                  and regexp_replace(m.source_name, '[.][^.]*$', '')
                    = regexp_replace(d.source_name, '[.][^.]*$', '')
                  and exists (
                    select from coverage c join coverage o using (freq, time_period)
                    where c.delivery_id = m.delivery_id and o.delivery_id = d.delivery_id))
            order by d.delivery_id
            """;
    private static final String MENDED = """
            select f.arguments, m.feed
            from finding f join delivery m using (delivery_id)
            where f.code = ? and m.outcome in %1$s and %2$s
            """;
    private static final String REJECTED = """
            select distinct row_no from finding
            where delivery_id = ? and row_no > 0 and not code = any (?)
            """;
    private static final String KNOWN = "('taken', 'taken-in-part', 'unchanged')";
    private static final String STANDS =
            "not exists (select from delivery w where w.kind = 'withdrawal' and w.concerns = m.delivery_id)";

    private final DataSource warehouse;

    /** The rows in {@code warehouse}. */
    public OpenRows(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A delivery with open rows.
     *
     * @param deliveryId its ledger number
     * @param feed its feed
     * @param since the business date of the delivery
     * @param rows how many of its rows are open
     */
    public record Open(long deliveryId, String feed, LocalDate since, long rows) {

        /** For how many days they have been open on a day. */
        public long daysOn(LocalDate day) {
            return Math.max(0, ChronoUnit.DAYS.between(since, day));
        }
    }

    /** The deliveries with open rows, in ledger order. */
    public List<Open> all() {
        return Transactions.read(warehouse, OpenRows::all);
    }

    /** As {@link #all()}, within the caller's transaction. */
    public static List<Open> all(Connection connection) throws SQLException {
        List<Open> inPart = Sql.list(
                connection,
                String.format(Locale.ROOT, IN_PART, KNOWN, STANDS),
                row -> new Open(
                        row.getLong("delivery_id"),
                        row.getString("feed"),
                        row.getObject("business_date", LocalDate.class),
                        row.getLong("rows_rejected")));
        Map<Long, Set<Long>> mended = inPart.isEmpty() ? Map.of() : mended(connection, inPart);
        List<Open> open = new ArrayList<>();
        for (Open each : inPart) {
            long left = each.rows() - settled(connection, each, mended.getOrDefault(each.deliveryId(), Set.of()));
            if (left > 0) {
                open.add(new Open(each.deliveryId(), each.feed(), each.since(), left));
            }
        }
        return open;
    }

    /** The rows that later deliveries of the same feed name as mended, by the delivery that they are of. */
    private static Map<Long, Set<Long>> mended(Connection connection, List<Open> inPart) throws SQLException {
        Map<Long, String> feeds = new HashMap<>();
        inPart.forEach(each -> feeds.put(each.deliveryId(), each.feed()));
        Map<Long, Set<Long>> mended = new HashMap<>();
        Sql.list(
                connection,
                String.format(Locale.ROOT, MENDED, KNOWN, STANDS),
                row -> {
                    String[] said = (String[]) row.getArray("arguments").getArray();
                    long delivery = Long.parseLong(said[0]);
                    if (row.getString("feed").equals(feeds.get(delivery))) {
                        mended.computeIfAbsent(delivery, first -> new TreeSet<>())
                                .addAll(RowRanges.of(said[1]));
                    }
                    return delivery;
                },
                FindingCode.MENDS_EARLIER_ROWS.code());
        return mended;
    }

    /** How many rejected rows of a delivery are among the mended ones. */
    private static long settled(Connection connection, Open of, Set<Long> mended) throws SQLException {
        if (mended.isEmpty()) {
            return 0;
        }
        Object[] notes = Arrays.stream(FindingCode.values())
                .filter(code -> code.weight() == FindingCode.Weight.NOTE)
                .map(FindingCode::code)
                .toArray();
        return Sql.list(
                        connection,
                        REJECTED,
                        row -> row.getLong(1),
                        of.deliveryId(),
                        connection.createArrayOf("text", notes))
                .stream()
                .filter(mended::contains)
                .count();
    }
}
