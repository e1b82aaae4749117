// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import org.jundeng.warehouse.DatabaseSettings.Login;
import org.jundeng.warehouse.sql.UnusableWarehouse;
import org.jundeng.warehouse.sql.WarehouseUnreachable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A real server's refusals; the others are in {@link ServerRefusalTest}. */
class ServerRefusalIT {

    @RegisterExtension
    final TestWarehouse server = new TestWarehouse();

    @TempDir
    Path home;

    private Throwable opening(String address, Login app, Login owner) {
        return catchThrowable(() ->
                Warehouse.open(new DatabaseSettings(address, owner, app), home).close());
    }

    private Throwable opening(String address, Login login) {
        return opening(address, login, login);
    }

    private String url() {
        return server.url().replaceFirst("\\?.*", "");
    }

    @Test
    void saysWhatToMendOnARealServer() {
        Login nobody = new Login("jundeng_it_nobody", null);
        server.execute("create role jundeng_it_app login");
        try {
            assertThat(opening(url(), nobody))
                    .isInstanceOf(UnusableWarehouse.class)
                    .hasMessageContaining("does not let \"jundeng_it_nobody\" in: role \"jundeng_it_nobody\" does not"
                            + " exist; correct jundeng.db.user, or create the role");
            assertThat(opening(url(), new Login("postgres", null), new Login("jundeng_it_nobody", "x")))
                    .isInstanceOf(UnusableWarehouse.class)
                    .hasMessageContaining("; correct jundeng.db.owner-user, or create the role");
            assertThat(opening(url() + "?sslmode=require", new Login("postgres", null)))
                    .isInstanceOf(UnusableWarehouse.class)
                    .hasMessageContaining(" refuses the connection: The server does not support SSL.; correct");
            assertThat(opening(url().replaceFirst("/[^/]+$", "/no_such_city"), new Login("postgres", null)))
                    .isInstanceOf(UnusableWarehouse.class)
                    .hasMessageContaining("has no such database: database \"no_such_city\" does not exist; create it");
            assertThat(opening(url(), new Login("jundeng_it_app", null)))
                    .isInstanceOf(UnusableWarehouse.class)
                    .hasMessageContaining(
                            "cannot be migrated: it does not give \"jundeng_it_app\" the right it needs: ");
            server.execute("alter role jundeng_it_app connection limit 0");
            assertThat(opening(url(), new Login("jundeng_it_app", null)))
                    .isInstanceOf(WarehouseUnreachable.class)
                    .hasMessageContaining("too many connections for role");
        } finally {
            server.execute("drop role jundeng_it_app");
        }
    }
}
