// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jundeng.observation.Observation;
import org.jundeng.observation.SeriesKey;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Streams observations into a temporary table by COPY, in blocks, so that the series of a block can be looked up. */
final class Staging implements Consumer<Observation> {

    private static final int BLOCK_ROWS = 65_536;
    private static final int COPY_BUFFER_BYTES = 1 << 16;

    private final Connection connection;
    private final SeriesIds series;
    private final List<Observation> block = new ArrayList<>();

    Staging(Connection connection, boolean adding) throws SQLException {
        this.connection = connection;
        this.series = new SeriesIds(connection, adding);
    }

    /** Makes the temporary tables; they live until the transaction ends. */
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create temporary table staged (
                      series_id bigint not null, time_period date not null, obs_value numeric,
                      obs_status char(1) not null,
                      row_no bigint not null, column_no int not null) on commit drop
                    """);
            statement.execute("""
                    create temporary table staged_series (
                      series_id bigint not null, freq char(1) not null, indicator text not null,
                      region_id text not null,
                      dimensions jsonb not null) on commit drop
                    """);
            statement.execute("""
                    create temporary table difference (
                      series_id bigint not null, time_period date not null, obs_value numeric,
                      obs_status char(1) not null,
                      row_no bigint not null, column_no int not null, change text not null) on commit drop
                    """);
        }
    }

    @Override
    public void accept(Observation observation) {
        block.add(observation);
        if (block.size() == BLOCK_ROWS) {
            flush();
        }
    }

    /** Sends what is left and lets the planner know how much there is. */
    void finish() throws SQLException {
        flush();
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze staged");
        }
    }

    private void flush() {
        try {
            Set<SeriesKey> unknown = new HashSet<>();
            for (Observation observation : block) {
                if (!series.knows(observation.series())) {
                    unknown.add(observation.series());
                }
            }
            series.resolve(unknown);
            copy();
            block.clear();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private void copy() throws SQLException {
        StringBuilder line = new StringBuilder(80);
        try (PGCopyOutputStream out = new PGCopyOutputStream(
                connection.unwrap(PGConnection.class), "copy staged from stdin", COPY_BUFFER_BYTES)) {
            for (Observation observation : block) {
                line.setLength(0);
                write(observation, line);
                out.write(line.toString().getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw e.getCause() instanceof SQLException cause ? cause : new SQLException("copying observations", e);
        }
    }

    private void write(Observation observation, StringBuilder line) {
        line.append(series.of(observation.series())).append('\t');
        line.append(observation.timePeriod().firstDay()).append('\t');
        line.append(
                observation.obsValue() == null ? "\\N" : observation.obsValue().toPlainString());
        line.append('\t').append(observation.obsStatus().name());
        line.append('\t').append(observation.origin().rowNo());
        line.append('\t').append(observation.origin().columnNo()).append('\n');
    }
}
