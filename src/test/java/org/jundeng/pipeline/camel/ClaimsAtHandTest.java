// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.junit.jupiter.api.Test;

class ClaimsAtHandTest {

    private static final Claim CLAIM = new Claim(
            "20140710-1",
            "hrss",
            null,
            LedgerKind.DELIVERY,
            null,
            Path.of("a.csv"),
            Instant.parse("2014-07-10T02:00:00Z"),
            null,
            Grounds.NONE,
            null,
            false);

    private final ClaimsAtHand atHand = new ClaimsAtHand();

    @Test
    void aClaimThatIsNotYetBegunIsNotLeft() throws IOException {
        atHand.claim(() -> Optional.of(CLAIM));
        assertThat(atHand.leftOf(() -> List.of(CLAIM))).isEmpty();

        assertThat(atHand.begin(CLAIM)).isTrue();
        assertThat(atHand.leftOf(() -> List.of(CLAIM))).isEmpty();
        assertThat(atHand.begin(CLAIM)).as("by another thread").isFalse();

        atHand.end(CLAIM);
        assertThat(atHand.leftOf(() -> List.of(CLAIM))).containsExactly(CLAIM);
        assertThat(atHand.isAnyBegun()).isFalse();
    }

    @Test
    void aClaimThatWaitsToBeTriedAgainIsNotLeft() {
        atHand.begin(CLAIM);
        atHand.pause(CLAIM);
        assertThat(atHand.leftOf(() -> List.of(CLAIM))).isEmpty();
        assertThat(atHand.isAnyBegun()).isFalse();

        assertThat(atHand.begin(CLAIM)).as("by the same thread").isTrue();
        atHand.pause(CLAIM);
        atHand.letGo(CLAIM);
        assertThat(atHand.leftOf(() -> List.of(CLAIM))).containsExactly(CLAIM);
    }

    @Test
    void noneIsLeftWhoseBytesMovedAMomentAgo() throws IOException {
        CountDownLatch moved = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<List<Claim>> left = CompletableFuture.supplyAsync(() -> {
            await(moved);
            asked.countDown();
            return atHand.leftOf(() -> List.of(CLAIM));
        });

        atHand.claim(() -> {
            moved.countDown();
            await(asked);
            return Optional.of(CLAIM);
        });

        assertThat(left.join()).isEmpty();
    }

    @Test
    void whatAnotherNodeClaimedIsNotAtHand() throws IOException {
        assertThat(atHand.claim(Optional::empty)).isNull();
        assertThat(atHand.leftOf(() -> List.of(CLAIM))).containsExactly(CLAIM);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
