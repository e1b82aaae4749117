// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jundeng.assess.Assessment;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.AdvisoryLock;
import org.jundeng.warehouse.sql.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** States of a past day that are asked for while a night is at work. */
class ScoreboardQueryIT {

    private static final LocalDate DAY = LocalDate.of(2014, 7, 10);

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path workspace;

    @Test
    void waitForNobodyWhoDerivesFigures() {
        Configuration configuration =
                Configuration.read(new Folders(workspace, Path.of("config"), Path.of("routes"), Map.of()));
        ScoreboardQuery query = new ScoreboardQuery(configuration, warehouse.dataSource());

        List<Assessment> states = Transactions.write(warehouse.dataSource(), night -> {
            AdvisoryLock.DERIVATION.take(night);
            return CompletableFuture.supplyAsync(() -> query.asEvaluated(DAY))
                    .orTimeout(1, TimeUnit.MINUTES)
                    .join();
        });

        assertThat(states).extracting(Assessment::targetId).contains("urban-unemployment-rate");
    }
}
