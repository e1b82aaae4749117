// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.pipeline.night.ConfigCopies;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.night.TestPipeline;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ReleaseIT {

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path workspace;

    @Test
    void aReleasedDeliveryIsTakenAsFarAsItCanBe() throws IOException {
        try (RunningPipeline running = new TestPipeline(workspace, warehouse).begin()) {
            Path file = running.pipeline().opened().workspace().inbox("hrss").resolve("就业月报1.csv");
            Files.writeString(
                    file,
                    "地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人)\n"
                            + "上城区,2014年5月,3.1,96,1,2\n西湖区,2014年5月,x,y,z,2\n火星区,2014年5月,3.1,96,1,2\n");
            LedgerLine refused = running.night().run("nightly").lines().get(0);

            LedgerLine released = running.pipeline().takeAgain().take(LedgerKind.RELEASE, refused);

            assertThat(refused.result().outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(released.result().outcome()).isEqualTo(Outcome.TAKEN_IN_PART);
            assertThat(released.arrival().kind()).isEqualTo(LedgerKind.RELEASE);
            assertThat(released.arrival().concerns()).isEqualTo(refused.deliveryId());
            assertThat(released.result().counts().obsNew()).isEqualTo(5);
        }
    }

    @Test
    void aReplayedDeliveryLeavesWhatANewerOneHasSaid() throws IOException {
        try (RunningPipeline running = new TestPipeline(workspace, warehouse).begin()) {
            LedgerLine first = deliver(running, "就业月报1.csv", "3.1");
            deliver(running, "就业月报2.csv", "3.2");

            LedgerLine again = running.pipeline().takeAgain().take(LedgerKind.REPLAY, first);

            assertThat(again.result().counts().obsRevised()).isZero();
            assertThat(again.arrival().times().asOf().stamp())
                    .isEqualTo(first.arrival().times().asOf().stamp());
            assertThat(running.pipeline().opened().ledger().findings(again.deliveryId()))
                    .extracting(Finding::code)
                    .contains(FindingCode.OLDER_THAN_KNOWN);
            assertThat(warehouse.texts("select obs_value::text from observation join series using (series_id)"
                            + " where region_id = 'shangcheng' and obs_value in (3.1, 3.2)"))
                    .containsExactly("3.2");
        }
    }

    /** Versions of contracts are kept: what came while CSV was promised is still read by that promise. */
    @Test
    void whatCameUnderAPromiseOfCsvIsReadByItAndReplayedAsATable(@TempDir Path copies) throws IOException {
        Path config = copies.resolve("config");
        ConfigCopies.whole(config);
        Path contract = config.resolve("feeds/hrss/hrss-employment.yaml");
        String table = Files.readString(contract);
        Files.writeString(
                contract,
                table.replace("format: table", "format: csv")
                        .replace("就业月报*", "就业月报*.csv")
                        .replace("role: time-period, optional: true", "role: time-period")
                        .replaceFirst("time-period: .*", ""));
        TestPipeline pipeline = new TestPipeline(workspace, warehouse).with(config, Path.of("routes"));
        LedgerLine first;
        try (RunningPipeline running = pipeline.begin()) {
            first = deliver(running, "就业月报1.csv", "3.1");
        }
        Files.writeString(contract, table);
        try (RunningPipeline running = pipeline.begin()) {
            KeptRows kept = new KeptRows(
                    running.pipeline().opened().workspace(),
                    warehouse.dataSource(),
                    running.pipeline().opened().configuration().catalogue().formerIndicators());

            assertThat(kept.text(first, 2)).contains("上城区,2014年5月,3.1,96,1,2");
            assertThat(kept.cells(first, 2).orElseThrow().cells())
                    .containsExactly("上城区", "2014年5月", "3.1", "96", "1", "2");
            LedgerLine again = running.pipeline().takeAgain().take(LedgerKind.REPLAY, first);
            assertThat(again.result().outcome()).isEqualTo(Outcome.UNCHANGED);
            assertThat(again.arrival().promise().contractHash())
                    .isNotEqualTo(first.arrival().promise().contractHash());
        }
    }

    private static LedgerLine deliver(RunningPipeline running, String name, String rate) throws IOException {
        Files.writeString(
                running.pipeline().opened().workspace().inbox("hrss").resolve(name),
                "地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人)\n上城区,2014年5月," + rate + ",96,1,2\n");
        LedgerLine line = running.night().run("nightly").lines().stream()
                .filter(each -> each.arrival().origin().sourceName().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(line.result().outcome()).isEqualTo(Outcome.TAKEN);
        return line;
    }
}
