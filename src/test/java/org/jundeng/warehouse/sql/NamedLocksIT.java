// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NamedLocksIT {

    private static final String BREAK_THE_HOLDERS =
            "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted";

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    private NamedLocks one;
    private NamedLocks another;

    @BeforeEach
    void twoProcesses() {
        one = new NamedLocks(warehouse.dataSource());
        another = new NamedLocks(warehouse.dataSource());
    }

    @AfterEach
    void end() {
        one.close();
        another.close();
    }

    @Test
    void aNameIsHeldOnceByWhomeverAndFreeWhenItIsLetGo() {
        NamedLocks.Held held = one.tryTake(LockName.claim("a")).orElseThrow();

        assertThat(one.tryTake(LockName.claim("a"))).isEmpty();
        assertThat(another.tryTake(LockName.claim("a"))).isEmpty();
        assertThat(another.tryTake(LockName.claim("b"))).isPresent();
        held.close();
        held.close();
        assertThat(another.tryTake(LockName.claim("a"))).isPresent();
    }

    @Test
    void aSharedNameIsHeldByAllWhoServeAndByNobodyElse() {
        NamedLocks.Held first = one.tryTake(LockName.serves()).orElseThrow();
        NamedLocks.Held second = another.tryTake(LockName.serves()).orElseThrow();

        first.close();
        assertThat(one.tryTake(LockName.nobodyServes())).isEmpty();
        second.close();
        NamedLocks.Held nobody = one.tryTake(LockName.nobodyServes()).orElseThrow();
        assertThat(another.tryTake(LockName.serves())).isEmpty();
        nobody.close();
        assertThat(another.tryTake(LockName.serves())).isPresent();
    }

    @Test
    void whoWaitsGetsANameWhenItsHolderEnds() {
        one.tryTake(LockName.night()).orElseThrow();
        assertThat(another.take(LockName.night(), Duration.ofMillis(300), () -> false))
                .isEmpty();
        assertThat(another.take(LockName.night(), Duration.ofDays(1), () -> true))
                .isEmpty();

        one.close();
        assertThat(another.take(LockName.night(), Duration.ofSeconds(30), () -> false))
                .isPresent();
    }

    @Test
    void aSessionThatBreaksFreesItsNamesAndTheNextOneTakesThemAgain() {
        one.tryTake(LockName.node("a")).orElseThrow();
        warehouse.execute(BREAK_THE_HOLDERS);
        assertThat(one.tryTake(LockName.claim("b"))).isPresent();
        assertThat(another.tryTake(LockName.node("a"))).isEmpty();

        warehouse.execute(BREAK_THE_HOLDERS);
        await().until(() -> another.tryTake(LockName.node("a")).isPresent());
        assertThat(one.tryTake(LockName.claim("c"))).isPresent();
    }

    @Test
    void aNameIsKeptThroughARestartAlthoughNothingElseIsTaken() {
        LockName node = LockName.node("a");
        one.tryTake(node).orElseThrow();
        one.workUnder(node);
        warehouse.execute(BREAK_THE_HOLDERS);

        assertThat(one.renew()).isTrue();

        assertThat(another.tryTake(node)).isEmpty();
    }

    @Test
    void whoLostItsOwnNameTakesNoOtherUntilItHasItAgain() {
        LockName node = LockName.node("a");
        one.tryTake(node).orElseThrow();
        one.workUnder(node);
        warehouse.execute(BREAK_THE_HOLDERS);
        await().until(() -> another.tryTake(node).isPresent());

        assertThat(one.tryTake(LockName.claim("b"))).isEmpty();
        assertThat(one.renew()).isFalse();
        assertThat(another.tryTake(LockName.claim("b"))).isPresent();

        another.close();
        await().until(one::renew);
        assertThat(one.tryTake(LockName.claim("b"))).isPresent();
        assertThat(another.tryTake(node)).isEmpty();
    }

    @Test
    void aNameThatWasLostAndLetGoIsNotTakenAgain() {
        NamedLocks.Held held = one.tryTake(LockName.claim("a")).orElseThrow();
        warehouse.execute(BREAK_THE_HOLDERS);
        await().until(() -> another.tryTake(LockName.claim("a")).isPresent());
        assertThat(one.renew()).isTrue();

        held.close();
        another.close();

        assertThat(one.renew()).isTrue();
        assertThat(another.tryTake(LockName.claim("a"))).isPresent();
    }
}
