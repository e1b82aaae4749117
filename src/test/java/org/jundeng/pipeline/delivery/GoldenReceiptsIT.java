// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jundeng.contract.Contract;
import org.jundeng.pipeline.inbox.Spooled;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.TestPipeline;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.pipeline.workspace.DeliveredName;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each golden delivery has its receipt. After a wanted change {@code -Djundeng.write-golden=true} writes them anew;
 * read the difference before you commit it.
 */
class GoldenReceiptsIT {

    private static final Path GOLDEN = Path.of("config/feeds");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final List<String> DIFFERENT_EACH_TIME = List.of("arrivalId", "arrivedAt", "recordedAt", "keptPath");

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path workspace;

    @TestFactory
    Stream<DynamicTest> eachGoldenDeliveryHasItsReceipt() throws IOException {
        Pipeline pipeline = Pipeline.open(
                new TestPipeline(workspace, warehouse).folders(),
                new RunOptions(java.time.Clock.systemUTC(), TestPipeline.NIGHT, Progress.SILENT));
        List<Path> cases;
        try (Stream<Path> files = Files.walk(GOLDEN, 4)) {
            cases = files.filter(file -> file.getFileName().toString().startsWith("delivery."))
                    .sorted()
                    .toList();
        }
        return cases.stream()
                .map(file -> DynamicTest.dynamicTest(
                        GOLDEN.relativize(file.getParent()).toString(), () -> check(pipeline, file)))
                .onClose(pipeline::close);
    }

    private void check(Pipeline pipeline, Path delivery) throws IOException {
        warehouse.execute("truncate delivery, finding, series, observation, revision restart identity cascade");
        LedgerLine first = take(pipeline, delivery);
        String receipt = receipt(pipeline, first);
        Path golden = delivery.resolveSibling("receipt.json");
        if (Boolean.getBoolean("jundeng.write-golden")) {
            Files.writeString(golden, receipt);
        }

        assertThat(receipt).isEqualTo(Files.readString(golden));

        LedgerLine again = take(pipeline, delivery);
        assertThat(again.result().counts().obsNew() + again.result().counts().obsRevised())
                .isZero();
    }

    private static LedgerLine take(Pipeline pipeline, Path delivery) throws IOException {
        String feed = delivery.getParent().getParent().getFileName().toString();
        Contract contract = pipeline.opened()
                .configuration()
                .contracts()
                .feed(feed)
                .orElseThrow()
                .contract();
        Claim claim;
        if (contract.source() != null) {
            Path spool = pipeline.inbox().newSpool(contract.bureau(), feed);
            Files.write(spool, Files.readAllBytes(delivery));
            claim = pipeline.inbox().claimSpool(contract.bureau(), feed, new Spooled(spool, null, false));
        } else {
            Path inbox = Files.createDirectories(pipeline.opened().workspace().inbox(contract.bureau()));
            String glob = contract.files().get(0);
            String extension = delivery.getFileName().toString().replaceFirst("^delivery", "");
            String name = (glob.contains(".") ? glob : glob + extension).replace("*", "-20140705");
            claim = pipeline.inbox()
                    .claim(contract.bureau(), Files.copy(delivery, inbox.resolve(name)))
                    .orElseThrow();
        }
        return pipeline.taking().take(claim);
    }

    private static String receipt(Pipeline pipeline, LedgerLine line) throws IOException {
        Path file = pipeline.opened()
                .workspace()
                .receipts(line.arrival().origin().bureau())
                .resolve(DeliveredName.behind(
                        line.arrival().arrivalId(), line.arrival().origin().sourceName() + ".json"));
        ObjectNode receipt = (ObjectNode) JSON.readTree(Files.readString(file));
        receipt.remove(DIFFERENT_EACH_TIME);
        return JSON.writeValueAsString(receipt) + "\n";
    }
}
