// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.delivery.FailedAttempts;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.FaultyHouse;
import org.jundeng.pipeline.night.NightResult;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends while it takes a long delivery. */
class ShutdownIT {

    private static final String LONG = "hrss-employment-20140704.csv";

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path folder;

    /** Reads on until the end begins, as a delivery would that lasts for hours. */
    private static Progress endless(CountDownLatch reading, Shutdown[] shutdown) {
        return new Progress() {
            @Override
            public void begins(String sourceName, long bytes) {
                reading.countDown();
                while (shutdown[0] == null || !shutdown[0].begun()) {
                    Thread.onSpinWait();
                }
            }

            @Override
            public void advances(long bytesRead, long rowsRead) {}

            @Override
            public void ends() {}
        };
    }

    @Test
    void breaksTheDeliveryOffAndTheNextStartTakesItUp() throws InterruptedException {
        FaultyHouse house = new FaultyHouse(folder, warehouse);
        CountDownLatch reading = new CountDownLatch(1);
        Shutdown[] shutdown = new Shutdown[1];
        house.progress = endless(reading, shutdown);
        RunningPipeline running = house.begin(Edges.Mode.SERVE);
        shutdown[0] = running.pipeline().shutdown();
        house.drop(LONG, "2014年6月", 300);
        reading.await();

        running.close();

        assertThat(house.ledger()).isEmpty();
        assertThat(house.claims()).extracting(Claim::sourceName).containsExactly(LONG);
        assertThat(house.claims())
                .allSatisfy(claim -> assertThat(FailedAttempts.of(claim)).isEqualTo(new FailedAttempts(0, 0)));
        house.progress = Progress.SILENT;
        assertThat(house.night().exitCode()).isZero();
        assertThat(house.ledger()).containsExactly(LONG + " taken");
        assertThat(house.claims()).isEmpty();
    }

    @Test
    void breaksTheNightOffAndNothingIsLost() throws InterruptedException {
        FaultyHouse house = new FaultyHouse(folder, warehouse);
        house.drop(LONG, "2014年6月", 300);
        house.drop("hrss-employment-20140705.csv", "2014年5月", 200);
        CountDownLatch reading = new CountDownLatch(1);
        Shutdown[] shutdown = new Shutdown[1];
        house.progress = endless(reading, shutdown);
        try (RunningPipeline running = house.nightly()) {
            shutdown[0] = running.pipeline().shutdown();
            CompletableFuture<NightResult> night =
                    CompletableFuture.supplyAsync(() -> running.night().run("nightly"));
            reading.await();

            shutdown[0].begin();

            assertThatThrownBy(night::join).hasCauseInstanceOf(Shutdown.BrokenOff.class);
        }
        house.progress = Progress.SILENT;
        assertThat(house.night().lines()).hasSize(2);
        assertThat(house.claims()).isEmpty();
    }
}
