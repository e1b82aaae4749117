// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.Periods;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** Lists reported values that were replaced, with what replaced them. */
public final class Revisions {

    /**
     * The value afterwards is the one known from the very line that replaced: one that was replaced later itself, or
     * the present one, where no later line brought that. A value that came later did not take its place.
     */
    private static final String CHANGED = """
            select s.indicator, s.region_id, s.freq, r.time_period, r.obs_value as formerly,
                   case when n.replaced_by is null then o.obs_value else n.obs_value end as afterwards,
                   r.replaced_by, d.kind = 'withdrawal' as is_withdrawal, d.source_name, d.recorded_at,
                   count(*) over () as matching
            from series s
            join revision r using (series_id)
            join delivery d on d.delivery_id = r.replaced_by
            left join revision n on n.series_id = r.series_id and n.time_period = r.time_period
              and n.known_since = r.replaced_by
            left join observation o on o.series_id = r.series_id and o.time_period = r.time_period
              and o.delivery_id <= r.replaced_by
            where s.dimensions = '{}'
            """;

    private static final String OF_INDICATOR = CHANGED + """
              and s.indicator = ? and r.time_period <= ?
            order by r.replaced_by desc, s.region_id, r.time_period desc
            limit ?
            """;

    /** What a line changed: an index leads from it to the values that it replaced. The largest change comes first. */
    private static final String BY_LINE = "with changed as (" + CHANGED + """
              and r.replaced_by = ?)
            select * from changed
            order by abs(formerly - afterwards) / nullif(abs(formerly) + abs(afterwards), 0) desc nulls first,
                     indicator, region_id, time_period
            limit ?
            """;

    private final DataSource warehouse;

    /** The revisions in {@code warehouse}. */
    public Revisions(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A value that was replaced.
     *
     * @param indicator the indicator
     * @param regionId the region
     * @param timePeriod the period
     * @param formerly the value before; null where it was marked as missing
     * @param afterwards the value that took its place at once; null where that is none
     * @param replacedBy the ledger number of the line that replaced it
     * @param isWithdrawal whether that line took a delivery back
     * @param sourceName the name of what replaced it, as delivered
     * @param at when it was recorded
     */
    public record Revision(
            String indicator,
            String regionId,
            TimePeriod timePeriod,
            BigDecimal formerly,
            BigDecimal afterwards,
            long replacedBy,
            boolean isWithdrawal,
            String sourceName,
            Instant at) {
        public Revision {
            Objects.requireNonNull(regionId, "regionId");
            Objects.requireNonNull(timePeriod, "timePeriod");
        }
    }

    /**
     * Some revisions, and how many there are.
     *
     * @param revisions the revisions
     * @param matching how many there are
     */
    public record Part(List<Revision> revisions, long matching) {
        public Part {
            revisions = List.copyOf(revisions);
        }
    }

    /**
     * The latest revisions of an indicator's figures as known now, for periods that had begun by {@code day}, the
     * latest first, at most {@code most}.
     */
    public Part of(String indicator, LocalDate day, int most) {
        AtomicLong matching = new AtomicLong();
        List<Revision> revisions = Transactions.read(
                warehouse,
                connection -> Sql.list(
                        connection,
                        OF_INDICATOR,
                        row -> {
                            matching.set(row.getLong("matching"));
                            return revision(row);
                        },
                        indicator,
                        day,
                        most));
        return new Part(revisions, matching.get());
    }

    /**
     * The largest revisions by a line, at most {@code most}, in proportion to the values; those of a value by none, or
     * of none by a value, before all others.
     */
    public List<Revision> by(long deliveryId, int most) {
        return Transactions.read(warehouse, connection -> by(connection, deliveryId, most));
    }

    /** As {@link #by(long, int)}, within the caller's transaction. */
    public static List<Revision> by(Connection connection, long deliveryId, int most) throws SQLException {
        return Sql.list(connection, BY_LINE, Revisions::revision, deliveryId, most);
    }

    private static Revision revision(ResultSet row) throws SQLException {
        return new Revision(
                row.getString("indicator"),
                row.getString("region_id"),
                Periods.of(row.getString("freq"), row.getObject("time_period", LocalDate.class)),
                row.getBigDecimal("formerly"),
                row.getBigDecimal("afterwards"),
                row.getLong("replaced_by"),
                row.getBoolean("is_withdrawal"),
                row.getString("source_name"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
