// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.withdrawal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jundeng.observation.Observation;
import org.jundeng.warehouse.load.Content;
import org.jundeng.warehouse.sql.UncheckedSqlException;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Reads what a kept delivery says of some indicators into temporary table {@code heard}, in place of the last one. */
final class RereadTable {

    static final String TABLE = """
            create temporary table heard (
              freq char(1) not null, indicator text not null, region_id text not null, dimensions jsonb not null,
              time_period date not null, obs_value numeric, obs_status char(1) not null, row_no bigint not null,
              column_no int not null) on commit drop
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final Set<String> indicators;
    private final Set<LocalDate> periods = new HashSet<>();

    RereadTable(Connection connection, Set<String> indicators) {
        this.connection = connection;
        this.indicators = indicators;
    }

    void read(Content content) throws SQLException, IOException {
        periods.clear();
        execute("truncate heard");
        try (PGCopyOutputStream out =
                new PGCopyOutputStream(connection.unwrap(PGConnection.class), "copy heard from stdin")) {
            content.deliver(observation -> hear(observation, out), finding -> {});
        }
        execute("analyze heard");
    }

    /** The first days of the periods of which the last one holds anything, of whatever indicator. */
    Set<LocalDate> periods() {
        return periods;
    }

    private void hear(Observation observation, PGCopyOutputStream out) {
        periods.add(observation.timePeriod().firstDay());
        if (indicators.contains(observation.series().indicator())) {
            write(observation, out);
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
