// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.TestPipeline;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.pipeline.workspace.DeliveredName;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A file of one month that comes again as that of the next: its receipt says what is still owed. */
class RepeatedFilesIT {

    private static final Path JUNE = Path.of("config/feeds/hrss/hrss-employment/good/delivery.csv");

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path workspace;

    private Pipeline pipeline(String date) {
        return Pipeline.open(
                new TestPipeline(workspace, warehouse).folders(),
                new RunOptions(Clock.systemUTC(), LocalDate.parse(date), Progress.SILENT));
    }

    private LedgerLine take(Pipeline pipeline, String bureau, String name) throws IOException {
        Path inbox = Files.createDirectories(pipeline.opened().workspace().inbox(bureau));
        Claim claim = pipeline.inbox()
                .claim(bureau, Files.copy(JUNE, inbox.resolve(name)))
                .orElseThrow();
        return pipeline.taking().take(claim);
    }

    private static JsonNode receipt(Pipeline pipeline, LedgerLine line) throws IOException {
        String name = DeliveredName.behind(
                line.arrival().arrivalId(), line.arrival().origin().sourceName() + ".json");
        return new ObjectMapper()
                .readTree(pipeline.opened()
                        .workspace()
                        .receipts(line.arrival().origin().bureau())
                        .resolve(name)
                        .toFile());
    }

    @Test
    void aDuplicateSaysWhatIsOwedWheneverItIsAsked() throws IOException {
        LedgerLine first;
        try (Pipeline july = pipeline("2014-07-10")) {
            first = take(july, "hrss", "就业月报-201406.csv");
        }
        try (Pipeline august = pipeline("2014-08-05")) {
            LedgerLine again = take(august, "hrss", "就业月报-201407.csv");
            JsonNode receipt = receipt(august, again);

            assertThat(again.result().outcome()).isEqualTo(Outcome.DUPLICATE);
            assertThat(receipt.at("/owed/periods").toString()).isEqualTo("[\"2014-07\"]");
            assertThat(receipt.at("/owed/dueDay").asText()).isEqualTo("2014-08-12");
            assertThat(receipt.at("/toDo/zh").asText())
                    .isEqualTo("此文件与2014年7月10日收到的“就业月报-201406.csv”（台账号 " + first.deliveryId()
                            + "）完全相同，没有带来新的数据。“就业失业月报”还欠2014年7月的数据，应在2014年8月12日前报送：请导出这一期的数据再放入。");
            assertThat(receipt.at("/toDo/en").asText())
                    .contains("July 2014 of \"Monthly employment report\" is still owed, due by 12 August 2014");
        }
    }

    @Test
    void aFileOfAnotherBureauIsNamedAsSuch() throws IOException {
        try (Pipeline pipeline = pipeline("2014-07-10")) {
            LedgerLine line = take(pipeline, "education", "就业月报-201406.csv");
            JsonNode receipt = receipt(pipeline, line);

            assertThat(line.result().outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(receipt.at("/findings/0/code").asText()).isEqualTo("another-bureaus-file");
            assertThat(receipt.at("/toDo/zh").asText()).isEqualTo("请把它放入市人力资源和社会保障局的文件夹 hrss；如果确是本单位的文件，请改名后重新放入。");
            assertThat(receipt.at("/findings/0/zh/promised").asText()).contains("“就业失业月报”");
        }
    }
}
