// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.intake.ContractText;
import org.jundeng.observation.FigureKey;
import org.jundeng.observation.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeDeliveryTest {

    private static final int ROWS = 300_000;
    private static final long MOST_BYTES_HELD = 24L << 20;
    private static final String REST = "layout: wide, bad-rows: {policy: quarantine-row, max-share: 1}, columns: ["
            + "{name: 地区, role: ref-area}, {name: 月份, role: time-period},"
            + "{name: 率, role: obs-value, indicator: unemployment-rate}, {name: 注, role: note}]";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "x"})
    void holdsNoMoreOfALargeFileThanOfASmallOne(String value) throws IOException {
        Path file = folder.resolve("large.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file, Charset.forName("GB18030"))) {
            out.write("地区,月份,率,注\n");
            for (int i = 0; i < ROWS; i++) {
                out.write("上城区,2014年6月," + value + ",第" + i + "行的说明\n");
            }
        }
        Contract contract = ContractText.dropped("csv", REST);
        Counting sink = new Counting();

        DeliveryReader.Verdict verdict =
                DeliveryReader.read(file, contract, Delivered.catalogue(folder), Delivered.DAY, sink);

        assertThat(verdict.rowsRead()).isEqualTo(ROWS);
        assertThat(sink.observations + sink.findings).isEqualTo(ROWS);
        assertThat(sink.rejected)
                .as("rows of which it is told what they are about")
                .isEqualTo(value.equals("x") ? 10_000 : 0);
        assertThat(sink.mostHeld - sink.heldFirst).isLessThan(MOST_BYTES_HELD);
    }

    @Test
    void handsOnWhatTheSinkCannotTake() throws IOException {
        Path file = folder.resolve("small.csv");
        Files.writeString(file, "地区,月份,率,注\n上城区,2014-06,3,\n");
        DeliveryReader.Sink full = new Counting() {
            @Override
            public void observation(Observation observation) throws IOException {
                throw new IOException("disk full");
            }
        };

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> DeliveryReader.read(
                        file, ContractText.dropped("csv", REST), Delivered.catalogue(folder), Delivered.DAY, full))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
    }

    /** Measures what is held after a collection, a few times on the way. */
    private static class Counting implements DeliveryReader.Sink {

        private long observations;
        private long findings;
        private long rejected;
        private long heldFirst;
        private long mostHeld;

        @Override
        public void observation(Observation observation) throws IOException {
            observations++;
        }

        @Override
        public void rejected(long rowNo, List<FigureKey> keys) {
            rejected++;
        }

        @Override
        public void finding(Finding finding) {
            findings++;
        }

        @Override
        public void progress(long bytesRead, long rowsRead) {
            if (rowsRead % (1024 * 64) != 0) {
                return;
            }
            System.gc();
            long held =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            heldFirst = heldFirst == 0 ? held : heldFirst;
            mostHeld = Math.max(mostHeld, held);
        }
    }
}
