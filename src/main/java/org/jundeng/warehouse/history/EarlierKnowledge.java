// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jundeng.warehouse.sql.Schema;
import org.jundeng.warehouse.sql.Sql;

/**
 * Lets a transaction see the warehouse as it was known earlier. Temporary tables hide the real ones of the same names,
 * so that queries and derivations need no second form of their SQL.
 */
public final class EarlierKnowledge {
    private static final String TABLES = """
            create temporary table observation on commit drop as
            select o.series_id, o.time_period, o.obs_value, o.obs_status, o.delivery_id, o.row_no, o.column_no,
                   null::bigint as confirmed_by
            from observation o
            where greatest(o.delivery_id, coalesce((
                    select max(r.replaced_by) from revision r
                    where r.series_id = o.series_id and r.time_period = o.time_period), 0)) <= %1$d
            union all
            select r.series_id, r.time_period, r.obs_value, r.obs_status, r.delivery_id, r.row_no, r.column_no, null
            from revision r where r.known_since <= %1$d and r.replaced_by > %1$d;
            create unique index on pg_temp.observation (series_id, time_period);
            create temporary table revision on commit drop as select * from revision where replaced_by <= %1$d;
            create index on pg_temp.revision (series_id, time_period);
            create temporary table series (like series including all) on commit drop;
            insert into pg_temp.series overriding system value select * from %2$s.series;
            select setval(pg_get_serial_sequence('pg_temp.series', 'series_id'),
                          (select coalesce(max(series_id), 0) + 1 from pg_temp.series), false);
            create temporary table derived (like derived including all) on commit drop;
            create temporary table derivation (like derivation including all) on commit drop;
            create temporary table disagreement (like disagreement including all) on commit drop;
            analyze pg_temp.observation;
            analyze pg_temp.series;
            """;

    private EarlierKnowledge() {}

    /**
     * From now to the end of the transaction, only what was known at that point is visible. Derived figures are missing
     * until they are derived again; deriving them writes into temporary tables only, so it needs no lock and keeps
     * nobody waiting. Does nothing for {@link AsKnown#NOW}.
     */
    public static void recall(Connection connection, AsKnown asKnown) throws SQLException {
        if (asKnown.isNow()) {
            return;
        }
        String figure = definitionOfFigure(connection);
        Sql.execute(connection, String.format(Locale.ROOT, TABLES, asKnown.ledgerNumber(), Schema.NAME));
        Sql.executeHiding(connection, "create temporary view figure as " + figure);
    }

    /** To be asked before the temporary tables are created: until then its names mean the real ones. */
    private static String definitionOfFigure(Connection connection) throws SQLException {
        return Sql.column(connection, "select pg_get_viewdef('figure'::regclass, true)")
                .get(0)
                .replace(";", "");
    }
}
