// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConcurrentTakingTest {

    private final StoringOrder order = new StoringOrder();
    private final List<String> stored = Collections.synchronizedList(new ArrayList<>());

    @Test
    void storesInTheOrderOfTheClaimsWhoeverIsReadyFirst() {
        CountDownLatch thirdIsReady = new CountDownLatch(1);
        takeAll(30, claim -> {
            if (claim.arrivalId().equals("02")) {
                thirdIsReady.countDown();
            }
            if (claim.arrivalId().equals("00")) {
                await(thirdIsReady);
            }
            store(claim);
        });
        assertThat(stored).containsExactlyElementsOf(ids(30));
    }

    @Test
    void takesNoMoreThanThreeAtATime() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        takeAll(60, claim -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.yield();
            now.decrementAndGet();
            store(claim);
        });
        assertThat(most).hasValueBetween(1, 3);
    }

    @Test
    void goesOnWithTheOthersWhereOneComesToNothing() {
        takeAll(9, claim -> {
            if (!claim.arrivalId().equals("04")) {
                store(claim);
            }
        });
        assertThat(stored).containsExactly("00", "01", "02", "03", "05", "06", "07", "08");
    }

    @Test
    void throwsWhatBrokeOneOffAndLeavesNobodyWaiting() {
        CountDownLatch nextBegan = new CountDownLatch(1);
        assertThatThrownBy(() -> takeAll(9, claim -> {
                    if (claim.arrivalId().equals("01")) {
                        await(nextBegan);
                        throw new IllegalStateException("broken off");
                    }
                    if (claim.arrivalId().equals("02")) {
                        nextBegan.countDown();
                    }
                    store(claim);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken off");
        assertThat(stored).contains("00", "02");
    }

    @Test
    void letsPassWhoWasNeverAnnounced() {
        order.announce("00");
        order.await("01");
        order.passed("00");
        order.await("00");
    }

    @Test
    void hasAllButTheFirstWaitOfThoseWhoWereAnnounced() {
        order.announce("00");
        order.announce("01");
        assertThat(order.hasToWait("00")).isFalse();
        assertThat(order.hasToWait("01")).isTrue();
        assertThat(order.hasToWait("02")).isFalse();

        order.passed("00");

        assertThat(order.hasToWait("01")).isFalse();
    }

    private void takeAll(int count, ClaimTaker next) {
        try (ConcurrentTaking concurrent = new ConcurrentTaking(order, next)) {
            ids(count).forEach(id -> concurrent.take(claim(id)));
        }
    }

    private void store(Claim claim) {
        order.await(claim.arrivalId());
        stored.add(claim.arrivalId());
        order.passed(claim.arrivalId());
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj("%02d"::formatted).toList();
    }

    private static Claim claim(String id) {
        return new Claim(
                id, "office", null, LedgerKind.DELIVERY, null, Path.of(id), Instant.EPOCH, null, Grounds.NONE, null);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
