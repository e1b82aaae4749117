// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.tools.Server;
import org.jundeng.warehouse.sql.UncheckedSqlException;

/** An H2 server with an owner and a reader, which may speak another product's SQL. */
public final class H2Server implements AutoCloseable {

    private static final Login OWNER = new Login(null, "owner", "owner's 密码");
    private static final Login READER = new Login(null, "reader", "reader's 密码");

    private final Server server;
    private final String place;
    private final String mode;

    /** Starts a server with one empty database; {@code mode} is H2's name for the other product, or its own. */
    H2Server(String mode) {
        this.mode = mode;
        try {
            server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-tcpDaemon")
                    .start();
            place = "h2:tcp://localhost:" + server.getPort() + "/mem:bureau" + server.getPort();
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create user reader password 'reader''s 密码'");
                statement.execute("grant select on schema public to reader");
                statement.execute("create alias sleep for 'org.jundeng.pipeline.source.H2Server.sleep'");
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** What the server does for {@code sleep(millis)}. */
    public static int sleep(int millis) throws InterruptedException {
        Thread.sleep(millis);
        return millis;
    }

    /** The owner at an address that begins so; H2's own begins with {@code jdbc:}. */
    Login owner(String scheme) {
        return OWNER.at(scheme + place);
    }

    /** The reader at an address that begins so. */
    Login reader(String scheme) {
        return READER.at(scheme + place);
    }

    /** A connection of the owner, past all of Jundeng's code. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + place + ";MODE=" + mode + ";DB_CLOSE_DELAY=-1", OWNER.user(), OWNER.password());
    }

    @Override
    public void close() {
        server.stop();
    }
}
