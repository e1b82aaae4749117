// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jundeng.pipeline.night.MovingClock;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final MovingClock clock = new MovingClock(Instant.parse("2014-07-11T01:00:00Z"));
    private final Attempts attempts = new Attempts(clock);

    @Test
    void waitsTwiceAsLongAfterEachMistakeBeyondThree() {
        for (int mistake = 1; mistake <= 3; mistake++) {
            attempts.failed("wu.xiao", "10.0.0.1");
            assertThat(attempts.waitOf("wu.xiao", "10.0.0.1")).isZero();
        }
        for (int seconds : new int[] {1, 2, 4, 8}) {
            attempts.failed("wu.xiao", "10.0.0.1");
            assertThat(attempts.waitOf("WU.Xiao", "10.0.0.1")).isEqualTo(Duration.ofSeconds(seconds));
        }
        clock.forward(Duration.ofSeconds(8));
        assertThat(attempts.waitOf("wu.xiao", "10.0.0.1")).isZero();
    }

    @Test
    void whereAUserLoggedInBeforeNobodyElseKeepsTheUserWaiting() {
        attempts.succeeded("Wu.Xiao", "192.0.2.7");
        guessFromManyAddresses("wu.xiao");

        assertThat(attempts.waitOf("wu.xiao", "192.0.2.7")).isZero();
        assertThat(attempts.waitOf("wu.xiao", "192.0.2.8")).isEqualTo(Duration.ofSeconds(20));
        for (int mistake = 1; mistake <= 4; mistake++) {
            attempts.failed("wu.xiao", "192.0.2.7");
        }
        assertThat(attempts.waitOf("wu.xiao", "192.0.2.7")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatIsTriedWhileANameWaitsDoesNotMakeItWaitLonger() {
        guessFromManyAddresses("wu.xiao");
        for (int second = 1; second < 20; second++) {
            clock.forward(Duration.ofSeconds(1));
            attempts.failed("wu.xiao", "10.1.0." + second);
        }

        assertThat(attempts.waitOf("wu.xiao", "192.0.2.8")).isEqualTo(Duration.ofSeconds(1));
        clock.forward(Duration.ofSeconds(1));
        attempts.succeeded("wu.xiao", "192.0.2.8");
        attempts.failed("wu.xiao", "10.1.0.20");
        assertThat(attempts.waitOf("wu.xiao", "192.0.2.9")).as("forgotten").isZero();
    }

    /** So it is behind a proxy on this machine that no setting names. */
    @Test
    void whatOneDoesAtThisMachineKeepsNoOtherNameWaiting() {
        for (int i = 0; i < 100; i++) {
            attempts.failed("name-" + i, "127.0.0.1");
            attempts.failed("wu.xiao", "0:0:0:0:0:0:0:1");
            clock.forward(Duration.ofSeconds(20));
        }

        assertThat(attempts.waitOf("another", "127.0.0.1")).isZero();
        attempts.failed("wu.xiao", "127.0.0.1");
        assertThat(attempts.waitOf("wu.xiao", "127.0.0.1")).isEqualTo(Duration.ofSeconds(20));
        attempts.succeeded("wu.xiao", "127.0.0.1");
        guessFromManyAddresses("wu.xiao");
        assertThat(attempts.waitOf("wu.xiao", "127.0.0.1")).isEqualTo(Duration.ofSeconds(20));
    }

    /** Each mistake when the wait for the last one is over. */
    private void guessFromManyAddresses(String name) {
        for (int i = 0; i < 20; i++) {
            clock.forward(Duration.ofSeconds(20));
            attempts.failed(name, "10.0.0." + i);
        }
    }

    @Test
    void anAddressThatTriesManyNamesWaitsAtMostFiveMinutes() {
        for (int i = 0; i < 100; i++) {
            attempts.failed("name-" + i, "10.0.0.1");
        }

        assertThat(attempts.waitOf("another", "10.0.0.1")).isEqualTo(Duration.ofMinutes(5));
        assertThat(attempts.waitOf("another", "10.0.0.2")).isZero();
    }

    @Test
    void aNetworkOfIpv6IsOneAddress() {
        for (int i = 0; i < 21; i++) {
            attempts.failed("name-" + i, "2001:db8:1:2:0:0:0:" + i);
        }

        assertThat(attempts.waitOf("another", "2001:db8:1:2:9:9:9:9")).isEqualTo(Duration.ofSeconds(1));
        assertThat(attempts.waitOf("another", "2001:db8:1:3:0:0:0:1")).isZero();
    }

    @Test
    void forgetsMistakesAfterAnHourAndAfterTheRightPassword() {
        for (int i = 0; i < 4; i++) {
            attempts.failed("wu.xiao", "10.0.0.1");
        }
        attempts.succeeded("wu.xiao", "10.0.0.1");
        assertThat(attempts.waitOf("wu.xiao", "10.0.0.1")).isZero();
        clock.forward(Duration.ofMinutes(61));
        attempts.failed("wu.xiao", "10.0.0.1");
        assertThat(attempts.waitOf("wu.xiao", "10.0.0.1")).isZero();
    }
}
