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
    private static final String LET_GO = "select kept_path, sha256, bytes, let_go_at from let_go";
    private static final String ADD_LET_GO =
            "insert into let_go (kept_path, sha256, bytes, let_go_at) values (?, ?, ?, ?) on conflict do nothing";
    private static final String EMPTY =
            "truncate delivery, finding, series, observation, revision restart identity cascade";
    private static final String AUDIT =
            "select audit_id, at, actor, act, subject, outcome, detail, reason, origin from audit order by audit_id";
    private static final String ADD_AUDIT = """
            insert into audit (audit_id, at, actor, act, subject, outcome, detail, reason, origin)
            overriding system value values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String AUDIT_LINK = "select number, audit_id, night, hash from audit_link order by number";
    private static final String ADD_AUDIT_LINK =
            "insert into audit_link (number, audit_id, night, hash) values (?, ?, ?, ?)";
    private static final String NUMBER_AUDIT = """
            select setval(pg_get_serial_sequence('audit', 'audit_id'), coalesce(max(audit_id), 0) + 1, false) from audit
            """;
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

    /**
     * Copies the versions of the configuration from {@code other}, with the times of their first use, and which bytes
     * were let go.
     */
    public void takeVersions(DataSource other) {
        Transactions.read(other, from -> {
            Transactions.write(owner, to -> {
                copy(from, CONTRACTS, to, ADD);
                copy(from, LET_GO, to, ADD_LET_GO);
                return null;
            });
            return null;
        });
    }

    /** Takes the audit trail of {@code other} with its chain, in place of what was noted here since it was empty. */
    public void takeAudit(DataSource other) {
        Transactions.read(other, from -> {
            Transactions.write(owner, to -> {
                Sql.execute(to, "delete from audit_link; delete from audit");
                copy(from, AUDIT, to, ADD_AUDIT);
                copy(from, AUDIT_LINK, to, ADD_AUDIT_LINK);
                Sql.number(to, NUMBER_AUDIT);
                return null;
            });
            return null;
        });
    }

    private static void copy(Connection from, String select, Connection to, String insert) throws SQLException {
        try (PreparedStatement read = from.prepareStatement(select);
                ResultSet row = read.executeQuery();
                PreparedStatement add = to.prepareStatement(insert)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                for (int i = 1; i <= columns; i++) {
                    add.setObject(i, row.getObject(i));
                }
                add.addBatch();
            }
            add.executeBatch();
        }
    }

    /** Takes out everything that was stored since it was found empty; the next ledger line is number one again. */
    public void emptyAgain() {
        Transactions.write(owner, connection -> {
            Sql.execute(connection, EMPTY);
            return null;
        });
    }

    /** Sets the number of the next ledger line. */
    public void numberNext(long deliveryId) {
        Transactions.write(owner, connection -> Sql.number(connection, NUMBER, deliveryId));
    }
}
