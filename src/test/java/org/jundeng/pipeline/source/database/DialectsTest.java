// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.jundeng.contract.Watermark;
import org.jundeng.contract.Watermark.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each product is told, and how it is asked for what is new. */
class DialectsTest {

    private static final String POSTGRESQL = "jdbc:postgresql://h/d";
    private static final String MARIADB = "jdbc:mariadb://h/d";
    private static final String MYSQL = "jdbc:mysql://h/d";
    private static final String SQL_SERVER = "jdbc:sqlserver://h;databaseName=d";
    private static final String ORACLE = "jdbc:oracle:thin:@//h:1521/d";
    private static final String SQLITE = "jdbc:sqlite:/srv/d.db";
    private static final String DAMENG = "jdbc:dm://h:5236/d";

    private static final Limits LIMITS =
            Limits.of(60, ZoneId.of("Asia/Shanghai"), Instant.parse("2014-07-10T00:00:00Z"));
    private static final String TIME = "2014-07-01T10:00:00.123456789";

    @ParameterizedTest
    @CsvSource({
        POSTGRESQL + ", PostgreSQL",
        MARIADB + ", MariaDB",
        MYSQL + ", MySQL",
        MYSQL + "?permitMysqlScheme, MariaDB",
        "JDBC:SQLSERVER://h, SQL Server",
        ORACLE + ", Oracle",
        SQLITE + ", SQLite",
        DAMENG + ", jdbc:dm",
        "jdbc:kingbase8://h/d, jdbc:kingbase8",
        "mysql://h/d, JDBC"
    })
    void isChosenByTheAddress(String url, String product) {
        assertThat(Dialects.of(url).product()).isEqualTo(product);
    }

    @Test
    void givesTimeLimitsInTheDriversOwnNamesAndUnits() {
        assertThat(Dialects.of(POSTGRESQL).properties(LIMITS))
                .containsEntry("connectTimeout", "10")
                .containsEntry("socketTimeout", "65");
        assertThat(Dialects.of(MARIADB).properties(LIMITS))
                .containsEntry("connectTimeout", "10000")
                .containsEntry("socketTimeout", "65000")
                .containsEntry("tinyInt1isBit", "false")
                .containsEntry("allowLocalInfile", "false");
        assertThat(Dialects.of(MYSQL).properties(LIMITS))
                .containsEntry("connectTimeout", "10000")
                .containsEntry("socketTimeout", "65000");
        assertThat(Dialects.of(SQL_SERVER).properties(LIMITS))
                .containsEntry("loginTimeout", "10")
                .containsEntry("socketTimeout", "65000")
                .containsEntry("responseBuffering", "adaptive");
        assertThat(Dialects.of(ORACLE).properties(LIMITS))
                .containsEntry("oracle.net.CONNECT_TIMEOUT", "10000")
                .containsEntry("oracle.jdbc.ReadTimeout", "65000");
        assertThat(Dialects.of(SQLITE).properties(LIMITS)).containsEntry("open_mode", "1");
        assertThat(Dialects.of(DAMENG).properties(LIMITS)).isEmpty();
    }

    @Test
    void connectsNoLongerThanTheAnswerMayTake() {
        Limits brief = Limits.of(2, LIMITS.zone(), LIMITS.at());

        assertThat(Dialects.of(MARIADB).properties(brief))
                .containsEntry("connectTimeout", "2000")
                .containsEntry("socketTimeout", "7000");
        assertThat(LIMITS.offset()).isEqualTo("+08:00");
        assertThat(Limits.of(2, ZoneId.of("UTC"), LIMITS.at()).offset()).isEqualTo("+00:00");
    }

    @Test
    void letsTheAnswerFlow() {
        assertThat(Dialects.of(MYSQL).fetchSize()).isEqualTo(Integer.MIN_VALUE);
        assertThat(Dialects.of(MARIADB).fetchSize()).isEqualTo(500);
        assertThat(Dialects.of(ORACLE).fetchSize()).isEqualTo(500);
    }

