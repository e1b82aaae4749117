// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What several products' sessions are told. */
final class Sessions {

    private Sessions() {}

    /** Runs a statement that the session cannot do without. */
    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Whether the answer to a question of one value is a value. */
    static boolean answers(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getString(1) != null;
        }
    }

    /** Runs the first of the statements that the server takes; which ones it takes depends on its version and data. */
    static void runFirst(Connection connection, String... alternatives) throws SQLException {
        SQLException refused = null;
        for (String sql : alternatives) {
            try {
                run(connection, sql);
                return;
            } catch (SQLException e) {
                if (refused != null) {
                    e.addSuppressed(refused);
                }
                refused = e;
            }
        }
        throw refused;
    }

    /** Asks the driver for a session that reads only; one that does not know it has its statements checked instead. */
    static void readOnlyIfItCan(Connection connection) {
        try {
            connection.setReadOnly(true);
        } catch (SQLException unsupported) {
            // The SELECT is checked before it is sent, and nothing is ever committed.
            return;
        }
    }

    /** Bounds the silence of a connection whose driver has no known property for it. */
    static void silenceIfItCan(Connection connection, Limits limits) {
        try {
            connection.setNetworkTimeout(Runnable::run, limits.silenceMillis());
        } catch (SQLException | AbstractMethodError unsupported) {
            // The answer is broken off from outside when its time is over.
            return;
        }
    }

    /** Tells a statement what not every driver knows: the answer is bounded from outside, too. */
    static void hintIfItCan(Hint hint) {
        try {
            hint.give();
        } catch (SQLException | AbstractMethodError unsupported) {
            // The driver fetches as it does, and the answer is broken off from outside when its time is over.
            return;
        }
    }

    /** What a driver is told. */
    interface Hint {
        void give() throws SQLException;
    }
}
