// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jundeng.contract.BadRows;
import org.jundeng.contract.Watermark;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.notice.decision.Verdict;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.Observation;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;
import org.jundeng.pipeline.outage.Shutdown;
import org.jundeng.warehouse.ledger.Pull;
import org.jundeng.warehouse.load.Content;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    private final Said said = new Said(3, Map.of());
    private final List<String> heard = new ArrayList<>();
    private final Shutdown shutdown = new Shutdown();

    @Test
    void handsOverFromMemoryWhatItHasReadInItsOrder() throws IOException {
        Content ahead = ahead(said, 3, 1);
        assertThat(said.asked).isOne();

        assertThat(hear(ahead)).isEqualTo(new Content.Verdict(4, 1, BadRows.ANY, false));
        assertThat(heard).containsExactly("1", "no-rows", "2", "3");
        assertThat(said.asked).isOne();
    }

    @Test
    void readsAgainWhereItIsAskedAgain() throws IOException {
        Said again = new Said(3, Map.of());
        Content ahead = ReadAhead.of(said, again, shutdown, new ReadAhead.Limit(3, 1));
        hear(ahead);
        heard.clear();

        hear(ahead);

        assertThat(heard).containsExactly("1", "no-rows", "2", "3");
        assertThat(again.asked).isOne();
    }

    @Test
    void holdsNothingOfWhatIsTooMuch() throws IOException {
        assertThat(ahead(said, 3, 1)).isNotSameAs(said);
        assertThat(ahead(said, 2, 1)).isSameAs(said);
        assertThat(ahead(said, 3, 0)).isSameAs(said);
    }

    @Test
    void countsDimensionsForTheyTakeRoom() throws IOException {
        Said split = new Said(3, Map.of("sex", "f", "age", "60"));

        assertThat(ahead(split, 9, 1)).isNotSameAs(split);
        assertThat(ahead(split, 8, 1)).isSameAs(split);
    }

    @Test
    void beginsWithNoFileThatWillHardlyFit() {
        ReadAhead.Limit limit = new ReadAhead.Limit(10, 1);

        assertThat(limit.mayHold(600)).isTrue();
        assertThat(limit.mayHold(601)).isFalse();
        assertThat(ReadAhead.Limit.ofThisHeap().things()).isBetween(1L, 1L << 17);
    }

    @Test
    void breaksOffWhereTheProcessEndsWhileItHandsOver() throws IOException {
        Content ahead = ahead(new Said(3_000, Map.of()), 3_000, 1);
        List<Observation> taken = new ArrayList<>();

        assertThatThrownBy(() -> ahead.deliver(
                        observation -> {
                            taken.add(observation);
                            if (taken.size() == 1_500) {
                                shutdown.begin();
                            }
                        },
                        finding -> {}))
                .isInstanceOf(Shutdown.BrokenOff.class);
        assertThat(taken).hasSize(2_047);
    }

    @Test
    void breaksOffWhereTheReadingDoes() {
        Content broken = (observations, findings) -> {
            throw new IOException("the disk is gone");
        };

        assertThatThrownBy(() -> ahead(broken, 5, 1)).isInstanceOf(IOException.class);
    }

    @Test
    void promisesWhatTheContentPromises() throws IOException {
        Content ahead = ahead(said, 3, 1);

        assertThat(ahead.promises()).isSameAs(said.promises);
        assertThat(ahead.completeness()).containsSame(said.completeness);
        assertThat(ahead.pull()).containsSame(said.pull);
    }

    private Content ahead(Content content, long things, int findings) throws IOException {
        return ReadAhead.of(content, content, shutdown, new ReadAhead.Limit(things, findings));
    }

    private Content.Verdict hear(Content content) throws IOException {
        return content.deliver(
                observation -> heard.add(observation.obsValue().toPlainString()),
                finding -> heard.add(finding.code().code()));
    }

    /** So many observations, the numbers from 1 on, and a finding behind the first. */
    private static final class Said implements Content {

        private final Promises promises = new Promises(List.of("here"), List.of(), null);
        private final Completeness completeness =
                new Completeness(true, BigDecimal.ONE, Freq.M, Set.of("unemployment-rate"));
        private final Pull pull = new Pull("question", Watermark.Type.NUMBER, null, "7", 0, 0);
        private final int rows;
        private final Map<String, String> dimensions;
        private int asked;

        Said(int rows, Map<String, String> dimensions) {
            this.rows = rows;
            this.dimensions = dimensions;
        }

        @Override
        public Optional<Pull> pull() {
            return Optional.of(pull);
        }

        @Override
        public Verdict deliver(Consumer<Observation> observations, Consumer<Finding> findings) {
            asked++;
            LongStream.rangeClosed(1, rows).forEach(row -> {
                observations.accept(new Observation(
                        new SeriesKey(Freq.M, "unemployment-rate", "here", new TreeMap<>(dimensions)),
                        TimePeriod.parse("2014-06").orElseThrow(),
                        BigDecimal.valueOf(row),
                        ObsStatus.A,
                        new Observation.Origin(row, 1)));
                if (row == 1) {
                    findings.accept(Finding.of(FindingCode.NO_ROWS, ""));
                }
            });
            return new Verdict(rows + 1L, 1, BadRows.ANY, false);
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
