// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.night.FaultyHouse;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.operation.Doctor;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A rule that is changed by day is held against the figures by day, so that no mail that waits contradicts it. */
class ChangedRulesIT {

    /** By day, what is new is looked for often; without this, once a minute. */
    private static final String OFTEN = """
            - route:
                id: evaluate-new
                from:
                  uri: timer
                  parameters:
                    timerName: evaluate-new
                    delay: 100
                    period: 100
                  steps:
                    - bean:
                        ref: byDay
                        method: run
            """;

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path folder;

    @Test
    void areHeldAgainstTheFiguresWhenTheyAreTakenUp() throws IOException {
        FaultyHouse house = new FaultyHouse(folder, warehouse);
        house.config = folder.resolve("config");
        ConfigCopy config = ConfigCopy.into(house.config);
        Path rules = Files.createDirectories(house.config.resolve("rules")).resolve("figures.yaml");
        Files.copy(
                ChangedRulesIT.class.getResourceAsStream("/org/jundeng/notice/stories/people.yaml"),
                house.config.resolve("people.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(rules, """
                rules:
                  - id: rate
                    name: {zh: 失业率偏高, en: Rate too high}
                    indicator: unemployment-rate
                    comparator: '<='
                    levels: {yellow: 5, orange: 6}
                    scope: each-district
                    bureau: hrss
                    project: 1
                """);
        Files.writeString(house.routes.resolve("evaluate-new.camel.yaml"), OFTEN);
        try (RunningPipeline running = house.begin(Edges.Mode.SERVE)) {
            running.night().run("nightly");
            house.drop("hrss-employment-20140705.csv", "地区,月份,指标,数值\n富阳市,2014年6月,失业率,6.5\n");
            comes(house, "opened crossed orange");

            config.spoil("rules/figures.yaml", "yellow: 5, orange: 6", "yellow: 6, orange: 7");
            reload(house, running);
            comes(house, "lowered rule-changed yellow");

            config.spoil("rules/figures.yaml", "yellow: 6, orange: 7", "yellow: 5, orange: 6");
            reload(house, running);
            comes(house, "raised rule-changed orange");

            running.night().run("nightly");
        }
        assertThat(events(house)).as("and not once more by night").hasSize(3);
    }

    private static void reload(FaultyHouse house, RunningPipeline running) {
        Reloading reloading =
                new Reloading(running, read -> new Doctor(read, new RunOptions(house.clock, house.date, house.progress))
                        .offlineFaults());
        assertThat(reloading.attempt("li", "command").faults()).isEmpty();
    }

    private void comes(FaultyHouse house, String event) {
        await().atMost(Duration.ofSeconds(20)).until(() -> events(house).contains(event));
    }

    private List<String> events(FaultyHouse house) {
        return house.ask("select v.event || ' ' || v.reason || ' ' || v.level from episode_event v"
                + " join episode e using (episode_id) where e.rule_id = 'rate' order by event_id");
    }
}