    @Test
    void bindsAWatermarkInPostgresqlAsBefore() {
        Dialect dialect = Dialects.of(POSTGRESQL);

        assertThat(dialect.bindsSince()).isTrue();
        assertThat(dialect.newer("select a, t from x", by(Type.TIMESTAMP), TIME))
                .isEqualTo("select * from (\nselect a, t from x\n) asked where asked.t >= :?since or asked.t is null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                MARIADB + " | timestamp '2014-07-01 10:00:00.123456' | date '2014-07-01'",
                ORACLE + " | timestamp '2014-07-01 10:00:00.123456' | date '2014-07-01'",
                DAMENG + " | timestamp '2014-07-01 10:00:00.123456' | date '2014-07-01'",
                SQL_SERVER + " | cast('2014-07-01T10:00:00.12' as datetime2) | cast('2014-07-01' as date)",
                SQLITE + " | julianday('2014-07-01 10:00:00.123') | date('2014-07-01')"
            })
    void writesATimeSoThatTheProductComparesIt(String url, String timestamp, String date) {
        Dialect dialect = Dialects.of(url);

        assertThat(dialect.bindsSince()).isFalse();
        assertThat(dialect.literal(Type.TIMESTAMP, TIME)).isEqualTo(timestamp);
        assertThat(dialect.literal(Type.DATE, "2014-07-01")).isEqualTo(date);
        assertThat(dialect.literal(Type.NUMBER, "-12.5")).isEqualTo("-12.5");
    }

    @Test
    void asksForWhatIsNewWithoutASemicolonInside() {
        assertThat(Dialects.of(ORACLE).newer("select a, t from x;", by(Type.NUMBER), "7"))
                .isEqualTo("select * from (\nselect a, t from x\n) asked where asked.t >= 7 or asked.t is null");
    }

    @Test
    void comparesTimesOfSqliteAsTimes() {
        assertThat(Dialects.of(SQLITE).newer("select a, t from x", by(Type.TIMESTAMP), "2014-07-01T10:00"))
                .isEqualTo("select * from (\nselect a, t from x\n) asked where julianday(asked.t) >="
                        + " julianday('2014-07-01 10:00:00.000') or julianday(asked.t) is null");
    }

    @Test
    void keepsWithAndOrderOutOfADerivedTableOfSqlServer() {
        Dialect dialect = Dialects.of(SQL_SERVER);
        String condition = "where asked.t >= 7 or asked.t is null";

        assertThat(dialect.newer("select a, t from x order by a", by(Type.NUMBER), "7"))
                .isEqualTo("select * from (\nselect a, t from x\n) asked " + condition);
        assertThat(dialect.newer("select top 5 a, t from x order by a", by(Type.NUMBER), "7"))
                .isEqualTo("select * from (\nselect top 5 a, t from x order by a\n) asked " + condition);
        assertThat(dialect.newer(
                        "with y as (select 1 as z) select a, t from x order by a offset 0 rows", by(Type.NUMBER), "7"))
                .isEqualTo("with y as (select 1 as z), asked as (\nselect a, t from x order by a offset 0 rows\n)"
                        + " select * from asked " + condition);
    }

    @Test
    void looksForWritingWhereAStatementNeedsNoSemicolon() throws AskingFailed {
        Dialect dialect = Dialects.of(SQL_SERVER);

        assertThatThrownBy(() -> dialect.asked("select 1 as a delete from t"))
                .hasMessage("only a single SELECT is asked, and this statement has \"DELETE\"");
        assertThatThrownBy(() -> dialect.asked("exec clean")).isInstanceOf(AskingFailed.class);
        assertThat(dialect.asked("select [delete] from a inner merge join b on 1 = 1"))
                .isEqualTo("select [delete] from a inner merge join b on 1 = 1");
    }

    @Test
    void leavesTheCheckToPostgresql() throws AskingFailed {
        assertThat(Dialects.of(POSTGRESQL).asked("insert into t values (1) returning a"))
                .isEqualTo("insert into t values (1) returning a");
    }

    private static Watermark by(Type type) {
        return new Watermark("t", type, type == Type.NUMBER ? "0" : type == Type.DATE ? "P1D" : "PT0S", null);
    }
}
