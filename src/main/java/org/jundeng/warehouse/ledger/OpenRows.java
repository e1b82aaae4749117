// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
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
 * the ledger and its findings. The takings of the same bytes (a delivery, its replays, releases and confirmations) are
 * one: the newest that stands has the open rows, since the first came, and a mark that names any of them names it. A
 * row is settled once a known delivery of the feed names it by its mark in a row that it takes. All rows are settled
 * once a delivery that came later took the place of theirs: a known one of the feed with figures of one of its periods,
 * under the same name, whatever its extension, with no fewer rows than were taken of it, and not only of mended rows.
 */
public final class OpenRows {

    private static final String IN_PART = """
            with recursive taking (delivery_id, origin) as (
              select delivery_id, delivery_id from delivery where concerns is null
              union all
              select d.delivery_id, t.origin
              from delivery d join taking t on d.concerns = t.delivery_id
              where d.kind <> 'withdrawal'),
            standing as (
              select distinct on (t.origin) t.origin, m.*
              from taking t join delivery m using (delivery_id)
              where m.outcome in %1$s and %2$s
              order by t.origin, m.delivery_id desc)
            select d.delivery_id, d.feed, o.business_date, d.rows_rejected,
                   array(select delivery_id from taking t where t.origin = d.origin) as takings
            from standing d join delivery o on o.delivery_id = d.origin
            where d.outcome = 'taken-in-part' and d.rows_rejected > 0 and d.feed is not null
              and not exists (
                select from standing m
                where m.feed = d.feed and m.origin > d.origin and m.delivery_id <> all (?)
                  and m.rows_read >= d.rows_read - d.rows_rejected
                  and regexp_replace(m.source_name, '[.][^.]*$', '')
                    = regexp_replace(d.source_name, '[.][^.]*$', '')
                  and exists (
                    select from coverage c join coverage p using (freq, time_period)
                    where c.delivery_id in (select delivery_id from taking t where t.origin = m.origin)
                      and p.delivery_id in (select delivery_id from taking t where t.origin = d.origin)))
            order by d.delivery_id
            """;
    private static final String MENDED = """
            select f.arguments, m.delivery_id, m.feed, m.rows_read
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
        List<Mending> mendings = Sql.list(
                connection,
                String.format(Locale.ROOT, MENDED, KNOWN, STANDS),
                Mending::of,
                FindingCode.MENDS_EARLIER_ROWS.code());
        List<Open> open = new ArrayList<>();
        for (InPart each : inPart(connection, mendings)) {
            Set<Long> mended = new TreeSet<>();
            mendings.stream().filter(each::isMendedBy).forEach(mending -> mended.addAll(mending.rows()));
            Open all = each.open();
            long left = all.rows() - settled(connection, all, mended);
            if (left > 0) {
                open.add(new Open(all.deliveryId(), all.feed(), all.since(), left));
            }
        }
        return open;
    }

    private static List<InPart> inPart(Connection connection, List<Mending> mendings) throws SQLException {
        Map<Long, Long> marked = new HashMap<>();
        mendings.forEach(each -> marked.merge(each.by(), (long) each.rows().size(), Long::sum));
        Set<Long> onlyMended = new TreeSet<>();
        mendings.stream()
                .filter(each -> marked.get(each.by()) >= each.rowsRead())
                .forEach(each -> onlyMended.add(each.by()));
        return Sql.list(
                connection, String.format(Locale.ROOT, IN_PART, KNOWN, STANDS), InPart::of, Sql.numbers(onlyMended));
    }

    /** The newest taking of bytes of which rows were rejected, and the ledger numbers of all takings of them. */
    private record InPart(Open open, Set<Long> takings) {

        static InPart of(ResultSet row) throws SQLException {
            return new InPart(
                    new Open(
                            row.getLong("delivery_id"),
                            row.getString("feed"),
                            row.getObject("business_date", LocalDate.class),
                            row.getLong("rows_rejected")),
                    Set.of((Long[]) row.getArray("takings").getArray()));
        }

        boolean isMendedBy(Mending mending) {
            return takings.contains(mending.of()) && open.feed().equals(mending.feed());
        }
    }

    /** The rows of the line {@code of} that the line {@code by} names as mended. */
    private record Mending(long of, Set<Long> rows, long by, String feed, long rowsRead) {

        static Mending of(ResultSet row) throws SQLException {
            String[] said = (String[]) row.getArray("arguments").getArray();
            return new Mending(
                    Long.parseLong(said[0]),
                    new TreeSet<>(RowRanges.of(said[1])),
                    row.getLong("delivery_id"),
                    row.getString("feed"),
                    row.getLong("rows_read"));
        }
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
