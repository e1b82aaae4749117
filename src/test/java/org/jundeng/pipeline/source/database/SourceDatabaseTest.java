// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database as a feed asks it, with the product that needs no server. */
class SourceDatabaseTest {

    private static final String ENDLESS =
            "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) as value from n";

    @TempDir
    Path folder;

    private final Drivers drivers = new Drivers(List.of());

    @AfterEach
    void close() {
        drivers.close();
    }

    static SourceDatabase database(String url, Drivers drivers, int seconds) {
        return new SourceDatabase(
                new SourceDatabase.Address(url, "bureau", "hush", null),
                drivers,
                new SourceDatabase.Terms(
                        seconds,
                        ZoneId.of("Asia/Shanghai"),
                        Clock.systemUTC(),
                        new PromisedLabels(List.of("zone", "value"))));
    }

    @Test
    void describesAnAnswerWithoutGivingIt() throws SQLException {
        SourceDatabase.Described described = jobs().describe("select zone as ZONE, value from jobs;");

        assertThat(described.product()).startsWith("SQLite 3.");
        assertThat(described.columns())
                .extracting(SourceColumn::label, SourceColumn::typeName)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("zone", "TEXT"),
                        org.assertj.core.groups.Tuple.tuple("value", "NUMERIC"));
        assertThatThrownBy(() -> jobs().describe("select zone, zone from jobs")).isInstanceOf(RepeatedLabel.class);
        assertThatThrownBy(() -> jobs().describe("select amount from jobs"))
                .isInstanceOf(AskingFailed.class)
                .hasMessageContaining("no such column: amount");
    }

    @Test
    void givesExactValuesUnderThePromisedNames() throws SQLException {
        assertThat(rows(jobs(), "select Zone, VALUE from jobs order by 1"))
                .containsExactly("zone=a value=95.2", "zone=b value=3");
    }

    @Test
    void writesNothing() throws SQLException {
        SourceDatabase jobs = jobs();

        assertThatThrownBy(() -> rows(jobs, "delete from jobs"))
                .hasMessage("only a single SELECT is asked, and this statement has \"DELETE\"");
        assertThatThrownBy(() -> rows(jobs, "with a as (select 1) select * from a; delete from jobs"))
                .isInstanceOf(AskingFailed.class);
    }

    @Test
    void makesNoFileThatIsNotThere() {
        Path absent = folder.resolve("absent.db");

        assertThatThrownBy(() -> database("jdbc:sqlite:" + absent, drivers, 5).getConnection())
                .isInstanceOfSatisfying(AskingFailed.class, failed -> assertThat(failed.trouble())
                        .isEqualTo(Trouble.AWAY));
        assertThat(absent).doesNotExist();
    }

    @Test
    void endsAStatementThatTheProductDoesNotEnd() throws SQLException {
        SourceDatabase endless = database(jobs("endless.db"), drivers, 1);

        assertThatThrownBy(() -> rows(endless, ENDLESS))
                .isInstanceOfSatisfying(AskingFailed.class, failed -> assertThat(failed.trouble())
                        .isEqualTo(Trouble.SLOW));
    }

    @Test
    void triesAWrongPasswordOnce() throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0)) {
            List<Integer> logins = new ArrayList<>();
            Thread refusing = new Thread(() -> refuse(server, logins));
            refusing.start();

            assertThatThrownBy(() -> database(
                                    "jdbc:postgresql://localhost:" + server.getLocalPort() + "/d?sslmode=disable",
                                    drivers,
                                    5)
                            .getConnection())
                    .isInstanceOfSatisfying(AskingFailed.class, failed -> assertThat(failed.trouble())
                            .isEqualTo(Trouble.REFUSED))
                    .hasMessageNotContaining("hush");

            server.close();
            refusing.join();
            assertThat(logins).hasSize(1);
        }
    }

    /** Speaks PostgreSQL just enough to refuse each login with 28P01. */
    private static void refuse(ServerSocket server, List<Integer> logins) {
        while (true) {
            try (var client = server.accept()) {
                client.getInputStream().readNBytes(8);
                logins.add(client.getPort());
                byte[] fields = "SFATAL\0C28P01\0Mpassword authentication failed\0\0"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
                var answer = new java.io.DataOutputStream(client.getOutputStream());
                answer.writeByte('E');
                answer.writeInt(fields.length + 4);
                answer.write(fields);
                answer.flush();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private SourceDatabase jobs() throws SQLException {
        return database(jobs("jobs.db"), drivers, 5);
    }

    private String jobs(String name) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve(name);
        if (!Files.exists(folder.resolve(name))) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("create table jobs (zone text, value numeric)");
                statement.executeUpdate("insert into jobs values ('a', 95.2), ('b', 3)");
            }
        }
        return url;
    }

    private static List<String> rows(SourceDatabase database, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            ResultSet row = statement.getResultSet();
            while (row.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    cells.add(row.getMetaData().getColumnLabel(i) + "=" + row.getObject(i));
                }
                rows.add(String.join(" ", cells));
            }
        }
        return rows;
    }
}
