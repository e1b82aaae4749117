// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jundeng.notice.decision.WaitingDelivery;
import org.jundeng.notice.decision.WaitingTold;
import org.jundeng.notice.outbox.WaitingMails;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.Sql;

/** Reads the deliveries that wait to be confirmed or did within a year, and what people were told of them. */
final class WaitingDeliveries {

    private static final String LINES = """
            select u.delivery_id, u.feed, u.since, u.signs, u.settled_by, u.settled_how, d.bureau, d.source_name,
                   s.business_date as settled_on, s.author
            from unconfirmed u
            join delivery d using (delivery_id)
            left join delivery s on s.delivery_id = u.settled_by
            where u.settled_by is null or s.business_date > ?::date - 366
            order by u.delivery_id
            """;
    private static final String BROUGHT = """
            select delivery_id, indicator, freq, time_period, region_ids from unconfirmed_coverage
            where delivery_id = any(?)
            order by delivery_id, indicator, time_period
            """;
    private static final String TOLD = String.format(Locale.ROOT, """
            select i.person, i.item, n.business_date
            from notice_item i join notice n using (notice_id)
            where i.item like 'unconfirmed%%' and split_part(i.item, ':', 2) = any (?) and %s
            order by n.notice_id, i.item
            """, WaitingMails.COUNTS_AS_TOLD);

    private WaitingDeliveries() {}

    /**
     * The deliveries, in ledger order. One whose place another took that waits itself is part of that other one's line,
     * and not listed.
     */
    static List<WaitingDelivery> read(Connection connection, LocalDate night) throws SQLException {
        Map<Long, Row> rows = new LinkedHashMap<>();
        Sql.list(connection, LINES, Row::of, night).forEach(row -> rows.put(row.deliveryId(), row));
        Map<Long, Set<Long>> lines = new TreeMap<>();
        rows.keySet().forEach(id -> lines.computeIfAbsent(last(id, rows), first -> new TreeSet<>())
                .add(id));
        Map<Long, List<WaitingDelivery.Brought>> brought = brought(connection, lines.keySet());
        List<WaitingDelivery> deliveries = new ArrayList<>();
        lines.forEach((id, line) -> deliveries.add(rows.get(id).delivery(brought.getOrDefault(id, List.of()), line)));
        return deliveries;
    }

    /** The last of those that took the place of {@code id}, each having to wait itself. */
    private static long last(long id, Map<Long, Row> rows) {
        long last = id;
        Row row = rows.get(id);
        while (row.settledBy() != null && row.settledBy() > last && rows.containsKey(row.settledBy())) {
            last = row.settledBy();
            row = rows.get(last);
        }
        return last;
    }

    private static Map<Long, List<WaitingDelivery.Brought>> brought(Connection connection, Set<Long> deliveries)
            throws SQLException {
        Map<Long, List<WaitingDelivery.Brought>> brought = new LinkedHashMap<>();
        List<Map.Entry<Long, WaitingDelivery.Brought>> all = Sql.list(
                connection,
                BROUGHT,
                row -> Map.entry(
                        row.getLong("delivery_id"),
                        new WaitingDelivery.Brought(
                                row.getString("indicator"),
                                new TimePeriod(
                                        Freq.valueOf(row.getString("freq")),
                                        row.getObject("time_period", LocalDate.class)),
                                Set.of((String[]) row.getArray("region_ids").getArray()))),
                connection.createArrayOf("bigint", deliveries.toArray()));
        all.forEach(each -> brought.computeIfAbsent(each.getKey(), first -> new ArrayList<>())
                .add(each.getValue()));
        return brought;
    }

    /** What people were really told of {@code deliveries}, and of those in whose line they stand, until the night. */
    static WaitingTold told(Connection connection, LocalDate night, List<WaitingDelivery> deliveries)
            throws SQLException {
        WaitingTold told = new WaitingTold();
        Object[] lines = deliveries.stream()
                .flatMap(delivery -> delivery.line().stream())
                .map(id -> Long.toString(id))
                .toArray();
        Sql.list(
                connection,
                TOLD,
                row -> {
                    told.add(row.getString("person"), row.getString("item"), row.getObject(3, LocalDate.class));
                    return row.getString("item");
                },
                connection.createArrayOf("text", lines),
                night);
        return told;
    }

    /** A line of the table. */
    private record Row(
            long deliveryId,
            WaitingDelivery.Origin origin,
            LocalDate since,
            List<String> signs,
            Long settledBy,
            WaitingDelivery.Settlement settled) {

        static Row of(ResultSet row) throws SQLException {
            String how = row.getString("settled_how");
            return new Row(
                    row.getLong("delivery_id"),
                    new WaitingDelivery.Origin(
                            row.getString("feed"), row.getString("bureau"), row.getString("source_name")),
                    row.getObject("since", LocalDate.class),
                    Arrays.asList((String[]) row.getArray("signs").getArray()),
                    row.getObject("settled_by", Long.class),
                    how == null
                            ? null
                            : new WaitingDelivery.Settlement(
                                    how(how), row.getObject("settled_on", LocalDate.class), row.getString("author")));
        }

        private static WaitingDelivery.How how(String word) {
            return switch (word) {
                case "confirmed" -> WaitingDelivery.How.CONFIRMED;
                case "withdrawn" -> WaitingDelivery.How.WITHDRAWN;
                default -> WaitingDelivery.How.REPLACED;
            };
        }

        WaitingDelivery delivery(List<WaitingDelivery.Brought> brought, Set<Long> line) {
            return new WaitingDelivery(deliveryId, origin, since, signs, brought, line, settled);
        }
    }
}
