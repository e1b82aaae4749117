// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.Observation;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.Content;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    private final Said said = new Said(3);
    private final List<String> heard = new ArrayList<>();

    @Test
    void handsOverFromMemoryWhatItHasRead() throws IOException {
        Content ahead = ReadAhead.of(said, new Said(0), 5);
        assertThat(said.asked).isOne();

        assertThat(hear(ahead)).isEqualTo(new Content.Verdict(4, 1, 2, false));
        assertThat(heard).containsExactly("1", "2", "3", "no-rows");
        assertThat(said.asked).isOne();
    }

    @Test
    void readsAgainWhereItIsAskedAgain() throws IOException {
        Said again = new Said(3);
        Content ahead = ReadAhead.of(said, again, 5);
        hear(ahead);
        heard.clear();

        hear(ahead);

        assertThat(heard).containsExactly("1", "no-rows", "2", "3");
        assertThat(again.asked).isOne();
    }

    @Test
    void holdsNothingOfWhatIsTooLarge() throws IOException {
        assertThat(ReadAhead.of(said, said, 4)).isNotSameAs(said);
        assertThat(ReadAhead.of(said, said, 3)).isSameAs(said);
        assertThat(ReadAhead.of(said, said, 2)).isSameAs(said);
    }

    @Test
    void breaksOffWhereTheReadingDoes() {
        Content broken = (observations, findings) -> {
            throw new IOException("the disk is gone");
        };

        assertThatThrownBy(() -> ReadAhead.of(broken, broken, 5)).isInstanceOf(IOException.class);
    }

    @Test
    void promisesWhatTheContentPromises() throws IOException {
        Content ahead = ReadAhead.of(said, said, 5);

        assertThat(ahead.promises()).isSameAs(said.promises);
        assertThat(ahead.completeness()).containsSame(said.completeness);
        assertThat(ahead.pull()).isEmpty();
    }

    private Content.Verdict hear(Content content) throws IOException {
        return content.deliver(
                observation -> heard.add(observation.obsValue().toPlainString()),
                finding -> heard.add(finding.code().code()));
    }

    /** So many observations, the numbers from 1 on, and a finding behind the first. */
    private static final class Said implements Content {

        private final Promises promises = new Promises(List.of("here"), List.of());
        private final Completeness completeness =
                new Completeness(true, BigDecimal.ONE, Freq.M, Set.of("unemployment-rate"));
        private final int rows;
        private int asked;

        Said(int rows) {
            this.rows = rows;
        }

        @Override
        public Verdict deliver(Consumer<Observation> observations, Consumer<Finding> findings) {
            asked++;
            LongStream.rangeClosed(1, rows).forEach(row -> {
                observations.accept(new Observation(
                        SeriesKey.of(Freq.M, "unemployment-rate", "here"),
                        TimePeriod.parse("2014-06").orElseThrow(),
                        BigDecimal.valueOf(row),
                        ObsStatus.A,
                        new Observation.Origin(row, 1)));
                if (row == 1) {
                    findings.accept(Finding.of(FindingCode.NO_ROWS, ""));
                }
            });
            return new Verdict(rows + 1L, 1, 2, false);
        }

        @Override
        public Promises promises() {
            return promises;
        }

        @Override
        public Optional<Completeness> completeness() {
            return Optional.of(completeness);
        }
    }
}
