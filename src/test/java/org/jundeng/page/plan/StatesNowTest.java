// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jundeng.assess.Assessment;
import org.junit.jupiter.api.Test;

/** Past days that are judged anew: how often that is computed, and for how many at a time. */
class StatesNowTest {

    private static final LocalDate DAY = LocalDate.of(2014, 7, 10);

    @Test
    void areComputedOnceUntilTheLedgerHasAnotherLine() {
        AtomicLong lastLine = new AtomicLong(7);
        AtomicInteger computed = new AtomicInteger();
        StatesNow states = new StatesNow(
                day -> {
                    computed.incrementAndGet();
                    return List.of();
                },
                lastLine::get);

        states.on(DAY);
        states.on(DAY);
        assertThat(computed).hasValue(1);

        lastLine.incrementAndGet();
        states.on(DAY);
        assertThat(computed).hasValue(2);

        for (int other = 1; other <= 20; other++) {
            states.on(DAY.minusDays(other));
        }
        states.on(DAY);
        assertThat(computed).as("only some days are kept").hasValue(23);
    }

    @Test
    void areComputedForAFewAtATimeAndRefusedToOthers() {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        StatesNow states = new StatesNow(
                day -> {
                    begun.countDown();
                    waitFor(end);
                    return List.of();
                },
                () -> 7);
        List<CompletableFuture<List<Assessment>>> asking = new ArrayList<>();
        for (int other = 1; other <= 2; other++) {
            LocalDate day = DAY.minusDays(other);
            asking.add(CompletableFuture.supplyAsync(() -> states.on(day)));
        }
        waitFor(begun);

        assertThatThrownBy(() -> states.on(DAY)).isInstanceOf(StatesNow.Busy.class);

        end.countDown();
        asking.forEach(CompletableFuture::join);
        assertThat(states.on(DAY)).isEmpty();
        assertThat(states.on(DAY.minusDays(1))).isEmpty();
    }

    @Test
    void leaveTheTurnToOthersWhereTheyFail() {
        StatesNow states = new StatesNow(
                day -> {
                    throw new IllegalStateException("no warehouse");
                },
                () -> 7);

        for (int time = 0; time < 5; time++) {
            assertThatThrownBy(() -> states.on(DAY)).hasMessage("no warehouse");
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).as("in time").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
