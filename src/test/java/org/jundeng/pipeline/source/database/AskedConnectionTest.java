// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Drivers that know less than others, and connections that are broken. */
class AskedConnectionTest {

    private static final Session SESSION = new Session(
            new AnyDriver("jdbc:odd"), Limits.of(5, ZoneOffset.UTC, Instant.EPOCH), new PromisedLabels(List.of()));

    private final List<String> called = new ArrayList<>();

    @Test
    void asksADriverThatKnowsNeitherFetchSizeNorTimeLimit() throws SQLException {
        Statement statement = proxy(Statement.class, (self, method, arguments) -> {
            called.add(method.getName());
            if (method.getName().startsWith("set")) {
                throw new SQLFeatureNotSupportedException(method.getName());
            }
            return null;
        });

        try (Connection asked = over(statement, false);
                Statement given = asked.createStatement()) {
            assertThat(given).isNotNull();
        }

        assertThat(called)
                .containsExactly(
                        "createStatement",
                        "setFetchSize",
                        "setQueryTimeout",
                        "close",
                        "isClosed",
                        "getAutoCommit",
                        "rollback",
                        "close");
    }

    @Test
    void closesAConnectionThatCannotRollBack() {
        Connection asked = over(null, true);

        assertThatThrownBy(asked::close).isInstanceOf(SQLException.class);
        assertThat(called).endsWith("rollback", "close");
    }

    private Connection over(Statement statement, boolean broken) {
        Connection real = proxy(Connection.class, (self, method, arguments) -> {
            called.add(method.getName());
            if (broken && method.getName().equals("rollback")) {
                throw new SQLException("the connection is broken", "08006");
            }
            return switch (method.getName()) {
                case "createStatement" -> statement;
                case "isClosed", "getAutoCommit" -> false;
                default -> null;
            };
        });
        return AskedConnection.over(real, SESSION);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(AskedConnectionTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
