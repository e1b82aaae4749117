// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes of two versions may work on one warehouse: what they lock by must be the same. */
class AdvisoryLockIT {

    /** What version 0.1 locked by. A key that is not in this list is new; none may ever change. */
    private static final Map<AdvisoryLock, String> KEYS = new EnumMap<>(Map.ofEntries(
            Map.entry(AdvisoryLock.NAME, "hashtextextended('held a', 0)"),
            Map.entry(AdvisoryLock.SENDING, "hashtextextended('sending', 0)"),
            Map.entry(AdvisoryLock.RIGHTS, "5190327441"),
            Map.entry(AdvisoryLock.CONFIGURATION, "hashtextextended('configuration', 0)"),
            Map.entry(AdvisoryLock.FEED, "hashtextextended('feed a', 0)"),
            Map.entry(AdvisoryLock.LEDGER, "hashtextextended('ledger', 0)"),
            Map.entry(AdvisoryLock.DERIVATION, "hashtextextended('derivation', 0)"),
            Map.entry(AdvisoryLock.EPISODES, "hashtext('jundeng.evaluate')::bigint"),
            Map.entry(AdvisoryLock.SILENCES, "hashtextextended('jundeng.silence', 0)"),
            Map.entry(AdvisoryLock.ABSENCES, "hashtextextended('jundeng.absence', 0)"),
            Map.entry(AdvisoryLock.AUDIT, "hashtextextended('audit', 0)")));

    private static final Set<AdvisoryLock> WITH_SUBJECT = Set.of(AdvisoryLock.NAME, AdvisoryLock.FEED);

    private static final String HELD = """
            select classid::bigint << 32 | objid::bigint
            from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and mode = ?
            """;

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @Test
    void eachLockHasTheKeyThatItAlwaysHad() {
        Map<AdvisoryLock, Long> taken = new HashMap<>();
        Map<AdvisoryLock, Long> expected = new HashMap<>();
        for (AdvisoryLock lock : AdvisoryLock.values()) {
            taken.put(lock, keyOf("ExclusiveLock", connection -> take(lock, connection)));
            expected.put(lock, number("select " + KEYS.get(lock)));
        }

        assertThat(taken).isEqualTo(expected);
    }

    private static void take(AdvisoryLock lock, Connection connection) throws SQLException {
        if (WITH_SUBJECT.contains(lock)) {
            lock.take(connection, "a");
        } else {
            lock.take(connection);
        }
    }

    @Test
    void sharedAndSessionLocksAndNamesHaveTheSameKeys() {
        assertThat(keyOf("ShareLock", AdvisoryLock.CONFIGURATION::share))
                .isEqualTo(number("select " + KEYS.get(AdvisoryLock.CONFIGURATION)));
        assertThat(keyOf("ExclusiveLock", connection -> {
                    AdvisoryLock.SENDING.takeForSession(connection);
                    connection.commit();
                }))
                .isEqualTo(number("select " + KEYS.get(AdvisoryLock.SENDING)));
        assertThat(keyOf("ExclusiveLock", connection -> AdvisoryLock.NAME.tryForSession(connection, "night")))
                .isEqualTo(number("select hashtextextended('held night', 0)"));
    }

    @Test
    void noTwoLocksHaveOneKey() {
        Set<Long> keys = new HashSet<>();
        KEYS.values().forEach(key -> keys.add(number("select " + key)));

        assertThat(KEYS).containsOnlyKeys(AdvisoryLock.values());
        assertThat(keys).hasSize(KEYS.size());
    }

    @Test
    void whatASessionGivesBackIsFree() throws SQLException {
        try (Connection one = warehouse.dataSource().getConnection();
                Connection another = warehouse.dataSource().getConnection()) {
            assertThat(AdvisoryLock.NAME.tryForSession(one, "a")).isTrue();
            assertThat(AdvisoryLock.NAME.tryForSession(another, "a")).isFalse();
            AdvisoryLock.NAME.release(one, "a");
            assertThat(AdvisoryLock.NAME.tryForSession(another, "a")).isTrue();
            AdvisoryLock.NAME.release(another, "a");
        }
    }

    @FunctionalInterface
    private interface Taking {
        void on(Connection connection) throws SQLException;
    }

    private long keyOf(String mode, Taking taking) {
        return Transactions.read(warehouse.dataSource(), connection -> {
            taking.on(connection);
            List<Long> keys = Sql.list(connection, HELD, row -> row.getLong(1), mode);
            Sql.execute(connection, "select pg_advisory_unlock_all()");
            assertThat(keys).hasSize(1);
            return keys.get(0);
        });
    }

    private long number(String sql) {
        return Transactions.read(warehouse.dataSource(), connection -> Sql.number(connection, sql));
    }
}
