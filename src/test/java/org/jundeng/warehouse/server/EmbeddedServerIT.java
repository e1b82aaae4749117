// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jundeng.warehouse.UnpackedPrograms;
import org.jundeng.warehouse.Warehouse;
import org.jundeng.warehouse.sql.Roles;
import org.jundeng.warehouse.sql.UncheckedSqlException;
import org.jundeng.warehouse.sql.WarehouseUnreachable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerIT {

    /** One for all tests: each finds the server stopped and leaves it so. */
    @TempDir
    static Path workspace;

    private Path home;
    private Path pidFile;

    @BeforeEach
    void livesInTheWorkspace() {
        home = workspace.resolve("postgres");
        pidFile = home.resolve("data/postmaster.pid");
    }

    private static String ask(DataSource source, String sql) {
        try (Connection connection = source.getConnection()) {
            return ask(connection, sql);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private long server() throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .isEmpty());
    }

    @Test
    void clearsAwayWhatKilledProcessesLeftBesideTheData() throws Exception {
        Path halfMade = Files.createDirectories(home.resolve("data-1f/base"));
        Path said = Files.writeString(home.resolve("said123.txt"), "half a word");

        EmbeddedServer.attach(home).close();

        assertThat(halfMade.getParent()).doesNotExist();
        assertThat(said).doesNotExist();
    }

    @Test
    void itsProgramsAreThoseOfTheBuildOnceNobodyRunsOthers() throws Exception {
        Path release = home.resolve("programs/.complete");
        try (EmbeddedServer server = EmbeddedServer.attach(home)) {
            assertThat(ask(server.database(Roles.SUPERUSER, "postgres"), "show server_version"))
                    .isEqualTo(PostgresBinaries.release().replaceFirst("\\.\\d+$", ""));
            Files.writeString(release, "18.0.0");

            EmbeddedServer.attach(home).close();
            assertThat(release).hasContent("18.0.0");
        }

        EmbeddedServer.attach(home).close();

        assertThat(release).hasContent(PostgresBinaries.release());
    }

    @Test
    void aWorkspaceWhoseReaderReadEverythingLosesThatAndReadsItsDatabasesAllTheSame() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.attach(home)) {
            server.createDatabase("bureau");
            execute(server.ownerOf("bureau"), "create table if not exists before (n int)");
            execute(
                    server.database(Roles.SUPERUSER, "postgres"),
                    "grant pg_read_all_data to " + Roles.READER,
                    "set scram_iterations = 1",
                    "alter role " + Roles.READER + " password '" + password() + "'");
        }
        try (EmbeddedServer server = EmbeddedServer.attach(home);
                Connection reader = DriverManager.getConnection(server.readerUrl("bureau"))) {
            execute(server.ownerOf("bureau"), "create table if not exists behind (n int)");

            assertThat(ask(reader, "select count(*) from before")).isEqualTo("0");
            assertThat(ask(reader, "select count(*) from behind")).isEqualTo("0");
            assertThat(ask(
                            server.database(Roles.SUPERUSER, "postgres"),
                            "select count(*) from pg_authid where rolname = '" + Roles.READER
                                    + "' and rolpassword like 'SCRAM-SHA-256$4096:%'"))
                    .isEqualTo("1");
            for (String catalogue : List.of("pg_authid", "pg_shadow")) {
                assertThatThrownBy(() -> ask(reader, "select count(*) from " + catalogue))
                        .hasMessageContaining("permission denied for");
            }
        }
    }

    private String password() throws IOException {
        return Files.readAllLines(home.resolve("credentials.properties")).stream()
                .filter(line -> line.startsWith(Roles.READER + "="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
    }

    private static void execute(DataSource source, String... statements) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    @Test
    void aSessionOnAnotherHostIsNotWorkedBeside() throws Exception {
        try (OtherProcess other = OtherProcess.open(home);
                Stream<Path> files = Files.list(home.resolve("sessions"))) {
            Path note = files.filter(file -> file.toString().endsWith(".properties"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(note, "pid=7\nhost=elsewhere\n");

            assertThatThrownBy(() -> Warehouse.open(null, home))
                    .isInstanceOf(WarehouseUnreachable.class)
                    .hasMessage("the embedded server in " + home
                            + ": it is in use on another host (process 7 on elsewhere); work there, or let all hosts"
                            + " share a server of your own with jundeng.db.url");
            assertThat(server()).isPositive();
        }
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void openedTwiceInOneProcessItStaysUntilBothAreClosedWhateverOthersDo() throws Exception {
        Warehouse first = Warehouse.open(null, home);
        Warehouse second = Warehouse.open(null, home);
        long server = server();
        second.close();
        second.close();
        OtherProcess.open(home).close();

        assertThat(server()).isEqualTo(server);
        assertThat(ask(first.dataSource(), "select 1")).isEqualTo("1");
        first.close();
        assertThat(pidFile).doesNotExist();
        assertThat(home.resolve("sessions")).isEmptyDirectory();
    }

    @Test
    void aProcessThatIsAskedToEndStopsTheServer() throws Exception {
        OtherProcess.open(home).close();

        assertThat(pidFile).doesNotExist();
    }

    @Test
    void aServerThatWasKilledComesBackUnderThePool() throws IOException {
        try (Warehouse warehouse = Warehouse.open(null, home)) {
            long killed = server();
            kill(killed);

            Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> assertThat(
                            ask(warehouse.dataSource(), "select 1"))
                    .isEqualTo("1"));
            assertThat(server()).isNotEqualTo(killed);
        }
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void anOrphanOfAKilledProcessIsAdoptedAndOneThatDiedIsRecovered() throws Exception {
        OtherProcess.open(home).kill();
        long orphan = server();
        OtherProcess heir = OtherProcess.open(home);
        assertThat(server()).isEqualTo(orphan);

        heir.kill();
        kill(orphan);
        Warehouse.open(null, home).close();
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void aPidFileThatNamesAnotherProgramOrNothingIsNoObstacle() throws IOException {
        Warehouse.open(null, home).close();
        String ofThisTest =
                String.join("\n", List.of(Long.toString(ProcessHandle.current().pid()), home + "/data", "1", "1", ""));

        for (String leftover : List.of(ofThisTest, "", "99999999\n")) {
            Files.writeString(pidFile, leftover);
            Warehouse.open(null, home).close();
            assertThat(pidFile).doesNotExist();
        }
    }

    @Test
    void aPidFileThatNamesAnotherWorkspacesServerIsNoObstacle() throws IOException {
        Warehouse.open(null, home).close();
        Path elsewhere = UnpackedPrograms.linkedIn(workspace.resolve("elsewhere"));
        try (Warehouse other = Warehouse.open(null, elsewhere)) {
            Files.copy(elsewhere.resolve("data/postmaster.pid"), pidFile);

            Warehouse.open(null, home).close();
            assertThat(ask(other.dataSource(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aDatabaseBesideTheWarehouseIsOnlyRead() throws SQLException {
        try (Warehouse warehouse = Warehouse.open(null, home)) {
            EmbeddedServer server = warehouse.server().orElseThrow();
            server.createDatabase("sample_hrss");
            server.createDatabase("sample_hrss");
            try (Connection owner = server.ownerOf("sample_hrss").getConnection();
                    Statement statement = owner.createStatement()) {
                statement.execute("drop table if exists jobs");
                statement.execute("create table jobs as select 7 as n");
            }
            try (Connection reader = DriverManager.getConnection(server.readerUrl("sample_hrss"))) {
                assertThat(ask(reader, "select n from jobs")).isEqualTo("7");
                assertThatThrownBy(() -> ask(reader, "delete from jobs returning n"))
                        .hasMessageContaining("read-only");
            }
        }
    }

    @Test
    void anAddressMayBeAskedForBeforeItsDatabaseIsThere() throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.attach(home)) {
            String url = server.readerUrl("sample_civil_affairs");
            server.createDatabase("sample_civil_affairs");
            execute(server.ownerOf("sample_civil_affairs"), "create table if not exists aid as select 7 as n");
            server.letRead("sample_civil_affairs");

            try (Connection reader = DriverManager.getConnection(url)) {
                assertThat(ask(reader, "select n from aid")).isEqualTo("7");
            }
        }
    }

    @Test
    void onlyPasswordsThatOthersMayUseAreStretched() throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.attach(home);
                Connection superuser =
                        server.database(Roles.SUPERUSER, "postgres").getConnection()) {
            assertThat(ask(
                            superuser,
                            "select string_agg(rolname || ' ' || substring(rolpassword from '[$]([0-9]+):'), ', '"
                                    + " order by rolname) from pg_authid where rolcanlogin"))
                    .isEqualTo("jundeng_app 1, jundeng_owner 1, jundeng_reader 4096, postgres 1");
        }
    }

    @Test
    void passwordsThatAreLostAreSaidAtOnce() throws IOException {
        Path lost = UnpackedPrograms.linkedIn(workspace.resolve("lost"));
        Warehouse.open(null, lost).close();
        Files.delete(lost.resolve("credentials.properties"));

        assertThatThrownBy(() -> Warehouse.open(null, lost))
                .isInstanceOf(WarehouseUnreachable.class)
                .hasMessageContaining("it does not take the passwords of credentials.properties");
    }
}
