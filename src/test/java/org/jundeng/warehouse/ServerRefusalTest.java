// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.net.ssl.SSLHandshakeException;
import org.jundeng.warehouse.DatabaseSettings.Login;
import org.jundeng.warehouse.sql.UnusableWarehouse;
import org.jundeng.warehouse.sql.WarehouseUnreachable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What has to be mended on a server of one's own is told from what passes by itself. */
class ServerRefusalTest {

    private static final Login APP = new Login("app", null);

    private static Throwable opening(String address, Login login) {
        DatabaseSettings settings = new DatabaseSettings(address, login, login);
        return catchThrowable(() -> Warehouse.open(settings, Path.of("nowhere")).close());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "28P01 | password authentication failed | refuses the password of \"app\", or has no such user: correct"
                        + " jundeng.db.user or JUNDENG_DB_PASSWORD",
                "28000 | no pg_hba.conf entry for host, no encryption | does not let \"app\" in: no pg_hba.conf entry"
                        + " for host, no encryption; correct jundeng.db.user, or create the role, or let it in with"
                        + " pg_hba.conf; where the server wants encryption, add ?sslmode=require to jundeng.db.url",
                "3D000 | database does not exist | has no such database: database does not exist; create it"
                        + " (docker/postgres/10-roles.sql does), or correct jundeng.db.url",
                "42501 | permission denied for database | does not give \"app\" the right it needs: permission denied"
                        + " for database; let the database's owner grant it (docker/postgres/10-roles.sql does)"
            })
    void saysWhatToMendWhereTheServerRefuses(String state, String words, String sentence) throws IOException {
        try (FakePostgres other = FakePostgres.refusing(state, words)) {
            assertThat(opening(other.url(), APP))
                    .isInstanceOf(UnusableWarehouse.class)
                    .hasMessage(other.url().replace("hush", "***") + " " + sentence);
        }
    }

    @Test
    void saysSoWhereThePasswordIsMissing() throws IOException {
        try (FakePostgres other = FakePostgres.askingForAPassword()) {
            assertThat(opening(other.url().replaceFirst("\\?.*", ""), APP))
                    .isInstanceOf(UnusableWarehouse.class)
                    .hasMessageEndingWith(
                            " asks for the password of \"app\", and there is none: set JUNDENG_DB_PASSWORD");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "57P03, the database system is starting up",
        "57P01, terminating connection due to administrator command",
        "57P03, the database system is shutting down",
        "53300, 'sorry, too many clients already'"
    })
    void waitsForAServerThatWillLetItIn(String state, String words) throws IOException {
        try (FakePostgres other = FakePostgres.refusing(state, words)) {
            assertThat(opening(other.url(), APP))
                    .isInstanceOf(WarehouseUnreachable.class)
                    .hasMessageContaining(words)
                    .hasMessageNotContaining("hush");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", "220 mail.example ESMTP\r\n", "J\0\0\0\n8.0.36\0"})
    void knowsAServerOfAnotherKind(String greeting) throws IOException {
        try (FakePostgres other = FakePostgres.saying(greeting)) {
            assertThat(opening(other.url(), APP))
                    .isInstanceOf(UnusableWarehouse.class)
                    .hasMessageNotContaining("hush");
        }
    }

    @Test
    void refusesAServerThatIsTooOld() throws IOException {
        try (FakePostgres old = FakePostgres.ofVersion("13.14")) {
            assertThat(opening(old.url(), APP))
                    .isInstanceOf(UnusableWarehouse.class)
                    .hasMessageEndingWith("is PostgreSQL 13.14; Jundeng needs 15 or later: upgrade the server, or name"
                            + " another one in jundeng.db.url");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://host:port/jundeng", "jdbc:postgresql://host/jundeng?sslmode=reqire"})
    void refusesAnAddressThatIsNone(String address) {
        assertThat(opening(address, APP))
                .isInstanceOf(UnusableWarehouse.class)
                .hasMessageContaining("cannot be used as jundeng.db.url: ");
    }

    @Test
    void waitsForAServerThatIsDown() throws IOException {
        int free;
        try (ServerSocket gone = new ServerSocket(0)) {
            free = gone.getLocalPort();
        }
        assertThat(opening("jdbc:postgresql://127.0.0.1:" + free + "/jundeng", APP))
                .isInstanceOf(WarehouseUnreachable.class)
                .hasMessageContaining(" is out of reach: ");
    }

    @Test
    void waitsForANameServerAndSaysThatTheNameMayBeMistyped() {
        ServerRefusal refusal = new ServerRefusal("jdbc:postgresql://db.exmaple/d", APP, ServerRefusal.Who.APP);

        assertThat(refusal.meaning(new SQLException("failed", "08001", new UnknownHostException("db.exmaple"))))
                .isInstanceOf(WarehouseUnreachable.class)
                .hasMessage("jdbc:postgresql://db.exmaple/d is out of reach: the name db.exmaple cannot be resolved;"
                        + " either it is mistyped in jundeng.db.url, or the name server is away");
    }

    @Test
    void saysSoWhereACertificateIsNotTrusted() {
        ServerRefusal refusal = new ServerRefusal("jdbc:postgresql://h/d", APP, ServerRefusal.Who.APP);

        assertThat(refusal.meaning(new SQLException("failed", "08006", new SSLHandshakeException("not trusted"))))
                .isInstanceOf(UnusableWarehouse.class)
                .hasMessage("jdbc:postgresql://h/d does not encrypt as jundeng.db.url asks for: not trusted; correct"
                        + " sslmode or sslrootcert there, or the server's certificate");
    }
}
