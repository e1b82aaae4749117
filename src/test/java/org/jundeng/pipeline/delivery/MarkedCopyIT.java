// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.TestPipeline;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A steward mends the marked copy that lies beside the receipt, and drops it as it is. */
class MarkedCopyIT {

    private static final Path JUNE = Path.of("config/feeds/hrss/hrss-employment/good/delivery.csv");

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path workspace;

    private Pipeline pipeline() {
        return Pipeline.open(
                new TestPipeline(workspace, warehouse).folders(),
                new RunOptions(Clock.systemUTC(), LocalDate.parse("2014-07-10"), Progress.SILENT));
    }

    private static LedgerLine take(Pipeline pipeline, String name, String text) throws IOException {
        Path inbox = Files.createDirectories(pipeline.opened().workspace().inbox("hrss"));
        Path file = Files.writeString(inbox.resolve(name), text);
        return pipeline.taking().take(pipeline.inbox().claim("hrss", file).orElseThrow());
    }

    private static List<Path> receipts(Pipeline pipeline, String part) throws IOException {
        try (Stream<Path> files = Files.list(pipeline.opened().workspace().receipts("hrss"))) {
            return files.filter(file -> file.getFileName().toString().contains(part))
                    .toList();
        }
    }

    @Test
    void theMendedCopyIsTakenAsTheFileItself() throws IOException {
        String good = Files.readString(JUNE);
        String bad = good.replaceFirst("(\n[^,]*,[^,]*,)[^,]*,", "$1无效数,");
        try (Pipeline pipeline = pipeline()) {
            LedgerLine first = take(pipeline, "就业月报-201406.csv", bad);
            assertThat(first.outcome()).isEqualTo(Outcome.REFUSED);
            Path copy = receipts(pipeline, "-标注-").get(0);
            String marked = Files.readString(copy);
            assertThat(marked)
                    .contains("〔台账号 " + first.deliveryId() + " 行 2〕“登记失业率(%)”列")
                    .contains(",备注,问题〔台账号 " + first.deliveryId() + " 行 1〕");
            assertThat(Files.readString(receipts(pipeline, ".html").get(0)))
                    .contains("您的文件，问题已标在其中")
                    .contains(copy.getFileName().toString().substring(0, 20));

            LedgerLine again = take(
                    pipeline,
                    copy.getFileName().toString(),
                    marked.replace("无效数", good.split("\n")[1].split(",")[2]));

            assertThat(again.outcome()).isEqualTo(Outcome.TAKEN);
            assertThat(again.sourceName()).isEqualTo("就业月报-201406.csv");
            assertThat(again.counts().obsNew()).isEqualTo(12);
            assertThat(receipts(pipeline, "-标注-")).containsExactly(copy);
        }
    }
}
