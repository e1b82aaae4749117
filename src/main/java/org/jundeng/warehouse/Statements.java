// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jundeng.observation.Observation;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * All that was ever said of the observations in temporary table {@code affected}, and has not been withdrawn, in
 * temporary table {@code said}. What took effect stands in the warehouse. What only confirmed, or stayed behind
 * something newer or of more authority, is read again from the kept bytes.
 */
final class Statements {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TABLES = """
            create temporary table said (
              series_id bigint not null, time_period date not null, delivery_id bigint not null, obs_value numeric,
              obs_status char(1) not null, row_no bigint not null, column_no int not null,
              primary key (series_id, time_period, delivery_id)) on commit drop;
            create temporary table heard (
              freq char(1) not null, indicator text not null, region_id text not null, dimensions jsonb not null,
              time_period date not null, obs_value numeric, obs_status char(1) not null, row_no bigint not null,
              column_no int not null) on commit drop
            """;
    private static final String NOT_WITHDRAWN = """
            not exists (select from delivery w where w.kind = 'withdrawal' and w.concerns = %1$s.delivery_id)
              and %1$s.delivery_id <> ?
            """;
    private static final String TOOK_EFFECT = """
            insert into said
            select x.series_id, x.time_period, x.delivery_id, x.obs_value, x.obs_status, x.row_no, x.column_no
            from (select series_id, time_period, delivery_id, obs_value, obs_status, row_no, column_no from affected
                  union all
                  select r.series_id, r.time_period, r.delivery_id, r.obs_value, r.obs_status, r.row_no, r.column_no
                  from revision r join affected using (series_id, time_period)) x
            where %s
            on conflict do nothing
            """.formatted(NOT_WITHDRAWN.formatted("x"));

    /** Lines that said something that is not, or not all, in the warehouse. */
    private static final String TO_HEAR = """
            select d.* from delivery d
            where d.kind <> 'withdrawal' and d.outcome in ('taken', 'taken-in-part', 'unchanged') and %s
              and (d.obs_unchanged > 0
                or d.findings > (select count(*) from finding f where f.delivery_id = d.delivery_id)
                or exists (select from finding f where f.delivery_id = d.delivery_id
                           and f.code in ('older-than-known', 'less-authority')))
            order by d.delivery_id
            """.formatted(NOT_WITHDRAWN.formatted("d"));

    /** As {@link SameKeys}: rows that agree count once, rows that differ not at all. */
    private static final String HEAR = """
            insert into said
            select series_id, time_period, ?, obs_value, obs_status, row_no, column_no
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

    private final Connection connection;
    private final long withdrawn;
    private final List<String> unheard = new ArrayList<>();

    /** Leaves out what ledger line {@code withdrawn} says. */
    Statements(Connection connection, long withdrawn) {
        this.connection = connection;
        this.withdrawn = withdrawn;
    }

    /** Gathers them; returns a sentence for each line that said something and can no longer be read. */
    List<String> gather(Rereading rereading) throws SQLException {
        execute(TABLES);
        try (PreparedStatement statement = connection.prepareStatement(TOOK_EFFECT)) {
            statement.setLong(1, withdrawn);
            statement.executeUpdate();
        }
        Set<String> indicators = indicators();
        for (LedgerLine line : indicators.isEmpty() ? List.<LedgerLine>of() : toHear()) {
            hear(line, rereading, indicators);
        }
        execute("analyze said");
        return unheard;
    }

    private Set<String> indicators() throws SQLException {
        Set<String> indicators = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select distinct s.indicator from affected join series s using (series_id)")) {
            while (row.next()) {
                indicators.add(row.getString(1));
            }
        }
        return indicators;
    }

    private List<LedgerLine> toHear() throws SQLException {
        List<LedgerLine> lines = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TO_HEAR)) {
            statement.setLong(1, withdrawn);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(LedgerRows.line(row));
                }
            }
        }
        return lines;
    }

    private void hear(LedgerLine line, Rereading rereading, Set<String> indicators) throws SQLException {
        try {
            Optional<Content> content = rereading.of(line, indicators);
            if (content.isEmpty()) {
                return;
            }
            execute("truncate heard");
            try (PGCopyOutputStream out =
                    new PGCopyOutputStream(connection.unwrap(PGConnection.class), "copy heard from stdin")) {
                Consumer<Observation> heard = observation -> {
                    if (indicators.contains(observation.series().indicator())) {
                        write(observation, out);
                    }
                };
                content.get().deliver(heard, finding -> {});
            }
            execute("analyze heard");
            try (PreparedStatement statement = connection.prepareStatement(HEAR)) {
                statement.setLong(1, line.deliveryId());
                statement.executeUpdate();
            }
        } catch (IOException e) {
            unheard.add("ledger line " + line.deliveryId() + " (" + line.sourceName() + ") cannot be read again: "
                    + e.getMessage());
        }
    }

    private static void write(Observation observation, PGCopyOutputStream out) {
        String line = String.join(
                "\t",
                observation.series().freq().name(),
                escaped(observation.series().indicator()),
                escaped(observation.series().regionId()),
                escaped(json(observation)),
                observation.timePeriod().firstDay().toString(),
                observation.obsValue() == null ? "\\N" : observation.obsValue().toPlainString(),
                observation.obsStatus().name(),
                Long.toString(observation.origin().rowNo()),
                Integer.toString(observation.origin().columnNo()));
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedSqlException(
                    e.getCause() instanceof SQLException cause ? cause : new SQLException("copying observations", e));
        }
    }

    private static String json(Observation observation) {
        try {
            return JSON.writeValueAsString(observation.series().dimensions());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
