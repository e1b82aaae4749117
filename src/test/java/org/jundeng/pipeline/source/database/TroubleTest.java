// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the errors of each product mean. */
class TroubleTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // product, code, state, meaning
                "postgresql, 0, 28P01, REFUSED", // wrong password
                "postgresql, 0, 3D000, REFUSED", // unknown database
                "postgresql, 0, 42P01, REFUSED", // unknown table
                "postgresql, 0, 42501, REFUSED", // no right
                "postgresql, 0, 57014, SLOW", // statement_timeout
                "postgresql, 0, 57P01, AWAY", // server ends
                "postgresql, 0, 53300, AWAY", // too many connections
                "postgresql, 0, 08006, AWAY", // connection lost
                "mariadb, 1045, 28000, REFUSED", // wrong password
                "mariadb, 1049, 42000, REFUSED", // unknown database
                "mariadb, 1146, 42S02, REFUSED", // unknown table
                "mariadb, 1054, 42S22, REFUSED", // unknown column
                "mariadb, 1142, 42000, REFUSED", // no right
                "mariadb, 1792, 25006, REFUSED", // would write
                "mariadb, 1969, 70100, SLOW", // max_statement_time
                "mysql, 3024, HY000, SLOW", // max_execution_time
                "mariadb, 1317, 70100, SLOW", // the statement was killed
                "mariadb, 1205, HY000, SLOW", // lock wait
                "mariadb, 1927, 70100, AWAY", // the connection was killed
                "mariadb, 1040, 08004, AWAY", // too many connections
                "mysql, 1226, 42000, AWAY", // the user has too many
                "mysql, 0, 08S01, AWAY", // link failure
                "sqlserver, 18456, S0001, REFUSED", // wrong password
                "sqlserver, 4060, S0001, REFUSED", // unknown database
                "sqlserver, 208, S0002, REFUSED", // unknown table
                "sqlserver, 207, S0001, REFUSED", // unknown column
                "sqlserver, 229, S0005, REFUSED", // no right
                "sqlserver, 1222, S0001, SLOW", // lock request
                "sqlserver, 0, HY008, SLOW", // query timeout
                "sqlserver, 1205, 40001, AWAY", // deadlock
                "sqlserver, 596, S0001, AWAY", // killed
                "sqlserver, 0, 08S01, AWAY", // connection lost
                "oracle, 1017, 72000, REFUSED", // wrong password
                "oracle, 28000, 99999, REFUSED", // account locked
                "oracle, 942, 42000, REFUSED", // unknown table
                "oracle, 904, 42000, REFUSED", // unknown column
                "oracle, 1031, 42000, REFUSED", // no right
                "oracle, 12154, 66000, REFUSED", // unknown address
                "oracle, 1456, 72000, REFUSED", // would write
                "oracle, 1013, 72000, SLOW", // cancelled
                "oracle, 12541, 66000, AWAY", // no listener
                "oracle, 12514, 66000, AWAY", // the service is not there (yet)
                "oracle, 28, 72000, AWAY", // killed
                "oracle, 3113, 08000, AWAY", // connection lost
                "oracle, 17002, 08006, AWAY", // connection lost
                "sqlite, 14, -, AWAY", // no file
                "sqlite, 5, -, AWAY", // locked by a writer
                "sqlite, 261, -, AWAY", // locked by a writer, in detail
                "sqlite, 9, -, SLOW", // interrupted
                "sqlite, 1, -, REFUSED", // unknown table
                "sqlite, 8, -, REFUSED", // would write
                "sqlite, 26, -, REFUSED", // no database
                "dm, -2501, 28000, REFUSED", // wrong password
                "dm, 0, HYT00, SLOW", // any product's timeout
                "dm, 0, 08001, AWAY" // any product's connection
            })
    void ofEachProductsErrors(String product, int code, String state, Trouble meaning) {
        assertThat(Dialects.of("jdbc:" + product + ":x").trouble(new SQLException("said", state, code)))
                .isEqualTo(meaning);
    }

    @Test
    void ofTheKindsOfErrorsThatAnyDriverMayThrow() {
        Dialect any = Dialects.of("jdbc:dm:x");

        assertThat(any.trouble(new SQLTimeoutException("late"))).isEqualTo(Trouble.SLOW);
        assertThat(any.trouble(new SQLTransientConnectionException("full"))).isEqualTo(Trouble.AWAY);
        assertThat(any.trouble(new SQLRecoverableException("gone"))).isEqualTo(Trouble.AWAY);
        assertThat(any.trouble(new SQLException("no"))).isEqualTo(Trouble.REFUSED);
    }

    @Test
    void isSlownessWhereAConnectionFallsSilentAndAbsenceWhereNoneCame() {
        Session session = new Session(
                Dialects.of("jdbc:mariadb:x"),
                Limits.of(1, ZoneId.of("UTC"), Instant.EPOCH),
                new PromisedLabels(List.of()));
        SQLException silent = new SQLException("Socket error", "08000", new SocketTimeoutException("Read timed out"));

        AskingFailed failed = session.failure(silent);
        assertThat(failed.getMessage()).isEqualTo("Socket error (SocketTimeoutException: Read timed out)");
        assertThat(failed.trouble()).isEqualTo(Trouble.SLOW);
        assertThat(session.failureOfConnecting(silent).trouble()).isEqualTo(Trouble.AWAY);
        assertThat(session.failure(new SQLException("cut", "08S01", new IOException("reset")))
                        .trouble())
                .isEqualTo(Trouble.AWAY);
    }

    @Test
    void isRefusalWhereACertificateIsNotTrusted() {
        Session session = new Session(
                Dialects.of("jdbc:sqlserver:x"),
                Limits.of(1, ZoneId.of("UTC"), Instant.EPOCH),
                new PromisedLabels(List.of()));
        SQLException untrusted = new SQLException(
                "no secure connection", "08S01", new SSLHandshakeException("PKIX path building failed"));
        untrusted.getCause().initCause(new CertificateException("no path to an authority"));

        assertThat(session.failureOfConnecting(untrusted).trouble()).isEqualTo(Trouble.REFUSED);
    }

    @Test
    void isRefusalWhereADriverIsAtFault() {
        Session session = new Session(
                Dialects.of("jdbc:dm:x"), Limits.of(1, ZoneId.of("UTC"), Instant.EPOCH), new PromisedLabels(List.of()));

        assertThat(session.told(new IllegalStateException("oops")))
                .hasMessage("its driver failed with java.lang.IllegalStateException: oops")
                .isInstanceOfSatisfying(AskingFailed.class, failed -> assertThat(failed.trouble())
                        .isEqualTo(Trouble.REFUSED));
    }
}
