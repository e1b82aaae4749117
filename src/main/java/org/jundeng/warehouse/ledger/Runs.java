// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jundeng.warehouse.sql.Transactions;

/** The runs of commands: when each began, for which business date, and how it ended. */
public final class Runs {

    private static final String START = """
            insert into run (command, business_date, started_at, node) values (?, ?, ?, ?) returning run_id
            """;
    private static final String NOTE = """
            insert into run (command, business_date, started_at, node, ended_at, exit_code)
            values (?, ?, ?, ?, ?, 0) returning run_id
            """;

    private static final String DONE_ELSEWHERE = """
            select from run
            where command = ? and business_date = ? and started_at >= ? and node <> ? and exit_code in (0, 1)
            """;

    private static final String NIGHT = """
            select min(r.run_id)
            from run now join run r on r.command = now.command and r.business_date = now.business_date
            where now.run_id = ? and r.run_id <= now.run_id and not exists (
              select from run f
              where f.command = now.command and f.business_date = now.business_date
                and f.run_id between r.run_id and now.run_id - 1 and f.exit_code in (0, 1))
            """;

    private final DataSource warehouse;
    private final Clock clock;
    private final String node;

    /** Runs of {@code node}, stamped with the time of {@code clock}. */
    public Runs(DataSource warehouse, Clock clock, String node) {
        this.warehouse = warehouse;
        this.clock = clock;
        this.node = node;
    }

    /** Notes that a run begins, and returns its id. */
    public long start(String command, LocalDate businessDate) {
        return Transactions.write(warehouse, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(START)) {
                return insert(statement, command, businessDate);
            }
        });
    }

    /** Notes a run that consists of the transaction of {@code connection} and succeeds with it; returns its id. */
    public long note(Connection connection, String command, LocalDate businessDate) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
            return insert(statement, command, businessDate);
        }
    }

    private long insert(PreparedStatement statement, String command, LocalDate businessDate) throws SQLException {
        statement.setString(1, command);
        statement.setObject(2, businessDate);
        statement.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
        statement.setString(4, node);
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Whether another node began such a run for the date since {@code start}, and has finished it with success. */
    public boolean doneElsewhere(String command, LocalDate businessDate, Instant start) {
        return Transactions.read(warehouse, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(DONE_ELSEWHERE)) {
                statement.setString(1, command);
                statement.setObject(2, businessDate);
                statement.setObject(3, start.atOffset(ZoneOffset.UTC));
                statement.setString(4, node);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    /**
     * The first run of the night that {@code runId} belongs to: a run continues the night of those before it that did
     * not succeed.
     */
    public long night(long runId) {
        return Transactions.read(warehouse, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(NIGHT)) {
                statement.setLong(1, runId);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    /** Notes that a run has ended, and how. */
    public void finish(long runId, int exitCode) {
        Transactions.write(warehouse, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("update run set ended_at = ?, exit_code = ? where run_id = ?")) {
                statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                statement.setInt(2, exitCode);
                statement.setLong(3, runId);
                return statement.executeUpdate();
            }
        });
    }
}
