// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.assess.Assessment;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The night of the samples has the same result on the newest and the oldest PostgreSQL. */
class SameOnEveryVersionIT {

    @RegisterExtension
    final TestWarehouse shipped = new TestWarehouse();

    @RegisterExtension
    final TestWarehouse oldest = new TestWarehouse("oldest");

    @TempDir
    Path folder;

    private record Came(
            List<String> lines,
            List<String> observations,
            List<String> episodes,
            List<String> assessments,
            int mails) {}

    private Came night(TestWarehouse warehouse, String name) {
        TestPipeline test = new TestPipeline(folder.resolve(name), warehouse).withSampleSources();
        try (RunningPipeline running = test.begin()) {
            test.dropSamples(running.pipeline());
            NightResult first = running.night().run("nightly");
            List<String> observations = TestPipeline.observations(running.pipeline());

            NightResult second = running.night().run("nightly");

            assertThat(first.troubles()).isEmpty();
            assertThat(first.exitCode()).isEqualTo(1);
            assertThat(second.exitCode()).isZero();
            assertThat(second.evaluated().changes()).isEmpty();
            assertThat(second.sent().sent()).isZero();
            assertThat(TestPipeline.observations(running.pipeline())).isEqualTo(observations);
            return new Came(
                    first.lines().stream().map(SameOnEveryVersionIT::words).toList(),
                    observations,
                    new EpisodeBook(running.pipeline().opened().database())
                            .list(true).stream()
                                    .map(entry -> entry.ruleId() + " " + entry.refArea() + " " + entry.obsValue())
                                    .toList(),
                    first.evaluated().assessments().stream()
                            .map(SameOnEveryVersionIT::words)
                            .toList(),
                    first.sent().sent());
        }
    }

    private static String words(LedgerLine line) {
        return String.join(
                " ",
                line.arrival().origin().bureau(),
                line.arrival().origin().sourceName(),
                line.arrival().bytes().sha256(),
                line.result().outcome().word(),
                Long.toString(line.result().counts().rowsRead()),
                Long.toString(line.result().counts().rowsRejected()),
                Long.toString(line.result().counts().obsNew()),
                Long.toString(line.result().counts().obsRevised()),
                Long.toString(line.result().counts().findings()));
    }

    private static String words(Assessment one) {
        String value = one.figure() == null ? "" : one.figure().obsValue().toPlainString();
        return one.targetId() + " " + one.regionId() + " " + one.state() + " " + value + " " + one.lag();
    }

    @Test
    void theNightOfTheSamplesComesToTheSame() {
        Came onShipped = night(shipped, "shipped");
        Came onOldest = night(oldest, "oldest");

        assertThat(onOldest).isEqualTo(onShipped);
        assertThat(onShipped.observations()).hasSize(15118);
        assertThat(onShipped.assessments()).hasSize(378).noneMatch(words -> words.contains("NO_DATA"));
        assertThat(onShipped.mails()).isEqualTo(17);
        assertThat(onShipped.episodes())
                .containsExactlyInAnyOrder(
                        "target:vocational-training-certified 330100 146050",
                        "behind-schedule:collective-contract-rate 330100 94.6",
                        "target:urban-unemployment-rate 330100 4.12",
                        "behind-schedule:renai-homes-added 330100 22",
                        "target:village-film-coverage 330100 99.40682155215",
                        "target:fitness-test-pass-rate 330100 89.7",
                        "behind-schedule:public-kindergarten-share 330100 62.3",
                        "target:senior-high-enrolment-rate 330100 98.86",
                        "behind-schedule:top-hospitals 330182 0",
                        "behind-schedule:model-care-homes 330122 0",
                        "behind-schedule:model-care-homes 330127 0",
                        "behind-schedule:care-walk-minutes 330100 17.9",
                        "behind-schedule:rural-housing-rebuilt-area 330100 219200",
                        "behind-schedule:county-town-housing-rebuilt 330100 97400",
                        "behind-schedule:central-town-housing-rebuilt 330100 73000",
                        "behind-schedule:central-village-housing-rebuilt 330100 48600",
                        "behind-schedule:four-star-market-rate 330100 80.5",
                        "behind-schedule:warning-grid-coverage 330100 87.2",
                        "target:household-waste-treatment-rate 330127 98.73",
                        "behind-schedule:sewage-plant-class-a-rate 330100 62",
                        "behind-schedule:rural-sewage-coverage 330100 79.5",
                        "behind-schedule:roads-drained 330100 24",
                        "preschool-enrolment-behind 330127 91.4",
                        "elderly-beds-behind 330127 2.41",
                        "refused null null",
                        "many-rows-rejected null null");
    }
}
