// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A bureau's database, as one feed asks it. Each question has a connection of its own, opened once: a pool would try a
 * wrong password again and again, until the bureau's account is locked.
 */
public final class SourceDatabase implements DataSource {

    private final Address address;
    private final Dialect dialect;
    private final Drivers drivers;
    private final Terms terms;

    /**
     * Asks the database at an address. Nothing is opened, and no driver looked for, before the first connection.
     *
     * @param drivers where its driver is found
     * @param terms what each connection is bounded by
     */
    public SourceDatabase(Address address, Drivers drivers, Terms terms) {
        this.address = address;
        this.dialect = Dialects.of(address.url());
        this.drivers = drivers;
        this.terms = terms;
    }

    /**
     * Where a database is, and who asks.
     *
     * @param url the JDBC address
     * @param user who asks; null where the address says it, or nobody is asked
     * @param password the password; null where there is none
     * @param driver the class of the driver; null where it is found by the address
     */
    public record Address(String url, String user, String password, String driver) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Address[user=" + user + ", driver=" + driver + "]";
        }
    }

    /**
     * What each connection is bounded by.
     *
     * @param seconds how long an answer may take in all
     * @param zone the time zone in which times with a zone are given
     * @param clock tells when it is asked
     * @param promised the names that the contract promises for the columns
     */
    public record Terms(int seconds, ZoneId zone, Clock clock, PromisedLabels promised) {}

    /**
     * What a database says of a SELECT without answering it.
     *
     * @param product the product's name and version, as the server tells them
     * @param driver the driver's name and version
     * @param columns the columns of the answer; empty where the driver cannot tell them before it asks
     */
    public record Described(String product, String driver, List<SourceColumn> columns) {}

    /** What the product needs to be asked. */
    public Dialect dialect() {
        return dialect;
    }

    /**
     * Logs in and has the statement prepared, but not run.
     *
     * @throws NoDriver if no driver takes the address
     * @throws AskingFailed if the database is away, or refuses the login or the statement
     * @throws RepeatedLabel if two columns of the answer have one label
     */
    public Described describe(String sql) throws SQLException {
        Session session = session();
        Connection connection = opened(session);
        try (connection) {
            List<SourceColumn> columns = Description.of(connection, dialect.asked(sql), session);
            session.promised().checkOnce(columns);
            var told = connection.getMetaData();
            return new Described(
                    told.getDatabaseProductName() + " " + told.getDatabaseProductVersion(),
                    told.getDriverName() + " " + told.getDriverVersion(),
                    columns);
        } catch (SQLException e) {
            throw session.failure(e);
        }
    }

    /**
     * A new connection that reads only and is bounded by the terms.
     *
     * @throws NoDriver if no driver takes the address
     * @throws AskingFailed if the database is away or refuses the login
     */
    @Override
    public Connection getConnection() throws SQLException {
        Session session = session();
        return AskedConnection.over(opened(session), session);
    }

    private Session session() {
        Limits limits = Limits.of(terms.seconds(), terms.zone(), terms.clock().instant());
        return new Session(dialect, limits, terms.promised());
    }

    /** Not every driver knows a limit for connecting, and looking a name up knows none: so another thread connects. */
    private Connection opened(Session session) throws SQLException {
        Driver driver = drivers.driver(address.url(), Optional.ofNullable(address.driver()));
        CompletableFuture<Connection> opening = new CompletableFuture<>();
        Thread thread = new Thread(() -> open(driver, session, opening), "opening-a-source");
        thread.setDaemon(true);
        thread.start();
        int seconds = session.limits().connectSeconds();
        try {
            return opening.get(seconds + 1L, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            opening.cancel(false);
            throw new AskingFailed(Trouble.AWAY, "no connection within " + seconds + " s", null);
        } catch (InterruptedException e) {
            opening.cancel(false);
            Thread.currentThread().interrupt();
            throw new AskingFailed(Trouble.AWAY, "stopped while it was connecting", e);
        } catch (ExecutionException e) {
            throw notOpened(driver, e.getCause(), session);
        }
    }

    private SQLException notOpened(Driver driver, Throwable cause, Session session) {
        return cause instanceof LinkageError lacking
                ? drivers.unusable(address.url(), driver.getClass().getName(), lacking)
                : session.failureOfConnecting(cause);
    }

    private void open(Driver driver, Session session, CompletableFuture<Connection> opening) {
        try {
            Connection connection = driver.connect(address.url(), properties(session.limits()));
            if (connection == null) {
                throw new SQLException("the driver " + driver.getClass().getName() + " does not take this address");
            }
            begin(connection, session);
            if (!opening.complete(connection)) {
                AnswerLimit.closeQuietly(connection);
            }
        } catch (SQLException | RuntimeException | LinkageError e) {
            opening.completeExceptionally(e);
        }
    }

    private void begin(Connection connection, Session session) throws SQLException {
        try {
            dialect.begin(connection, session.limits());
        } catch (SQLException | RuntimeException e) {
            AnswerLimit.closeQuietly(connection);
            throw e;
        }
    }

    private Properties properties(Limits limits) {
        Properties properties = new Properties();
        properties.putAll(dialect.properties(limits));
        if (address.user() != null) {
            properties.setProperty("user", address.user());
        }
        if (address.password() != null) {
            properties.setProperty("password", address.password());
        }
        return properties;
    }

    /** Not supported: who asks is part of the settings. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the settings say who asks");
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("drivers log as they do elsewhere");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("the contract bounds the login");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("this is no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
