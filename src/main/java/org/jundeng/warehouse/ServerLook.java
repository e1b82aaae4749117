// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Properties;
import org.jundeng.warehouse.sql.Schema;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.SslMode;

/**
 * What a server of one's own is like, as one connection finds it that changes nothing there.
 *
 * @param version the server's version, such as {@code 18.4}; 15 or later
 * @param schemaIsCurrent whether the schema has all migrations, and the user may read it
 */
public record ServerLook(String version, boolean schemaIsCurrent) {

    private static final int CONNECT_SECONDS = 10;
    private static final int ANSWER_SECONDS = 10;

    /**
     * Looks with the login that works.
     *
     * @throws org.jundeng.warehouse.sql.UnusableWarehouse if the server does not let it in, is too old or is none
     * @throws org.jundeng.warehouse.sql.WarehouseUnreachable if the server is away
     */
    public static ServerLook asApp(DatabaseSettings settings) {
        return at(settings, settings.app(), ServerRefusal.of(settings, ServerRefusal.Who.APP));
    }

    /** Looks with the login that migrates; throws what {@link #asApp} throws. */
    public static ServerLook asOwner(DatabaseSettings settings) {
        return at(settings, settings.owner(), ServerRefusal.of(settings, ServerRefusal.Who.OWNER));
    }

    private static ServerLook at(DatabaseSettings settings, DatabaseSettings.Login login, ServerRefusal refusal) {
        try (Connection connection = connect(settings.url(), login)) {
            DatabaseMetaData about = connection.getMetaData();
            if (about.getDatabaseMajorVersion() < ServerRefusal.OLDEST) {
                throw refusal.tooOld(about.getDatabaseProductVersion());
            }
            return new ServerLook(about.getDatabaseProductVersion(), Schema.isCurrent(connection));
        } catch (SQLException | IllegalArgumentException e) {
            throw refusal.meaning(e);
        }
    }

    /** The address may set other limits; the driver prefers those of the address. */
    private static Connection connect(String url, DatabaseSettings.Login login) throws SQLException {
        Properties properties = new Properties();
        if (login.user() != null) {
            properties.setProperty("user", login.user());
        }
        if (login.password() != null) {
            properties.setProperty("password", login.password());
        }
        PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_SECONDS);
        PGProperty.LOGIN_TIMEOUT.set(properties, CONNECT_SECONDS);
        PGProperty.SOCKET_TIMEOUT.set(properties, ANSWER_SECONDS);
        Properties address = Driver.parseURL(url, null);
        if (address == null) {
            throw new IllegalArgumentException("host, port or database cannot be read from it");
        }
        try {
            SslMode.of(address);
        } catch (SQLException unknown) {
            throw new IllegalArgumentException(unknown.getMessage());
        }
        return new Driver().connect(url, properties);
    }
}
