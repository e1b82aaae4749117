// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.server;

import javax.sql.DataSource;
import org.jundeng.warehouse.sql.Roles;

/** Lets benches at what nobody else may do: empty tables, ask for a checkpoint. */
public final class ServerDoor {

    private ServerDoor() {}

    /** Connections of the superuser to the warehouse of an embedded server. */
    public static DataSource superuser(EmbeddedServer server) {
        return server.database(Roles.SUPERUSER, "jundeng");
    }
}
