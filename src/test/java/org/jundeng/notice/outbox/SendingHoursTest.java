// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the mails of 周, who wants to be left alone from 22:00 to 09:00, may leave. */
class SendingHoursTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "digest, 2014-06-30T08:00, false, 2014-06-30T09:00", // a Monday
        "digest, 2014-06-30T09:00, true,",
        "digest, 2014-06-28T12:00, false, 2014-06-30T08:00", // a Saturday
        "digest, 2014-05-04T12:00, true,", // a Sunday that is worked
        "at-once, 2014-06-28T12:00, true,",
        "at-once, 2014-06-28T23:30, false, 2014-06-29T09:00",
        "steward, 2014-06-28T12:00, true,",
        "steward, 2014-06-28T22:00, false, 2014-06-29T09:00",
        "answer, 2014-06-28T23:30, true,"
    })
    void letNothingLeaveInQuietHoursAndDigestsOnWorkingDaysOnly(
            String kind, LocalDateTime now, boolean leaves, LocalDateTime notBefore) throws IOException {
        ConfigCopy config = ConfigCopy.into(folder);
        config.spoil("people.yaml", "    deputy: wu", "    deputy: wu\n    notices: {quiet: '22:00-09:00'}");
        Catalogue catalogue = Catalogue.read(config.folder(), new Faults());
        SendingHours hours =
                new SendingHours(catalogue.people(), catalogue.workingDays(), ZONE, SendingHoursTest::eightOClock);

        assertThat(hours.ask(kind, "zhou", instant(now)))
                .isEqualTo(new SendingHours.Answer(leaves, notBefore == null ? null : instant(notBefore)));
        assertThat(hours.ask("at-once", "somebody", instant(now)).leaves()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "digest, 2014-06-30T02:00, 2014-06-30T07:59, false",
        "digest, 2014-06-30T02:00, 2014-06-30T08:03, true", // a minute that was missed is made up for
        "digest, 2014-06-30T08:00, 2014-06-30T08:01, false",
        "digest, 2014-06-27T08:30, 2014-06-30T07:59, false", // neither Saturday nor Sunday
        "digest, 2014-06-27T08:30, 2014-06-30T08:00, true",
        "steward, 2014-06-27T08:30, 2014-06-28T08:00, true"
    })
    void knowWhetherAnHourOfTheNoticesHasCome(String kind, LocalDateTime written, LocalDateTime now, boolean hasCome)
            throws IOException {
        Catalogue catalogue = Catalogue.read(ConfigCopy.into(folder).folder(), new Faults());
        SendingHours hours =
                new SendingHours(catalogue.people(), catalogue.workingDays(), ZONE, SendingHoursTest::eightOClock);

        assertThat(hours.hasHourCome(kind, instant(written), instant(now))).isEqualTo(hasCome);
        SendingHours never = new SendingHours(catalogue.people(), catalogue.workingDays(), ZONE, instant -> null);
        assertThat(never.hasHourCome(kind, instant(written), instant(now))).isFalse();
    }

    private static Instant eightOClock(Instant instant) {
        LocalDateTime eight =
                LocalDateTime.ofInstant(instant, ZONE).toLocalDate().atTime(8, 0);
        return instant(instant(eight).isAfter(instant) ? eight : eight.plusDays(1));
    }

    private static Instant instant(LocalDateTime time) {
        return time.atZone(ZONE).toInstant();
    }
}
