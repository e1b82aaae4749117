// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.ConfigCopies;
import org.jundeng.pipeline.night.RunOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    private static final String PEOPLE = """
            people:
              - id: steward
                name: {zh: 甲, en: A}
                email: a@example.org
                feeds: [hrss-employment]
            """;

    @TempDir
    Path folder;

    private Path config;

    @BeforeEach
    void copy() throws IOException {
        config = Files.createDirectory(folder.resolve("config"));
        ConfigCopies.whole(config);
    }

    /** A fault of the configuration keeps it from asking a warehouse. */
    private Doctor.Report examine() {
        Map<String, String> environment = Map.of("JUNDENG_SCHEDULE_NIGHTLY", "0 2 * * *");
        Folders folders = new Folders(folder.resolve("workspace"), config, Path.of("routes"), environment);
        return new Doctor(folders, new RunOptions(Clock.systemUTC(), null, Progress.SILENT)).examine();
    }

    @Test
    void saysWhichScheduleIsNone() {
        assertThat(examine().faults())
                .containsExactly("environment: JUNDENG_SCHEDULE_NIGHTLY \"0 2 * * *\" is not a Quartz cron expression"
                        + " such as 0 0 2 * * ? (second, minute, hour, day, month, weekday); it has the five fields"
                        + " of a crontab, and Quartz wants the seconds first: 0 0 2 * * ?");
    }

    @Test
    void saysOfWhichBureausNobodyHears() throws IOException {
        assertThat(examine().notes()).noneMatch(note -> note.startsWith("nobody is mailed"));
        Files.writeString(config.resolve("people.yaml"), PEOPLE);

        assertThat(examine().notes())
                .contains("nobody is mailed where a file of education is refused: in people.yaml nobody has any of its"
                        + " feeds, and nobody is the operator (operator: true)")
                .noneMatch(note -> note.startsWith("nobody is mailed where a file of hrss"));
    }

    @Test
    void anOperatorHearsOfAllOthers() throws IOException {
        Files.writeString(config.resolve("people.yaml"), PEOPLE + "    operator: true\n");

        assertThat(examine().notes()).noneMatch(note -> note.startsWith("nobody is mailed"));
    }

    @Test
    void whoWantsNoReceiptsHearsOfNone() throws IOException {
        Files.writeString(config.resolve("people.yaml"), PEOPLE + "    notices: {receipts: none}\n");

        assertThat(examine().notes())
                .contains("nobody is mailed where a file of hrss is refused: in people.yaml its stewards want no"
                        + " receipts");
    }
}
