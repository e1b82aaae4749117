// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jundeng.warehouse.sql.AdvisoryLock;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/**
 * The audit trail as a chain. A night publishes the lines that were added since the one before: each gets the next
 * number, and a hash of its text and of the hash before. Who changes, removes, inserts or moves a published line breaks
 * the chain there; who makes all later hashes anew gets another head than the one in the mails.
 *
 * <p>Adding a line waits for nobody. Only publishing takes a lock, so the chain has no forks; a line whose transaction
 * ends during the night is published by the next one.
 */
public final class AuditChain {

    private static final int PAGE = 1_000;
    private static final String WAITING = """
            select a.*, null as number, null as night, null as hash
            from audit a
            where not exists (select from audit_link l where l.audit_id = a.audit_id)
            order by audit_id limit ?
            """;
    private static final String PUBLISH = "insert into audit_link (number, audit_id, night, hash) values (?, ?, ?, ?)";
    private static final String LINKS = """
            select l.number, l.night, l.hash, l.audit_id as linked, a.*
            from audit_link l left join audit a using (audit_id)
            order by l.number
            """;
    private static final String COUNT_WAITING =
            "select count(*) from audit a where not exists (select from audit_link l where l.audit_id = a.audit_id)";

    private final DataSource warehouse;

    /** The chain kept in {@code warehouse}. */
    public AuditChain(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * The end of the chain: it stands for all lines before it.
     *
     * @param number the number of the last line; 0 where there is none
     * @param hash its hash
     */
    public record Head(long number, String hash) {

        private static final Head NONE = new Head(0, AuditText.BEFORE_ALL);

        /** Whether there is any line. */
        public boolean isThere() {
            return number > 0;
        }
    }

    /** What is wrong with a chain. */
    public enum Break {
        /** A number is left out: its line was removed from the chain. */
        REMOVED,
        /** The line is in the chain, but not in the audit trail. */
        LOST,
        /** What the line says, its place, or its hash is not what it was. */
        CHANGED
    }

    /**
     * The first place where the chain is broken.
     *
     * @param what what is wrong
     * @param number the number of the line
     */
    public record Fault(Break what, long number) {}

    /**
     * What looking at the whole chain showed.
     *
     * @param head its end; where it is broken, the last line that is whole
     * @param fault where it is broken; null where it is not
     * @param waiting how many lines the next night publishes
     * @param found the numbers of the lines that have the hashes which were asked for, by hash
     */
    public record Verdict(Head head, Fault fault, long waiting, Map<String, Long> found) {}

    /** Publishes what was added since the last night, and returns the head. Doing so again changes nothing. */
    public Head publish(LocalDate night) {
        return Transactions.write(warehouse, connection -> {
            AdvisoryLock.AUDIT.take(connection);
            Head head = head(connection);
            List<AuditTrail.Line> lines;
            do {
                lines = Sql.list(connection, WAITING, AuditTrail::line, PAGE);
                head = publish(connection, lines, head, night);
            } while (lines.size() == PAGE);
            return head;
        });
    }

    private static Head publish(Connection connection, List<AuditTrail.Line> lines, Head from, LocalDate night)
            throws SQLException {
        List<List<?>> links = new ArrayList<>();
        Head head = from;
        for (AuditTrail.Line line : lines) {
            long number = head.number() + 1;
            head = new Head(number, AuditText.hash(head.hash(), AuditText.of(placed(line, number, night))));
            links.add(List.of(number, line.auditId(), night, head.hash()));
        }
        Sql.runAll(connection, PUBLISH, links);
        return head;
    }

    private static AuditTrail.Line placed(AuditTrail.Line line, long number, LocalDate night) {
        return new AuditTrail.Line(
                line.auditId(), line.at(), line.entry(), new AuditTrail.Published(number, night, ""));
    }

    /** The head, as the transaction of {@code connection} sees it. */
    public static Head head(Connection connection) throws SQLException {
        return Sql.first(
                        connection,
                        "select number, hash from audit_link order by number desc limit 1",
                        row -> new Head(row.getLong(1), row.getString(2)))
                .orElse(Head.NONE);
    }

    /** Hands over all published lines in the order of the chain, as they are at one instant. */
    public void each(Consumer<AuditTrail.Line> taker) {
        Transactions.readOnce(warehouse, connection -> {
            walk(connection, row -> {
                taker.accept(AuditTrail.line(row));
                return true;
            });
            return null;
        });
    }

    /** Computes all hashes anew, and looks for {@code heads}: hashes that people know from mails and pages. */
    public Verdict verify(List<String> heads) {
        return Transactions.readOnce(warehouse, connection -> {
            Walk walk = new Walk(heads);
            walk(connection, walk::take);
            return new Verdict(walk.head, walk.fault, Sql.number(connection, COUNT_WAITING), walk.found);
        });
    }

    /** Takes a link and its line; whether the next one is wanted. */
    @FunctionalInterface
    private interface Step {
        boolean take(ResultSet row) throws SQLException;
    }

    private static void walk(Connection connection, Step step) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LINKS)) {
            statement.setFetchSize(PAGE);
            try (ResultSet row = statement.executeQuery()) {
                boolean goesOn = true;
                while (goesOn && row.next()) {
                    goesOn = step.take(row);
                }
            }
        }
    }

    /** Follows the chain from its beginning to its first break. */
    private static final class Walk {

        private final List<String> heads;
        private final Map<String, Long> found = new HashMap<>();
        private Head head = Head.NONE;
        private Fault fault;

        Walk(List<String> heads) {
            this.heads = heads;
        }

        boolean take(ResultSet row) throws SQLException {
            long number = head.number() + 1;
            fault = fault(row, number);
            if (fault != null) {
                return false;
            }
            head = new Head(number, row.getString("hash"));
            if (heads.contains(head.hash())) {
                found.put(head.hash(), number);
            }
            return true;
        }

        private Fault fault(ResultSet row, long number) throws SQLException {
            if (row.getLong("number") != number) {
                return new Fault(Break.REMOVED, number);
            }
            if (row.getObject("audit_id") == null) {
                return new Fault(Break.LOST, number);
            }
            return isAsItWas(row) ? null : new Fault(Break.CHANGED, number);
        }

        private boolean isAsItWas(ResultSet row) throws SQLException {
            AuditTrail.Line line = AuditTrail.line(row);
            String hash = AuditText.hash(head.hash(), AuditText.of(line));
            return hash.equals(line.published().hash());
        }
    }
}
