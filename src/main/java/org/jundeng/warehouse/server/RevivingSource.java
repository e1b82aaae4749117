// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections to the embedded server that start it again where it does not answer: it may have been killed. */
final class RevivingSource implements DataSource {

    private final Supplier<? extends DataSource> source;
    private final Revival revival;
    private volatile int loginTimeoutSeconds;

    /** Asks {@code source} again for each connection: the server may have been restarted on another port. */
    RevivingSource(Supplier<? extends DataSource> source, Revival revival) {
        this.source = source;
        this.revival = revival;
    }

    /** Starts the server again. */
    @FunctionalInterface
    interface Revival {
        void revive() throws IOException;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return source.get().getConnection();
        } catch (SQLException e) {
            if (e.getSQLState() == null || !e.getSQLState().startsWith("08")) {
                throw e;
            }
            try {
                revival.revive();
            } catch (IOException dead) {
                e.addSuppressed(dead);
                throw e;
            }
            return source.get().getConnection();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return source.get().getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.get().getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("each connection has a source of its own");
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // Each connection has a source of its own. The pool only reads the value again, as the time limit of its
        // shutdown.
        loginTimeoutSeconds = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeoutSeconds;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return source.get().getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.get().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.get().isWrapperFor(type);
    }
}
