// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.util.Locale;

/** Chooses the dialect by the address. */
public final class Dialects {

    private Dialects() {}

    /** The dialect of the product that a JDBC address names; that of any driver where the product is not known. */
    public static Dialect of(String url) {
        String[] parts = String.valueOf(url).split(":", 3);
        if (parts.length < 3 || !parts[0].equalsIgnoreCase("jdbc")) {
            return new AnyDriver("JDBC");
        }
        return switch (parts[1].toLowerCase(Locale.ROOT)) {
            case "postgresql" -> new Postgresql();
            case "mariadb" -> new Mariadb(Mariadb.Connector.MARIADB);
            case "mysql" ->
                new Mariadb(
                        parts[2].contains("permitMysqlScheme") ? Mariadb.Connector.MARIADB : Mariadb.Connector.MYSQL);
            case "sqlserver" -> new SqlServer();
            case "oracle" -> new Oracle();
            case "sqlite" -> new Sqlite();
            default -> new AnyDriver(parts[0] + ":" + parts[1]);
        };
    }
}
