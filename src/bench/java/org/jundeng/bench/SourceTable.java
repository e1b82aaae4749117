// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jundeng.warehouse.server.EmbeddedServer;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** The bureau's own database, with one table of texts as such systems have them. */
final class SourceTable {

    private SourceTable() {}

    static void fill(EmbeddedServer server, Delivery delivery) throws SQLException, IOException {
        server.createDatabase(Town.SOURCE);
        try (Connection connection = server.ownerOf(Town.SOURCE).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists public");
            statement.execute("drop table if exists figures");
            statement.execute("create table figures (地区 text, 统计期 text, 指标 text, 数值 text, 单位 text)");
            try (PGCopyOutputStream out = new PGCopyOutputStream(
                    connection.unwrap(PGConnection.class), "copy figures from stdin (format csv)", 1 << 16)) {
                StringBuilder line = new StringBuilder(100);
                for (long i = 0; i < delivery.rows(); i++) {
                    line.setLength(0);
                    Delivery.appendLong(delivery.figure(i), line);
                    out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
                }
            }
            statement.execute("analyze figures");
        }
    }
}
