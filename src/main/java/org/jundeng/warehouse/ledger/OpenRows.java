// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jundeng.finding.FindingCode;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/**
 * What stewards sent and have not mended: the rejected rows of deliveries that were taken in part, and deliveries that
 * were refused. All of it follows from the ledger and its findings. The takings of the same bytes (a delivery, its
 * replays, releases and confirmations) are one: the newest that stands has the open rows, since the first came, and a
 * mark that names any of them names it.
 *
 * <p>A row is settled once a known delivery of the feed names it by its mark in a row that it takes, or a row that was
 * rejected in its place, or once later deliveries of the feed have stored all figures that it was about. All rows are
 * settled once a delivery that came later took the place of theirs: a known one of the feed with figures of one of its
 * periods, and either under the same name, whatever its extension, with no fewer rows than were taken of it, and not
 * only of marked rows; or taken whole, with no fewer rows, and with as many figures that were known as were taken of
 * it. A refused delivery is settled by a later one of the same name, unless that is a few marked rows, or once later
 * ones that were taken whole have figures of all of its periods, each of them with no fewer rows besides those that
 * mend another delivery.
 */
public final class OpenRows {

    private static final String IN_PART = Sql.resource(OpenRows.class, "open-in-part.sql");
    private static final String REFUSED = Sql.resource(OpenRows.class, "open-refused.sql");
    private static final String STORED_LATER = Sql.resource(OpenRows.class, "stored-later.sql");
    private static final String REJECTED = """
            select distinct delivery_id, row_no from finding
            where delivery_id = any (?) and row_no > 0 and not code = any (?)
            """;

    private final DataSource warehouse;

    /** The rows in {@code warehouse}. */
    public OpenRows(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A delivery that waits to be mended.
     *
     * @param deliveryId its ledger number
     * @param bureau the bureau that delivered it
     * @param feed its feed
     * @param sourceName the name as delivered
     * @param since the business date of the delivery
     * @param rows how many of its rows are open; all of them where it was refused, 0 where they could not be read
     * @param refused whether nothing of it was taken
     */
    public record Open(
            long deliveryId,
            String bureau,
            String feed,
            String sourceName,
            LocalDate since,
            long rows,
            boolean refused) {

        private static Open of(ResultSet row, String rows, boolean refused) throws SQLException {
            return new Open(
                    row.getLong("delivery_id"),
                    row.getString("bureau"),
                    row.getString("feed"),
                    row.getString("source_name"),
                    row.getObject("business_date", LocalDate.class),
                    row.getLong(rows),
                    refused);
        }

        private Open left(long open) {
            return new Open(deliveryId, bureau, feed, sourceName, since, open, refused);
        }

        /** For how many days it has been open on a day. */
        public long daysOn(LocalDate day) {
            return Math.max(0, ChronoUnit.DAYS.between(since, day));
        }
    }

    /** The deliveries that wait to be mended, in ledger order. */
    public List<Open> all() {
        return Transactions.read(warehouse, connection -> among(connection, null, null));
    }

    /** Those of {@link #all()} that are among some ledger numbers. */
    public List<Open> among(Collection<Long> deliveryIds) {
        return Transactions.read(warehouse, connection -> among(connection, Sql.numbers(deliveryIds), null));
    }

    /** Those of {@link #all()} that came on a business date or later, within the caller's transaction. */
    public static List<Open> since(Connection connection, LocalDate first) throws SQLException {
        return among(connection, null, first);
    }

    private static List<Open> among(Connection connection, Object asked, LocalDate first) throws SQLException {
        List<Open> open = new ArrayList<>(
                Sql.list(connection, REFUSED, row -> Open.of(row, "rows_read", true), asked, asked, first, first));
        List<InPart> inPart = Sql.list(connection, IN_PART, InPart::of, asked, asked, first, first);
        Map<Long, Long> origins = new HashMap<>();
        inPart.forEach(each -> each.takings().forEach(taking -> origins.put(taking, each.origin())));
        MarkedRows marks = MarkedRows.of(connection, origins);
        Map<Long, Set<Long>> storedLater = storedLater(connection, inPart);
        Map<Long, Set<Long>> rejected = rejected(connection, inPart);
        for (InPart each : inPart) {
            long id = each.open().deliveryId();
            Set<Long> stored = storedLater.getOrDefault(id, Set.of());
            long mended = rejected.getOrDefault(id, Set.of()).stream()
                    .filter(row -> stored.contains(row)
                            || marks.isMended(id, row, each.open().feed(), each.origin()))
                    .count();
            long left = each.open().rows() - mended;
            if (left > 0) {
                open.add(each.open().left(left));
            }
        }
        // What is replayed today came when its bytes first came.
        open.removeIf(each -> first != null && each.since().isBefore(first));
        open.sort(Comparator.comparingLong(Open::deliveryId));
        return open;
    }

    private static Map<Long, Set<Long>> storedLater(Connection connection, List<InPart> of) throws SQLException {
        return byLine(Sql.list(
                connection,
                STORED_LATER,
                OpenRows::lineAndRow,
                Sql.numbers(ids(of)),
                Sql.numbers(of.stream().map(InPart::origin).toList()),
                connection.createArrayOf(
                        "text", of.stream().map(each -> each.open().feed()).toArray())));
    }

    /** The rows of lines with a finding that is more than a note. */
    private static Map<Long, Set<Long>> rejected(Connection connection, List<InPart> of) throws SQLException {
        Object[] notes = Arrays.stream(FindingCode.values())
                .filter(code -> code.weight() == FindingCode.Weight.NOTE)
                .map(FindingCode::code)
                .toArray();
        return byLine(Sql.list(
                connection,
                REJECTED,
                OpenRows::lineAndRow,
                Sql.numbers(ids(of)),
                connection.createArrayOf("text", notes)));
    }

    private static List<Long> ids(List<InPart> of) {
        return of.stream().map(each -> each.open().deliveryId()).toList();
    }

    private static Map.Entry<Long, Long> lineAndRow(ResultSet row) throws SQLException {
        return Map.entry(row.getLong("delivery_id"), row.getLong("row_no"));
    }

    private static Map<Long, Set<Long>> byLine(List<Map.Entry<Long, Long>> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /** The newest taking of bytes of which rows were rejected, the first, and the ledger numbers of all. */
    private record InPart(Open open, long origin, Set<Long> takings) {

        static InPart of(ResultSet row) throws SQLException {
            return new InPart(Open.of(row, "rows_rejected", false), row.getLong("origin"), Set.of((Long[])
                    row.getArray("takings").getArray()));
        }
    }
}
