// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LatestAnswerTest {

    private static final Instant NOW = Instant.parse("2014-07-10T01:00:00Z");
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch silent = new CountDownLatch(1);

    private LatestAnswer<Integer> answer(Supplier<Integer> question) {
        return new LatestAnswer<>("the test", question, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private int count() {
        return asked.incrementAndGet();
    }

    private int waitAndCount() {
        int count = count();
        try {
            if (count > 1) {
                silent.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return count;
    }

    @Test
    void asksEachTimeWhereTheAnswerComes() {
        LatestAnswer<Integer> answer = answer(this::count);

        assertThat(answer.within(LONG).latest()).contains(new LatestAnswer.Known<>(1, NOW));
        assertThat(answer.within(LONG).latest()).contains(new LatestAnswer.Known<>(2, NOW));
        assertThat(answer.within(LONG).isCurrent()).isTrue();
    }

    @Test
    void hasTheLastAnswerAndAsksOnlyOnceWhileNoneComes() {
        LatestAnswer<Integer> answer = answer(this::waitAndCount);
        answer.within(LONG);

        LatestAnswer.Answer<Integer> first = answer.within(AT_ONCE);
        LatestAnswer.Answer<Integer> second = answer.within(AT_ONCE);

        assertThat(first.isCurrent()).isFalse();
        assertThat(second.latest()).contains(new LatestAnswer.Known<>(1, NOW));
        assertThat(second.ageSeconds(NOW.plusSeconds(12))).contains(12L);
        silent.countDown();
        assertThat(answer.within(LONG).latest()).isPresent();
        await().until(() -> answer.within(LONG).isCurrent());
        assertThat(asked.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void hasNoneWhereTheQuestionFails() {
        LatestAnswer<Integer> answer = answer(() -> {
            throw new IllegalStateException("gone");
        });

        assertThat(answer.within(LONG)).isEqualTo(new LatestAnswer.Answer<>(false, Optional.empty()));
        assertThat(answer.within(LONG).ageSeconds(NOW)).isEmpty();
    }
}
