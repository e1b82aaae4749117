// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Values as the two drivers gave them when they were asked for a server's. */
class MariadbTest {

    private static final Limits LIMITS = Limits.of(60, ZoneId.of("Asia/Shanghai"), Instant.EPOCH);
    private static final SourceColumn DATETIME = new SourceColumn("changed_at", Types.TIMESTAMP, "DATETIME");

    private final Dialect mariadb = Dialects.of("jdbc:mariadb://h/d");
    private final Dialect mysql = Dialects.of("jdbc:mysql://h/d");

    @Test
    void readsATimeOfMariadbsDriverNotFromItsText() throws SQLException {
        LocalDateTime time = LocalDateTime.parse("2014-07-01T11:00:00.001");

        assertThat(mariadb.value(row("2014-07-01 11:00:00.1000", time), 1, DATETIME, LIMITS))
                .isEqualTo(time);
        assertThat(mysql.value(row("2014-07-01 11:00:00.001", null), 1, DATETIME, LIMITS))
                .isEqualTo("2014-07-01T11:00:00.001");
    }

    @Test
    void showsADayThatIsNoneAsItIs() throws SQLException {
        SourceColumn date = new SourceColumn("month", Types.DATE, "DATE");

        assertThat(mariadb.value(row("0000-00-00", null), 1, date, LIMITS)).isEqualTo("0000-00-00");
        assertThat(mysql.value(row("0000-00-00", null), 1, date, LIMITS)).isEqualTo("0000-00-00");
        assertThat(mariadb.value(row(null, null), 1, date, LIMITS)).isNull();
    }

    @Test
    void readsNumbersExactly() throws SQLException {
        assertThat(mariadb.value(row("34000000000", 3.4e10f), 1, new SourceColumn("a", Types.REAL, "FLOAT"), LIMITS))
                .isEqualTo(new BigDecimal("34000000000"));
        assertThat(mariadb.value(row(null, new byte[] {0x0A, (byte) 0xAA}), 1, bits(12), LIMITS))
                .isEqualTo(BigInteger.valueOf(2730));
        assertThat(mariadb.value(row(null, true), 1, bits(1), LIMITS)).isEqualTo(true);
    }

    private static SourceColumn bits(int count) {
        return new SourceColumn("flags", count == 1 ? Types.BOOLEAN : Types.BIT, "BIT");
    }

    /** A row with one value, as a text and as an object. */
    private static ResultSet row(String text, Object object) {
        return (ResultSet) Proxy.newProxyInstance(
                MariadbTest.class.getClassLoader(), new Class<?>[] {ResultSet.class}, (proxy, method, arguments) -> {
                    return method.getName().equals("getString") ? text : object;
                });
    }
}
