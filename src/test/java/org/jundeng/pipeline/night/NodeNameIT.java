// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jundeng.pipeline.camel.Wire;
import org.jundeng.pipeline.outage.Shutdown;
import org.jundeng.pipeline.workspace.OwnedAlready;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.LockName;
import org.jundeng.warehouse.sql.NamedLocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The name of a node while sessions on the warehouse end, as in a restart of the database. */
class NodeNameIT {

    private static final String END_ALL_HOLDERS =
            "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted";
    private static final String HELD = "select count(*) from pg_locks where locktype = 'advisory' and granted"
            + " and database = (select oid from pg_database where datname = current_database())";
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration BRIEF = Duration.ofMillis(300);

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path folder;

    @Test
    void anIdleNodeHasItsNameAgainAfterARestartAndASecondOneIsRefused() {
        FaultyHouse house = new FaultyHouse(folder, warehouse);
        house.environment.put("JUNDENG_NODE", "one");
        try (RunningPipeline running = house.nightly();
                NamedLocks others = new NamedLocks(warehouse.dataSource())) {
            warehouse.execute(END_ALL_HOLDERS);
            await().atMost(LONG).until(() -> warehouse.texts(HELD).get(0).equals("1"));

            assertThatThrownBy(() -> NodeName.take(others, "one", new Shutdown(), BRIEF))
                    .isInstanceOf(OwnedAlready.class)
                    .hasMessageStartingWith("the node \"one\" is at work already");
            await().atMost(LONG).until(running::hasItsName);
        }
    }

    @Test
    void aNodeWhoseNameWasTakenWhileTheWarehouseWasAwayTakesNothingAndEnds() throws IOException {
        Shutdown shutdown = new Shutdown();
        AtomicInteger told = new AtomicInteger();
        try (Wire wire = Wire.to(warehouse.url());
                NamedLocks mine = new NamedLocks(through(wire));
                NamedLocks others = new NamedLocks(warehouse.dataSource());
                NodeName name = NodeName.take(mine, "one", shutdown, BRIEF)) {
            wire.goAway();
            await().atMost(LONG).until(() -> !name.held());
            assertThat(shutdown.begun()).isFalse();
            await().atMost(LONG)
                    .until(() -> others.tryTake(LockName.node("one")).isPresent());
            wire.back();
            name.whenLost(told::incrementAndGet);

            await().atMost(LONG).until(shutdown::begun);

            assertThat(mine.tryTake(LockName.claim("a"))).isEmpty();
            assertThat(others.tryTake(LockName.claim("a"))).isPresent();
            await().atMost(LONG).until(() -> told.get() == 1);
            assertThat(name.held()).isFalse();
            assertThat(name.lost())
                    .get()
                    .extracting(Throwable::getMessage)
                    .asString()
                    .startsWith("another process on this warehouse has taken the name \"one\"");
        }
    }

    @Test
    void aNodeWhoseNameIsFreeAgainGoesOn() throws IOException {
        Shutdown shutdown = new Shutdown();
        try (Wire wire = Wire.to(warehouse.url());
                NamedLocks mine = new NamedLocks(through(wire));
                NamedLocks others = new NamedLocks(warehouse.dataSource());
                NodeName name = NodeName.take(mine, "one", shutdown, Duration.ofDays(1))) {
            wire.goAway();
            await().atMost(LONG)
                    .until(() -> others.tryTake(LockName.node("one")).isPresent());
            wire.back();
            await().atMost(LONG).until(() -> !name.held());

            others.close();

            await().atMost(LONG).until(name::held);
            assertThat(mine.tryTake(LockName.claim("a"))).isPresent();
            assertThat(shutdown.begun()).isFalse();
        }
    }

    private PGSimpleDataSource through(Wire wire) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(wire.through(warehouse.url()));
        return source;
    }
}
