// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/**
 * A checksum of a warehouse's content, indicator by indicator, which does not depend on the order of rows or the ids of
 * series. Two warehouses with the same fingerprint hold the same observations, from the same cells of the same ledger
 * lines, and the same revisions; and in both the same deliveries wait to be confirmed, or were settled by the same
 * lines.
 */
public final class Fingerprint {

    private static final String SUM = """
            select s.indicator, count(*) as rows,
                   sum(('x' || substr(md5(concat_ws('|', s.freq, s.region_id, s.dimensions, x.time_period,
                     coalesce(trim_scale(x.obs_value)::text, '-'), x.obs_status, x.delivery_id, x.row_no, x.column_no,
                     %s)), 1, 15))::bit(60)::bigint) as sum
            from %s x join series s using (series_id) group by s.indicator
            """;
    private static final String OBSERVATIONS =
            String.format(Locale.ROOT, SUM, "coalesce(x.confirmed_by, 0)", "observation");
    private static final String REVISIONS = String.format(Locale.ROOT, SUM, "x.known_since, x.replaced_by", "revision");
    private static final String UNCONFIRMED = """
            select u.feed, count(*) as rows,
                   sum(('x' || substr(md5(concat_ws('|', u.delivery_id, u.since, u.signs, coalesce(u.settled_by, 0),
                     coalesce(u.settled_how, '-'),
                     (select string_agg(concat_ws(' ', c.indicator, c.freq, c.time_period, c.region_ids), ', '
                                        order by c.indicator, c.freq, c.time_period)
                      from unconfirmed_coverage c where c.delivery_id = u.delivery_id),
                     (select array_agg(n.newer order by n.newer)
                      from unconfirmed_newer n where n.delivery_id = u.delivery_id))), 1, 15))::bit(60)::bigint) as sum
            from unconfirmed u group by u.feed
            """;

    private final TreeMap<String, Sum> observations;
    private final TreeMap<String, Sum> revisions;
    private final TreeMap<String, Sum> unconfirmed;

    private Fingerprint(
            TreeMap<String, Sum> observations, TreeMap<String, Sum> revisions, TreeMap<String, Sum> unconfirmed) {
        this.observations = observations;
        this.revisions = revisions;
        this.unconfirmed = unconfirmed;
    }

    private record Sum(long rows, String sum) {}

    /** The fingerprint of {@code warehouse} as it is now. */
    public static Fingerprint of(DataSource warehouse) {
        return Transactions.read(
                warehouse,
                connection -> new Fingerprint(
                        sums(connection, OBSERVATIONS), sums(connection, REVISIONS), sums(connection, UNCONFIRMED)));
    }

    private static TreeMap<String, Sum> sums(Connection connection, String sql) throws SQLException {
        TreeMap<String, Sum> sums = new TreeMap<>();
        Sql.each(
                connection, sql, row -> sums.put(row.getString(1), new Sum(row.getLong("rows"), row.getString("sum"))));
        return sums;
    }

    /** How many observations. */
    public long observations() {
        return rows(observations);
    }

    /** How many revisions. */
    public long revisions() {
        return rows(revisions);
    }

    private static long rows(TreeMap<String, Sum> sums) {
        return sums.values().stream().mapToLong(Sum::rows).sum();
    }

    /**
     * A sentence for each indicator whose observations or revisions differ, and for each feed whose unconfirmed
     * deliveries do; none where all are the same.
     */
    public List<String> differences(Fingerprint there) {
        List<String> differences = new ArrayList<>();
        compare("observations", observations, there.observations, differences);
        compare("revisions", revisions, there.revisions, differences);
        compare("unconfirmed deliveries", unconfirmed, there.unconfirmed, differences);
        return differences;
    }

    private static void compare(
            String what, TreeMap<String, Sum> here, TreeMap<String, Sum> there, List<String> differences) {
        TreeSet<String> names = new TreeSet<>(here.keySet());
        names.addAll(there.keySet());
        Sum none = new Sum(0, "0");
        for (String name : names) {
            Sum mine = here.getOrDefault(name, none);
            Sum other = there.getOrDefault(name, none);
            if (!Objects.equals(mine, other)) {
                differences.add(String.format(
                        Locale.ROOT, "%s of %s differ: %d here, %d there", what, name, mine.rows, other.rows));
            }
        }
    }
}
