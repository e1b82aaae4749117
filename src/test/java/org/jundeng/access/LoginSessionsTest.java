// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.pipeline.night.MovingClock;
import org.junit.jupiter.api.Test;

class LoginSessionsTest {

    private static final User STEWARD =
            new User("wu.xiao", null, List.of(Role.STEWARD), List.of("hrss"), null, null, null);

    private final MovingClock clock = new MovingClock(Instant.parse("2014-07-11T01:00:00Z"));
    private final LoginSessions sessions = new LoginSessions(clock, Duration.ofMinutes(30), Duration.ofHours(12));

    @Test
    void lastsWhileItIsUsedAndNeverLongerThanADay() {
        String word = sessions.begin(STEWARD);
        for (int i = 0; i < 24; i++) {
            assertThat(sessions.user(word, knowing(STEWARD))).contains(STEWARD);
            clock.forward(Duration.ofMinutes(30));
        }
        assertThat(sessions.user(word, knowing(STEWARD))).contains(STEWARD);
        clock.forward(Duration.ofSeconds(1));
        assertThat(sessions.user(word, knowing(STEWARD))).isEmpty();
    }

    @Test
    void endsWhenItIsIdle() {
        String word = sessions.begin(STEWARD);
        clock.forward(Duration.ofMinutes(30).plusSeconds(1));

        assertThat(sessions.user(word, knowing(STEWARD))).isEmpty();
    }

    @Test
    void endsWhenAnythingOfTheUserChanged() {
        for (User changed : List.of(
                new User("wu.xiao", null, List.of(Role.AUDITOR), null, null, null, null),
                new User("wu.xiao", null, List.of(Role.STEWARD), List.of("education"), null, null, null),
                new User("wu.xiao", null, List.of(Role.STEWARD), List.of("hrss"), null, Passwords.hash("x"), null),
                new User("wu.xiao", null, List.of(Role.STEWARD), List.of("hrss"), null, null, true))) {
            String word = sessions.begin(STEWARD);
            assertThat(sessions.user(word, knowing(changed)))
                    .as("%s", changed.roles())
                    .isEmpty();
            assertThat(sessions.user(word, knowing(STEWARD))).as("for good").isEmpty();
        }
        assertThat(sessions.user(sessions.begin(STEWARD), knowing())).as("gone").isEmpty();
    }

    @Test
    void aUserHasTenAtMost() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            words.add(sessions.begin(STEWARD));
            clock.forward(Duration.ofSeconds(1));
        }

        assertThat(words).doesNotHaveDuplicates();
        assertThat(sessions.user(words.get(0), knowing(STEWARD))).isEmpty();
        assertThat(words.subList(1, 11)).allSatisfy(word -> assertThat(sessions.user(word, knowing(STEWARD)))
                .isPresent());
    }

    private static Admission knowing(User... users) {
        return new Admission(List.of(users), List.of(), null);
    }
}
