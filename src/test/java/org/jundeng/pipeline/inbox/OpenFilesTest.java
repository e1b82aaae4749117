// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class OpenFilesTest {

    private static final Instant NOW = Instant.parse("2014-07-10T02:00:00Z");

    @TempDir
    Path folder;

    private final OpenFiles open = new OpenFiles();
    private Path file;

    @BeforeEach
    void writes() throws IOException {
        file = Files.writeString(folder.resolve("a.csv"), "figures");
    }

    @Test
    void namesTheProcessThatHasAFileOpenForWriting() throws IOException {
        try (OutputStream held = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            assertThat(open.of(FileStamp.of(file), NOW, NOW)).hasValueSatisfying(process -> assertThat(process)
                    .matches("process " + ProcessHandle.current().pid() + " \\(.+\\)"));
        }
    }

    @Test
    void knowsTheFileByWhateverNameItWasOpened() throws IOException {
        Path link = Files.createLink(folder.resolve("b.csv"), file);
        try (OutputStream held = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            Path renamed = Files.move(file, folder.resolve("c.csv"));

            assertThat(open.of(FileStamp.of(link), NOW, NOW)).isPresent();
            assertThat(open.of(FileStamp.of(renamed), NOW, NOW)).isPresent();
        }
    }

    @Test
    void hasNothingAgainstReaders() throws IOException {
        try (InputStream read = Files.newInputStream(file)) {
            assertThat(open.of(FileStamp.of(file), NOW, NOW)).isEmpty();
        }
    }

    @Test
    void looksOnceForAllThatAreAskedAboutTogether() throws IOException {
        FileStamp stamp = FileStamp.of(file);
        assertThat(open.of(stamp, NOW, NOW)).isEmpty();
        try (OutputStream held = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            assertThat(open.of(stamp, NOW, NOW.plusMillis(4_999))).isEmpty();
            assertThat(open.of(stamp, NOW.plusMillis(1), NOW.plusMillis(4_999)))
                    .as("the file has changed since the look")
                    .isPresent();
        }
        assertThat(open.of(stamp, NOW, NOW.plusMillis(5_000))).isPresent();
        assertThat(open.of(stamp, NOW, NOW.plusMillis(5_500)))
                .as("who was seen is looked for again soon")
                .isEmpty();
        try (OutputStream held = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            assertThat(open.of(stamp, NOW, NOW.plusMillis(10_499))).isEmpty();
            assertThat(open.of(stamp, NOW, NOW.plusMillis(10_500))).isPresent();
        }
        assertThat(open.of(stamp, NOW.minusSeconds(9), NOW.minusSeconds(1)))
                .as("the clock was set back")
                .isEmpty();
    }

    @Test
    void knowsNothingWhereTheSystemDoesNotTell() throws IOException {
        OpenFiles elsewhere = new OpenFiles(folder.resolve("no-proc"));
        try (OutputStream held = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            assertThat(elsewhere.of(FileStamp.of(file), NOW, NOW)).isEmpty();
        }
    }

    @Test
    void goesOnWithTheOthersWhereAProcessEndsMeanwhile() throws IOException {
        Path processes = folder.resolve("proc");
        Files.createDirectories(processes.resolve("1"));
        Path fd = Files.createDirectories(processes.resolve("2/fd"));
        Files.createSymbolicLink(fd.resolve("7"), folder.resolve("gone"));
        Files.createSymbolicLink(fd.resolve("8"), Path.of("socket:[4711]"));
        Files.createSymbolicLink(fd.resolve("9"), file);

        assertThat(new OpenFiles(processes).of(FileStamp.of(file), NOW, NOW)).contains("process 2");
    }
}
