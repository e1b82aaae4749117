// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jundeng.warehouse.DatabaseSettings;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.Warehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What makes each end of a session notice that the other's machine has vanished, by the word of server and kernel. */
class KeepAliveSocketsIT {

    private static final int WAITS_TO_ASK = 2;
    private static final int TICKS_A_SECOND = 100;

    @RegisterExtension
    final TestWarehouse server = new TestWarehouse();

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        DatabaseSettings.Login inTheAddress = new DatabaseSettings.Login(null, null);
        warehouse = Warehouse.open(new DatabaseSettings(server.url(), inTheAddress, inTheAddress), null);
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void theServerGivesASilentSessionUpAfter35Seconds() throws SQLException {
        assertThat(ask("show tcp_keepalives_idle")).isEqualTo("10");
        assertThat(ask("show tcp_keepalives_interval")).isEqualTo("5");
        assertThat(ask("show tcp_keepalives_count")).isEqualTo("5");
        assertThat(ask("show tcp_user_timeout")).isEqualTo("35000");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void bothEndsOfEachSessionAskForASignOfLife() throws SQLException {
        try (Connection session = warehouse.dataSource().getConnection()) {
            int ours = Integer.parseInt(ask(session, "select inet_client_port()"));
            int theirs = Integer.parseInt(ask(session, "select inet_server_port()"));

            await().untilAsserted(() -> {
                assertThat(asksIn(ours, theirs)).as("seconds until we ask").hasValueSatisfying(this::soon);
                assertThat(asksIn(theirs, ours))
                        .as("seconds until the server asks")
                        .hasValueSatisfying(this::soon);
            });
        }
    }

    private void soon(double seconds) {
        assertThat(seconds).isBetween(0.0, (double) KeepAliveSockets.IDLE_SECONDS);
    }

    private String ask(String question) throws SQLException {
        try (Connection session = warehouse.dataSource().getConnection()) {
            return ask(session, question);
        }
    }

    private static String ask(Connection session, String question) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    /** When the kernel will ask for a sign of life on a connection of this machine with itself; empty for never. */
    private static Optional<Double> asksIn(int localPort, int remotePort) throws IOException {
        String ports = ".*:%04X [0-9A-F]+:%04X 01 .*".formatted(localPort, remotePort);
        for (Path table : List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))) {
            try (Stream<String> lines = Files.lines(table)) {
                Optional<String[]> timer = lines.filter(line -> line.matches(ports))
                        .map(line -> line.strip().split("\\s+")[5].split(":"))
                        .findFirst();
                if (timer.isPresent()) {
                    return timer.filter(each -> Integer.parseInt(each[0], 16) == WAITS_TO_ASK)
                            .map(each -> Long.parseLong(each[1], 16) / (double) TICKS_A_SECOND);
                }
            }
        }
        return Optional.empty();
    }
}
