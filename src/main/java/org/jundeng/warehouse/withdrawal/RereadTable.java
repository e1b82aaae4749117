// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.withdrawal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jundeng.observation.Observation;
import org.jundeng.warehouse.load.Content;
import org.jundeng.warehouse.sql.BinaryCopy;
import org.jundeng.warehouse.sql.Numeric;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.UncheckedSqlException;

/**
 * Reads the values of some indicators in a kept delivery into temporary table {@code heard}, and removes those of the
 * delivery before.
 */
final class RereadTable {

    static final String TABLE = """
            create temporary table heard (
              freq char(1) not null, indicator text not null, region_id text not null, dimensions jsonb not null,
              time_period date not null, obs_value numeric, obs_status char(1) not null, row_no bigint not null,
              column_no int not null) on commit drop
            """;

    private static final String COLUMNS =
            "heard (freq, indicator, region_id, dimensions, time_period, obs_value, obs_status, row_no, column_no)";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final Set<String> indicators;
    private final Set<LocalDate> periods = new HashSet<>();
    private final Numeric value = new Numeric();

    RereadTable(Connection connection, Set<String> indicators) {
        this.connection = connection;
        this.indicators = indicators;
    }

    void read(Content content) throws SQLException, IOException {
        periods.clear();
        Sql.execute(connection, "truncate heard");
        try (BinaryCopy copy = new BinaryCopy(connection, COLUMNS)) {
            deliver(content, copy);
            copy.finish();
        }
        Sql.execute(connection, "analyze heard");
    }

    private void deliver(Content content, BinaryCopy copy) throws SQLException, IOException {
        try {
            content.deliver(observation -> collect(observation, copy), finding -> {});
        } catch (IOException e) {
            // Cancelling the COPY would make the transaction fail. The next delivery truncates what was written.
            try {
                copy.finish();
            } catch (SQLException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        } catch (UncheckedSqlException e) {
            throw e.getCause();
        }
    }

    /** The first days of the periods for which the last delivery holds any value, whatever the indicator. */
    Set<LocalDate> periods() {
        return periods;
    }

    private void collect(Observation observation, BinaryCopy copy) {
        periods.add(observation.timePeriod().firstDay());
        if (indicators.contains(observation.series().indicator())) {
            write(observation, copy);
        }
    }

    private void write(Observation observation, BinaryCopy copy) {
        try {
            copy.beginRow(9);
            copy.putText(observation.series().freq().name());
            copy.putText(observation.series().indicator());
            copy.putText(observation.series().regionId());
            copy.putJson(json(observation));
            copy.putDate((int) observation.timePeriod().firstDay().toEpochDay());
            copy.putNumeric(observation.obsValue(), value);
            copy.putText(observation.obsStatus().name());
            copy.putBigint(observation.origin().rowNo());
            copy.putInteger(observation.origin().columnNo());
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private static String json(Observation observation) {
        try {
            return JSON.writeValueAsString(observation.series().dimensions());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }
}
