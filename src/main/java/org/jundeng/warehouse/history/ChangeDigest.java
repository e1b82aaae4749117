// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.Connection;
import java.sql.SQLException;
import org.jundeng.warehouse.sql.Sql;

/**
 * A number that tells what a line of the ledger changed from what it would change at another time: the figures that it
 * set, each by its series, and those that it replaced, with what stood before and stands now. The numbers of the line
 * itself, and of series that it was the first to bring, are not in it: they are others at each attempt.
 */
public final class ChangeDigest {

    private static final String CHANGED = """
            select concat_ws(' ',
              (select concat(count(*), ' ', coalesce(sum(('x' || left(md5(concat_ws('|',
                        s.indicator, s.region_id, s.freq, s.dimensions, o.time_period, o.obs_value, o.obs_status)),
                        16))::bit(64)::bigint), 0))
               from observation o join series s using (series_id) where o.delivery_id = ?),
              (select concat(count(*), ' ', coalesce(sum(('x' || left(md5(concat_ws('|',
                        s.indicator, s.region_id, s.freq, s.dimensions, r.time_period, r.obs_value, r.obs_status,
                        r.delivery_id, o.obs_value, o.obs_status, nullif(o.delivery_id, ?))),
                        16))::bit(64)::bigint), 0))
               from revision r join series s using (series_id)
               left join observation o using (series_id, time_period) where r.replaced_by = ?))
            """;

    private ChangeDigest() {}

    /** The digest of the line {@code deliveryId}, which was just written in the caller's transaction. */
    public static String of(Connection connection, long deliveryId) throws SQLException {
        return Sql.first(connection, CHANGED, row -> row.getString(1), deliveryId, deliveryId, deliveryId)
                .orElseThrow();
    }
}
