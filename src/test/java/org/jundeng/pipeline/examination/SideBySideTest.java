// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jundeng.pipeline.examination.Remarks.Kind;
import org.jundeng.pipeline.examination.Remarks.Remark;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private record Each(String subject, Consumer<Remarks> looks) implements Examiner {
        @Override
        public void examine(Remarks remarks) {
            looks.accept(remarks);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void looksAtTheSameTimeAndKeepsTheOrder() {
        CountDownLatch both = new CountDownLatch(2);
        Consumer<Remarks> meets = remarks -> {
            both.countDown();
            await(both);
            remarks.note("met");
        };

        assertThat(new SideBySide(Duration.ofMinutes(5))
                        .examine(List.of(new Each("a", meets), new Each("b", remarks -> {
                            meets.accept(remarks);
                            remarks.fault("b's");
                        }))))
                .containsExactly(
                        new Remark(Kind.NOTE, "met"), new Remark(Kind.NOTE, "met"), new Remark(Kind.FAULT, "b's"));
    }

    @Test
    void doesNotWaitForOneThatHangsAndKeepsWhatItHasSaid() {
        CountDownLatch never = new CountDownLatch(1);
        Examiner hangs = new Each("the hanging server", remarks -> {
            remarks.note("begun");
            await(never);
        });

        assertThat(new SideBySide(Duration.ofSeconds(1)).examine(List.of(hangs)))
                .containsExactly(
                        new Remark(Kind.NOTE, "begun"),
                        new Remark(Kind.AWAY, "the hanging server was not done being asked within 1 s"));
        never.countDown();
    }

    @Test
    void tellsWhatBrokeAnExaminer() {
        Examiner breaks = new Each("this one", remarks -> {
            throw new IllegalStateException("broken");
        });

        assertThat(new SideBySide(Duration.ofMinutes(5)).examine(List.of(breaks)))
                .containsExactly(new Remark(
                        Kind.AWAY, "this one could not be examined: java.lang.IllegalStateException: broken"));
    }
}
