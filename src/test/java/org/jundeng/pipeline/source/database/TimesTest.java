// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void areCutAndNeverRoundedUp() {
        assertThat(Times.text("2014-07-01T10:00:00.999999999", 2, 'T')).isEqualTo("2014-07-01T10:00:00.99");
        assertThat(Times.text("2014-07-01T10:00", 3, ' ')).isEqualTo("2014-07-01 10:00:00.000");
        assertThat(Times.text("2014-07-01T10:00:59", 0, ' ')).isEqualTo("2014-07-01 10:00:59");
    }

    @Test
    void areIsoWhereTheyAreTimesAndElseAsTheyWere() {
        assertThat(Times.iso("2014-07-01 10:00:00.5")).isEqualTo("2014-07-01T10:00:00.500");
        assertThat(Times.iso("0000-00-00 00:00:00")).isEqualTo("0000-00-00 00:00:00");
        assertThat(Times.iso("2014-07-01")).isEqualTo("2014-07-01");
        assertThat(Times.iso(null)).isNull();
    }

    @Test
    void withAZoneAreLocalTimesOfTheCity() {
        ZoneId city = ZoneId.of("Asia/Shanghai");

        assertThat(Values.local(OffsetDateTime.parse("2014-07-01T10:00:00Z"), city))
                .hasToString("2014-07-01T18:00");
        assertThat(Values.local(Instant.parse("2014-07-01T10:00:00Z"), city)).hasToString("2014-07-01T18:00");
        assertThat(Values.local("2014", city)).isEqualTo("2014");
    }
}
