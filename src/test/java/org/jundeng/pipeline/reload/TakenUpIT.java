// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.night.FaultyHouse;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The audit trail has one line for each configuration that came into force, by a start or by a reload. */
class TakenUpIT {

    private static final String HASH = "[0-9a-f]{64}";

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path folder;

    @Test
    void eachConfigurationThatCameIntoForceIsALine() throws IOException {
        FaultyHouse house = new FaultyHouse(folder, warehouse);
        house.config = folder.resolve("config");
        ConfigCopy config = ConfigCopy.into(house.config);
        house.nightly().close();
        house.nightly().close();
        config.spoil("units.yaml", "\n", "\n# the first change\n");
        house.nightly().close();
        try (RunningPipeline running = house.begin(Edges.Mode.SERVE)) {
            config.spoil("units.yaml", "\n", "\n# the second change\n");
            new Reloading(running, read -> List.of()).attempt("li", "command");
        }
        house.nightly().close();

        String me = System.getProperty("user.name");
        assertThat(house.ask(
                        "select concat_ws(' ', actor, act, subject, outcome, detail) from audit order by audit_id"))
                .satisfiesExactly(
                        first -> assertThat(first).matches(me + " take-up configuration done test, to " + HASH),
                        second -> assertThat(second).matches(me + " take-up configuration done test, to " + HASH),
                        third -> assertThat(third)
                                .matches("li reload configuration done command, from " + HASH + " to " + HASH))
                .doesNotHaveDuplicates();
        assertThat(house.ask("select distinct origin from audit")).hasSize(1).doesNotContainNull();
    }
}
