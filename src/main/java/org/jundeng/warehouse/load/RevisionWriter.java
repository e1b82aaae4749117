// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jundeng.warehouse.sql.Sql;

/** Keeps observations that are about to be replaced: as rows of table {@code revision}. */
public final class RevisionWriter {

    /** Since when a value is known is found out before the first row is added: no index has to be planned for that. */
    private static final String KEEP = """
            with earlier as materialized (
              select r.series_id, r.time_period, max(r.replaced_by) as replaced_by
              from %1$s x join revision r using (series_id, time_period)
              where %2$s group by r.series_id, r.time_period)
            insert into revision (series_id, time_period, obs_value, obs_status, delivery_id, row_no, column_no,
                                  known_since, replaced_by)
            select o.series_id, o.time_period, o.obs_value, o.obs_status, o.delivery_id, o.row_no, o.column_no,
                   greatest(o.delivery_id, earlier.replaced_by), ?
            from %1$s x
            join observation o using (series_id, time_period)
            left join earlier using (series_id, time_period)
            where %2$s
            """;

    private RevisionWriter() {}

    /** Which observations are about to be replaced: the rows of a temporary table. */
    public enum Replaced {
        /** Those that a delivery revises. */
        REVISED("difference", "x.change = 'revised'"),
        /** Those that are gone at the source. */
        ABSENT("absent", "true"),
        /** Those that a withdrawal changes or removes. */
        MOVED("fallback", "x.moved");

        private final String sql;

        Replaced(String table, String condition) {
            sql = String.format(Locale.ROOT, KEEP, table, condition);
        }
    }

    /** Keeps them as they are now, replaced by the ledger line {@code deliveryId}. */
    public static void keep(Connection connection, Replaced replaced, long deliveryId) throws SQLException {
        Sql.run(connection, replaced.sql, deliveryId);
    }
}
