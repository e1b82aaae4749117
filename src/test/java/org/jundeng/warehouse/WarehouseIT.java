// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jundeng.warehouse.load.Deliveries;
import org.jundeng.warehouse.sql.UncheckedSqlException;
import org.jundeng.warehouse.sql.WarehouseUnreachable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseIT {

    @TempDir
    Path workspace;

    private static String ask(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private long serverProcess() throws IOException {
        return Long.parseLong(Files.readAllLines(workspace.resolve("postgres/data/postmaster.pid"))
                .get(0)
                .strip());
    }

    @Test
    void theEmbeddedServerIsAsSafeAsAServerAndOutlivesKills() throws IOException {
        Path home = UnpackedPrograms.linkedIn(workspace.resolve("postgres"));
        try (Warehouse warehouse = Warehouse.open(null, home)) {
            DataSource app = warehouse.dataSource();
            assertThat(ask(app, "show fsync")).isEqualTo("on");
            assertThat(ask(app, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(app, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(app, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(app, "show data_checksums")).isEqualTo("on");
            assertThat(ask(app, "select current_user")).isEqualTo("jundeng_app");
            assertThat(Files.readString(home.resolve("data/pg_hba.conf")).lines())
                    .noneMatch(line -> !line.startsWith("#") && line.endsWith("trust"));
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(home.resolve("credentials.properties"))))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> ask(app, "drop table observation")).hasMessageContaining("must be owner");
            assertThatThrownBy(() -> ask(app, "create table jundeng.mine (x int)"))
                    .hasMessageContaining("permission denied");
            new Deliveries(app)
                    .of("jobs")
                    .row("jobs", "fuyang", "2014-06", "3.2")
                    .store();
            killServer();
        }
        try (Warehouse again = Warehouse.open(null, home)) {
            assertThat(ask(again.dataSource(), "select count(*) from observation"))
                    .isEqualTo("1");
        }
        assertThat(workspace.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    private void killServer() throws IOException {
        ProcessHandle server = ProcessHandle.of(serverProcess()).orElseThrow();
        server.destroyForcibly();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !server.isAlive());
    }

    @Test
    void anotherProcessSharesTheServerAndTheLastOneStopsIt() throws Exception {
        Path home = UnpackedPrograms.linkedIn(workspace.resolve("postgres"));
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(other.inputReader().readLine()).isEqualTo("open");
        long server = serverProcess();
        try (Warehouse mine = Warehouse.open(null, home)) {
            assertThat(serverProcess()).isEqualTo(server);
            other.destroyForcibly().waitFor();
            assertThat(ask(mine.dataSource(), "select count(*) from observation"))
                    .isEqualTo("0");
        }
        assertThat(workspace.resolve("postgres/data/postmaster.pid")).doesNotExist();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !ProcessHandle.of(server)
                .map(ProcessHandle::isAlive)
                .orElse(false));
    }

    @Test
    void aServerOfOnesOwnThatIsAwayIsOutOfReachAndItsPasswordIsNotTold() {
        DatabaseSettings.Login login = new DatabaseSettings.Login("jundeng", "hunter2");

        assertThatThrownBy(() -> Warehouse.open(
                        new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/jundeng?password=hunter2", login, login),
                        workspace))
                .isInstanceOf(WarehouseUnreachable.class)
                .hasMessageStartingWith("jdbc:postgresql://127.0.0.1:1/jundeng?password=*** is out of reach: ")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void dataOfAnotherMajorVersionIsNotTouched() throws IOException {
        Path home = UnpackedPrograms.linkedIn(workspace.resolve("postgres"));
        Files.writeString(Files.createDirectory(home.resolve("data")).resolve("PG_VERSION"), "12\n");

        assertThatThrownBy(() -> Warehouse.open(null, home))
                .isInstanceOf(WarehouseUnreachable.class)
                .hasMessageContaining("its data is of PostgreSQL 12, this Jundeng brings 18");
    }

    /** Opens the warehouse and keeps it until it is killed. */
    static final class OtherProcess {

        public static void main(String[] arguments) throws IOException {
            Warehouse.open(null, Path.of(arguments[0]));
            System.out.println("open");
            System.in.read();
        }
    }
}
