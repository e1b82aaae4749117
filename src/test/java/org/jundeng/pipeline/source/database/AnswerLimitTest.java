// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AnswerLimitTest {

    private final AtomicLong nanos = new AtomicLong(-5);
    private final AnswerLimit limit = new AnswerLimit(60, nanos::get);
    private final Session session = new Session(
            Dialects.of("jdbc:dm:x"), Limits.of(60, ZoneId.of("UTC"), Instant.EPOCH), new PromisedLabels(List.of()));

    @Test
    void boundsTheWholeAnswerAndSaysHowItDripped() throws AskingFailed {
        after(30);
        limit.row();
        after(29);
        limit.row();
        after(2);

        assertThatThrownBy(limit::row)
                .hasMessage("no end after 60 s: 2 rows had come, the last one after 59 s")
                .isInstanceOfSatisfying(AskingFailed.class, failed -> assertThat(failed.trouble())
                        .isEqualTo(Trouble.SLOW));
    }

    @Test
    void takesAnErrorAfterItsEndForTheConsequence() {
        SQLException cut = new SQLException("connection closed", "08003");

        assertThat(limit.told(session, cut)).hasMessage("connection closed");
        after(61);
        assertThat(limit.told(session, cut)).hasMessage("no end after 60 s: not one row had come");
    }

    @Test
    void keepsTheServersOwnWordsForItsOwnLimit() {
        after(61);

        assertThat(limit.told(session, new SQLException("statement timeout", "57014")))
                .hasMessage("statement timeout");
    }

    private void after(int seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }
}
