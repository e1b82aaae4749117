// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.jundeng.cli.Terminal;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.TestPipeline;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two deliveries that too many bad rows held back, and one that was taken in part, taken again by one command. */
class ManyAgainIT {

    private static final String HEADER = "地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人)\n";

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path workspace;

    private static LedgerLine take(Pipeline pipeline, String month, String second) throws IOException {
        Path inbox = Files.createDirectories(pipeline.opened().workspace().inbox("hrss"));
        String row = "上城区,%s,3.4,95.1,500,200\n%s,%s,3.5,95.2,600,300\n".formatted(month, second, month);
        Path file = Files.writeString(inbox.resolve("就业月报-" + month + ".csv"), HEADER + row);
        return pipeline.taking().take(pipeline.inbox().claim("hrss", file).orElseThrow());
    }

    @Test
    void releasesAndReplaysManyInTheirOrder() throws IOException {
        long may;
        long june;
        long april;
        RunOptions options = new RunOptions(Clock.systemUTC(), LocalDate.parse("2014-07-10"), Progress.SILENT);
        try (Pipeline pipeline = Pipeline.open(new TestPipeline(workspace, warehouse).folders(), options)) {
            april = take(pipeline, "2014-04", "下城区").deliveryId();
            LedgerLine first = take(pipeline, "2014-05", "下成区去");
            assertThat(first.outcome()).isEqualTo(Outcome.REFUSED);
            may = first.deliveryId();
            june = take(pipeline, "2014-06", "下成区去").deliveryId();
        }
        Terminal terminal = Terminal.on(warehouse, workspace, Path.of("config"));

        Said released = terminal.say("release", "--feed", "hrss-employment", "--since", "2014-07-01");

        assertThat(released.exit()).as(released.err()).isZero();
        assertThat(released.lines()).hasSize(2);
        assertThat(released.lines().get(0))
                .isEqualTo(
                        "Line %d (就业月报-2014-05.csv) was taken again as line %d: taken-in-part, 4 new, 0 revised,"
                                + " 0 unchanged.",
                        may, june + 1);
        assertThat(released.lines().get(1)).startsWith("Line " + june + " (");
        Said again = terminal.say("release", "--feed", "hrss-employment", "--since", "2014-07-01");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("since 2014-07-01 there is nothing of hrss-employment to release");

        Said open = terminal.say("deliveries", "--open", "--csv");
        assertThat(open.lines()).hasSize(3);
        assertThat(open.lines().get(0)).endsWith(",rows_open,days_open");

        Said replayed = terminal.say("replay", "--feed", "就业失业月报", "--since", "2014-07-01");
        assertThat(replayed.lines()).hasSize(3);
        assertThat(replayed.lines().get(0)).startsWith("Line " + april + " (就业月报-2014-04.csv)");
        assertThat(replayed.exit()).isEqualTo(1);

        assertThat(terminal.say("replay").err()).contains("say which: the ledger number of one delivery, or --feed");
        assertThat(terminal.say("replay", "7", "--feed", "hrss-employment").exit())
                .isNotZero();
    }
}
