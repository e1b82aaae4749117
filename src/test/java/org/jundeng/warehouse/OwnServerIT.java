// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.jundeng.warehouse.DatabaseSettings.Login;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.load.Deliveries;
import org.jundeng.warehouse.sql.UnusableWarehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse on the oldest server of one's own that is supported. */
class OwnServerIT {

    private static final Login ALICE = new Login("alice", null);
    private static final Login BOB = new Login("bob o'neil", null);

    @RegisterExtension
    final TestWarehouse server = new TestWarehouse("oldest");

    @TempDir
    Path home;

    private String url;

    @BeforeEach
    void hasADatabaseOfAlices() {
        server.execute(
                "create role alice login", "create role \"bob o'neil\" login", "create database city owner alice");
        url = server.url().replaceFirst("/test_[^?]*\\?.*", "/city");
    }

    @AfterEach
    void forgetsThem() {
        server.execute("drop database city", "drop role alice", "drop role \"bob o'neil\"");
    }

    private static void run(Warehouse warehouse, String sql) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void theOwnerMigratesAndAnAppOfAnyNameWorksWithoutTheRightToAlter() throws SQLException {
        try (Warehouse warehouse = Warehouse.open(new DatabaseSettings(url, ALICE, BOB), home)) {
            LedgerLine line = new Deliveries(warehouse.dataSource())
                    .of("jobs")
                    .row("jobs", "fuyang", "2014-06", "3.2")
                    .store();

            assertThat(line.result().outcome()).isEqualTo(Outcome.TAKEN);
            for (String forbidden : new String[] {
                "drop table observation",
                "create table jundeng.mine (x int)",
                "update delivery set outcome = 'refused'",
                "delete from revision",
                "update telling set reason = 'silenced'",
                "delete from telling",
                "update silence set reason = 'none'",
                "delete from silence",
                "delete from flyway_schema_history"
            }) {
                assertThatThrownBy(() -> run(warehouse, forbidden))
                        .hasMessageMatching("(?s)ERROR: (must be owner of|permission denied for) .*");
            }
            run(warehouse, "update silence set ended_at = now(), ended_by = 'bob'");
        }
        Warehouse.open(new DatabaseSettings(url, ALICE, BOB), home).close();
    }

    @Test
    void anOwnerWithoutAPasswordIsAskedForOneOnlyWhereThereIsSomethingToMigrate() {
        Login absent = new Login("nobody", null);

        assertThatThrownBy(() -> Warehouse.open(new DatabaseSettings(url, absent, BOB), home))
                .isInstanceOf(UnusableWarehouse.class)
                .hasMessageEndingWith(
                        "; its schema is to be migrated: run a command once with" + " JUNDENG_DB_OWNER_PASSWORD set");
        Warehouse.open(new DatabaseSettings(url, ALICE, BOB), home).close();

        try (Warehouse warehouse = Warehouse.open(new DatabaseSettings(url, absent, BOB), home)) {
            assertThat(new Ledger(warehouse.dataSource(), Clock.systemUTC()).byId(1))
                    .isEmpty();
        }
    }

    @Test
    void theOwnerIsForgottenWhereAskedFor() {
        try (Warehouse warehouse = Warehouse.open(new DatabaseSettings(url, ALICE, BOB), home)) {
            assertThat(warehouse.owner()).isNotNull();

            warehouse.forgetOwner();

            assertThatThrownBy(warehouse::owner).hasMessage("the owner, who is forgotten already");
        }
    }

    @Test
    void oneUserDoesEverythingWhereThereIsNoOther() {
        try (Warehouse warehouse = Warehouse.open(new DatabaseSettings(url, ALICE, ALICE), home)) {
            LedgerLine line = new Deliveries(warehouse.dataSource())
                    .of("jobs")
                    .row("jobs", "fuyang", "2014-06", "3.2")
                    .store();

            assertThat(line.result().counts().obsNew()).isEqualTo(1);
            assertThat(warehouse.server()).isEmpty();
        }
    }
}
