// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** A warehouse without deliveries, into which the ledger of another one is replayed under the same numbers. */
public final class EmptyWarehouse {

    private static final String CONTRACTS = "select kind, name, hash, content, first_used from config_version";
    private static final String ADD = "insert into config_version values (?, ?, ?, ?, ?) on conflict do nothing";
    private static final String NUMBER = "select setval(pg_get_serial_sequence('delivery', 'delivery_id'), ?, false)";

    private final DataSource owner;

    /** Throws {@link UnusableBackup} where the warehouse of {@code owner} is not empty. */
    public EmptyWarehouse(DataSource owner) {
        this.owner = owner;
        List<String> used = Transactions.read(owner, connection -> new BackupTables(connection).used());
        if (!used.isEmpty()) {
            throw new UnusableBackup("the warehouse is not empty: there are rows in " + String.join(", ", used)
                    + "; name another workspace, or another database");
        }
    }

    /** Copies the versions of the configuration from {@code other}, with the times of their first use. */
    public void takeVersions(DataSource other) {
        Transactions.read(other, from -> {
            Transactions.write(owner, to -> {
                copy(from, to);
                return null;
            });
            return null;
        });
    }

    private static void copy(Connection from, Connection to) throws SQLException {
        try (PreparedStatement read = from.prepareStatement(CONTRACTS);
                ResultSet row = read.executeQuery();
                PreparedStatement add = to.prepareStatement(ADD)) {
            while (row.next()) {
                for (int i = 1; i <= 5; i++) {
                    add.setObject(i, row.getObject(i));
                }
                add.addBatch();
            }
            add.executeBatch();
        }
    }

    /** Sets the number of the next ledger line. */
    public void numberNext(long deliveryId) {
        Transactions.write(owner, connection -> Sql.number(connection, NUMBER, deliveryId));
    }
}
