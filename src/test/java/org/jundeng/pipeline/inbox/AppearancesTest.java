// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppearancesTest {

    @TempDir
    Path outside;

    @TempDir
    Path folder;

    private final Appearances appearances = new Appearances();

    @BeforeEach
    void watches() {
        appearances.watch(folder);
        appearances.watch(folder);
    }

    @Test
    void aFileThatIsRenamedIntoTheFolderIsWholeUntilSomebodyWritesToIt() throws IOException {
        Path file = Files.move(Files.writeString(outside.resolve("x.part"), "a"), folder.resolve("x.csv"));
        Awaitility.await().until(() -> appearances.whole(file));

        Files.writeString(file, "b", StandardOpenOption.APPEND);

        Awaitility.await().until(() -> !appearances.whole(file));
    }

    @Test
    void aFileThatIsWrittenInTheFolderIsNotWhole() throws IOException {
        Path written = Files.writeString(folder.resolve("x.csv"), "a");
        Path after = Files.move(Files.writeString(outside.resolve("y"), "a"), folder.resolve("y.csv"));

        Awaitility.await().until(() -> appearances.whole(after));
        assertThat(appearances.whole(written)).isFalse();
    }

    @Test
    void aFileThatWasThereBeforeIsNotKnownToBeWhole() throws IOException {
        Path elsewhere = Files.createDirectory(outside.resolve("inbox"));
        Path file = Files.writeString(elsewhere.resolve("x.csv"), "a");

        appearances.watch(elsewhere);

        assertThat(appearances.whole(file)).isFalse();
    }
}
