// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jundeng.pipeline.night.ConfigCopies;
import org.jundeng.warehouse.FakePostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How commands end where the warehouse does not let them in. */
class UnusableWarehouseTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void hasAConfiguration() throws IOException {
        Path config = Files.createDirectory(folder.resolve("config"));
        ConfigCopies.whole(config);
        terminal = new Terminal(folder.resolve("workspace"), config);
    }

    private void warehouseIs(FakePostgres server) throws IOException {
        Files.writeString(
                terminal.config().resolve("application.properties"),
                "jundeng.db.url=" + server.url().replaceFirst("\\?.*", "") + "\njundeng.db.user=app\n",
                StandardOpenOption.APPEND);
    }

    private void hasAWorkspace() throws IOException {
        Files.createDirectory(terminal.workspace());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nightly", "serve", "status", "deliveries", "backup /nowhere/x.zip"})
    void eachCommandEndsWith2WhereSomethingHasToBeMended(String command) throws IOException {
        try (FakePostgres server = FakePostgres.refusing("28P01", "password authentication failed")) {
            warehouseIs(server);
            hasAWorkspace();

            Terminal.Said said = terminal.say(command.split(" "));

            assertThat(said.err())
                    .contains("refuses the password of \"app\", or has no such user: correct jundeng.db.user or"
                            + " JUNDENG_DB_PASSWORD");
            assertThat(said.exit()).isEqualTo(2);
        }
    }

    @Test
    void aCommandEndsWith3WhereTheServerWillAnswerLater() throws IOException {
        try (FakePostgres server = FakePostgres.refusing("57P03", "the database system is starting up")) {
            warehouseIs(server);
            hasAWorkspace();

            Terminal.Said said = terminal.say("status");

            assertThat(said.err()).contains("the database system is starting up");
            assertThat(said.exit()).isEqualTo(3);
        }
    }

    @Test
    void theDemoMakesNothingWhereAnotherServerIsNamed() throws IOException {
        try (FakePostgres server = FakePostgres.refusing("57P03", "the database system is starting up")) {
            warehouseIs(server);

            Terminal.Said said = terminal.say("demo");

            assertThat(said.err())
                    .isEqualTo("jundeng: the demo makes the bureaus' sample databases, on the embedded server only, and"
                            + " jundeng.db.url (JUNDENG_DB_URL) names another one; unset it for the demo\n");
            assertThat(said.exit()).isEqualTo(2);
            assertThat(terminal.workspace()).doesNotExist();
        }
    }
}
