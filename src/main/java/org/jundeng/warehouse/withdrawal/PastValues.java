// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.withdrawal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.LedgerRows;
import org.jundeng.warehouse.load.Content;
import org.jundeng.warehouse.sql.Sql;

/**
 * Gathers, in temporary table {@code said}, all values ever delivered for the observations that a delivery affected
 * (temporary table {@code affected}), but those of withdrawn deliveries. Values that took effect are in the warehouse.
 * Others are read again from the kept bytes: those that only confirmed, that were older or of less authority, and
 * deletions of what was missing already.
 */
final class PastValues {

    private static final String TABLES = """
            create temporary table affected (
              series_id bigint not null, time_period date not null, primary key (series_id, time_period))
              on commit drop;
            create temporary table said (
              series_id bigint not null, time_period date not null, delivery_id bigint not null, obs_value numeric,
              obs_status char(1) not null, row_no bigint not null, column_no int not null, absent boolean not null,
              primary key (series_id, time_period, delivery_id)) on commit drop;
            """ + RereadTable.TABLE;

    /** The observations that the delivery set at some time. */
    private static final String AFFECTED = """
            insert into affected
            select series_id, time_period from observation where delivery_id = ?
            union
            select o.series_id, o.time_period from observation o join revision r using (series_id, time_period)
            where r.delivery_id = ?
            """;

    /** Reads all observations. An index would avoid that, but make each confirmation write up to four times as much. */
    private static final String CONFIRMED = """
            insert into affected select series_id, time_period from observation where confirmed_by = ?
            on conflict do nothing
            """;

    private static final String NOT_WITHDRAWN = """
            not exists (select from delivery w where w.kind = 'withdrawal' and w.concerns = %1$s.delivery_id)
              and %1$s.delivery_id <> ?
            """;

    /** Row number 0 marks an observation that is gone because a delivery lacked it. */
    private static final String TOOK_EFFECT =
            String.format(Locale.ROOT, """
            insert into said
            select x.series_id, x.time_period, x.delivery_id, x.obs_value, x.obs_status, x.row_no, x.column_no,
                   x.obs_status = 'M' and x.row_no = 0
            from (select o.series_id, o.time_period, o.delivery_id, o.obs_value, o.obs_status, o.row_no, o.column_no
                  from observation o join affected using (series_id, time_period)
                  union all
                  select r.series_id, r.time_period, r.delivery_id, r.obs_value, r.obs_status, r.row_no, r.column_no
                  from revision r join affected using (series_id, time_period)) x
            where %s
            on conflict do nothing
            """, String.format(Locale.ROOT, NOT_WITHDRAWN, "x"));

    /** The first delivery of an observation took effect, so no earlier line has to be read again. */
    private static final String FIRST = """
            select coalesce(min(x.delivery_id), 0)
            from (select o.delivery_id from observation o join affected using (series_id, time_period)
                  union all
                  select r.delivery_id from revision r join affected using (series_id, time_period)) x
            """;

    /** Lines with values that may not be in the warehouse, or that may have deleted something by lacking it. */
    private static final String TO_REREAD =
            String.format(Locale.ROOT, """
            select * from (
              select d.*, d.obs_unchanged > 0
                  or d.findings > (select count(*) from finding f where f.delivery_id = d.delivery_id)
                  or exists (select from finding f where f.delivery_id = d.delivery_id
                             and f.code in ('older-than-known', 'less-authority')) as holds_more
              from delivery d
              where d.kind <> 'withdrawal' and d.outcome in ('taken', 'taken-in-part', 'unchanged')
                and d.delivery_id > ? and %s) d
            where holds_more or rows_rejected = 0
            order by delivery_id
            """, String.format(Locale.ROOT, NOT_WITHDRAWN, "d"));

    /** The rule of {@code RepeatedRows}: rows that agree count once, rows that differ do not count. */
    private static final String ADD_REREAD = """
            insert into said
            select series_id, time_period, ?, obs_value, obs_status, row_no, column_no, false
            from (
              select s.series_id, h.*,
                     row_number() over (key order by h.row_no, h.column_no) as nth,
                     min(h.obs_value) over key is distinct from max(h.obs_value) over key
                       or count(h.obs_value) over key not in (0, count(*) over key)
                       or min(h.obs_status) over key <> max(h.obs_status) over key as differing
              from heard h
              join series s on s.indicator = h.indicator and s.region_id = h.region_id and s.freq = h.freq
                and s.dimensions = h.dimensions
              join affected a on a.series_id = s.series_id and a.time_period = h.time_period
              window key as (partition by s.series_id, h.time_period)) x
            where nth = 1 and not differing
            on conflict do nothing
            """;

