// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.jundeng.pipeline.configuration.FeedCase;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.TestPipeline;
import org.jundeng.pipeline.operation.CaseResult;
import org.jundeng.pipeline.operation.CaseResult.State;
import org.jundeng.pipeline.operation.CaseRun;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each golden delivery has its receipt, as {@code jundeng test} tries it. After a wanted change
 * {@code -Djundeng.write-golden=true} writes them anew; read the difference before you commit it.
 */
class GoldenReceiptsIT {

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path workspace;

    @TestFactory
    Stream<DynamicTest> eachGoldenDeliveryHasItsReceipt() {
        Pipeline pipeline = Pipeline.open(
                new TestPipeline(workspace, warehouse).folders(),
                new RunOptions(Clock.systemUTC(), TestPipeline.NIGHT, Progress.SILENT));
        CaseRun run = new CaseRun(
                pipeline.opened(), pipeline.inbox(), pipeline.taking(), Boolean.getBoolean("jundeng.write-golden"));
        return FeedCase.all(Path.of("config")).stream()
                .map(each -> DynamicTest.dynamicTest(each.feed() + "/" + each.name(), () -> check(run, each)))
                .onClose(pipeline::close);
    }

    private static void check(CaseRun run, FeedCase each) throws IOException {
        CaseResult result = run.of(each);

        assertThat(result.difference())
                .as(each.feed() + "/" + each.name() + " " + result.state().word())
                .satisfies(difference -> assertThat(result.state()).isIn(State.AS_EXPECTED, State.WRITTEN));
    }
}
