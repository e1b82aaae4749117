// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jundeng.TutorialSteps;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Following docs/add-a-feed.md to the letter gives an eighth bureau, without Java. */
class TutorialNightIT {

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path home;

    private void copy(String folder) throws IOException {
        Path from = Path.of(folder);
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = home.resolve(folder).resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Test
    void theFeedOfTheTutorialIsTakenInTheNight() throws Exception {
        copy("config");
        copy("routes");
        TutorialSteps.follow(home);
        TestPipeline test =
                new TestPipeline(home.resolve("data"), warehouse).with(home.resolve("config"), home.resolve("routes"));

        try (RunningPipeline running = test.begin()) {
            NightResult night = running.night().run("nightly");

            assertThat(night.lines()).hasSize(1).first().satisfies(line -> {
                assertThat(line.arrival().origin().bureau()).isEqualTo("trade-unions");
                assertThat(line.result().outcome()).isEqualTo(Outcome.TAKEN);
                assertThat(line.result().counts().obsNew()).isPositive();
            });
            assertThat(night.exitCode()).isZero();
        }
    }
}