    /** The rule of {@code Absences}, except for what was known then: {@link RecomputedValues} decides that. */
    private static final String ADD_ABSENCES = """
            insert into said
            select a.series_id, a.time_period, ?, null, 'M', 0, 0, true
            from affected a
            join series s using (series_id)
            where s.freq = ? and s.indicator = any (?) and (? or a.time_period = any (?))
              and not exists (
                select from heard h
                where h.indicator = s.indicator and h.region_id = s.region_id and h.freq = s.freq
                  and h.dimensions = s.dimensions and h.time_period = a.time_period)
            on conflict do nothing
            """;

    private static final String SINCE = """
            select count(*) > 0, count(*) filter (where kind = 'withdrawal') > 0 from delivery where delivery_id > ?
            """;

    private final Connection connection;
    private final LedgerLine withdrawn;
    private final Rereading rereading;
    private final Set<String> unreadable = new LinkedHashSet<>();
    private long gathered;

    /** Leaves out the values of {@code withdrawn}. */
    PastValues(Connection connection, LedgerLine withdrawn, Rereading rereading) {
        this.connection = connection;
        this.withdrawn = withdrawn;
        this.rereading = rereading;
    }

    /** A sentence for each line that should have been read again and could not. */
    List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    /** Gathers the values. Others may write the ledger meanwhile. */
    void gather() throws SQLException {
        Sql.execute(connection, TABLES);
        begin();
    }

    /**
     * Adds what was delivered since {@link #gather}, now that the caller holds the lock of the ledger. No other
     * delivery of the feed can have been stored, so only another withdrawal can have changed which observations are
     * affected: then everything is gathered anew.
     */
    void catchUp() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SINCE)) {
            statement.setLong(1, gathered);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getBoolean(2)) {
                    Sql.execute(connection, "truncate affected, said");
                    unreadable.clear();
                    begin();
                } else if (row.getBoolean(1)) {
                    add(gathered);
                }
            }
        }
        Sql.execute(connection, "analyze said");
    }

    private void begin() throws SQLException {
        gathered = Ledger.lastNumber(connection);
        long line = withdrawn.deliveryId();
        Sql.run(connection, AFFECTED, line, line);
        if (mayConfirm()) {
            Sql.run(connection, CONFIRMED, line);
        }
        Sql.execute(connection, "analyze affected");
        add(Sql.number(connection, FIRST));
    }

    /** False if the delivery set every value that it holds: those it confirmed later are then among them. */
    private boolean mayConfirm() {
        return withdrawn.arrival().statesAsOf()
                && withdrawn.result().counts().obsUnchanged()
                                + withdrawn.result().counts().findings()
                        > 0;
    }

    private void add(long after) throws SQLException {
        Sql.run(connection, TOOK_EFFECT, withdrawn.deliveryId());
        Set<String> indicators = indicators();
        if (indicators.isEmpty()) {
            return;
        }
        RereadTable table = new RereadTable(connection, indicators);
        for (LedgerLine line : toReread(after)) {
            reread(line, indicators, table);
        }
    }

    private Set<String> indicators() throws SQLException {
        return new TreeSet<>(
                Sql.column(connection, "select distinct s.indicator from affected join series s using (series_id)"));
    }

    private List<LedgerLine> toReread(long after) throws SQLException {
        List<LedgerLine> lines = new ArrayList<>();
        Sql.each(
                connection,
                TO_REREAD,
                row -> {
                    LedgerLine line = LedgerRows.line(row);
                    if (row.getBoolean("holds_more") || rereading.maySpeakByLacking(line)) {
                        lines.add(line);
                    }
                },
                after,
                withdrawn.deliveryId());
        return lines;
    }

    private void reread(LedgerLine line, Set<String> indicators, RereadTable table) throws SQLException {
        try {
            Optional<Content> content = rereading.of(line, indicators);
            if (content.isEmpty()) {
                return;
            }
            table.read(content.get());
            Sql.run(connection, ADD_REREAD, line.deliveryId());
            if (content.get().completeness().isPresent()
                    && line.result().counts().rowsRejected() == 0) {
                addAbsences(line, content.get().completeness().get(), table);
            }
        } catch (IOException e) {
            unreadable.add("ledger line " + line.deliveryId() + " ("
                    + line.arrival().origin().sourceName() + ") cannot be read again: " + e.getMessage());
        }
    }

    private void addAbsences(LedgerLine line, Content.Completeness complete, RereadTable table) throws SQLException {
        Sql.run(
                connection,
                ADD_ABSENCES,
                line.deliveryId(),
                complete.freq().name(),
                Sql.texts(complete.indicators()),
                complete.everything(),
                Sql.days(table.periods()));
    }
}
