// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jundeng.pipeline.night.MovingClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettledFilesTest {

    @TempDir
    Path folder;

    @TempDir
    Path outside;

    private final MovingClock clock = new MovingClock(Clock.systemUTC().instant());
    private final SettledFiles files = new SettledFiles(Duration.ofSeconds(6), clock);

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".hidden.csv",
                "a.csv.tmp",
                "a.TMP",
                "a.part",
                "Thumbs.db",
                "desktop.ini",
                "a.csv.filepart",
                "a.crdownload",
                "~$a.xlsx",
                "a.csv.done"
            })
    void leavesNamesOfUnfinishedFilesAlone(String name) throws IOException {
        Path file = write(name, "figures");
        clock.forward(120);

        assertThat(files.settled(file)).isFalse();
        clock.forward(10);
        assertThat(files.settled(file)).isFalse();
    }

    @Test
    void waitsForTheQuietPeriodAfterACopy() throws IOException {
        Path file = write("a.csv", "figures");

        assertThat(files.settled(file)).isFalse();
        clock.forward(5);
        assertThat(files.settled(file)).isFalse();
        clock.forward(1);
        assertThat(files.settled(file)).isTrue();
    }

    @Test
    void judgesAlikeWhatIsLookedAtTogether() throws IOException {
        Path first = write("a.csv", "figures");
        Path last = write("b.csv", "figures");
        Instant look = clock.instant();
        files.settled(first, look);
        clock.forward(2);
        files.settled(last, look);

        Instant next = look.plusSeconds(6);
        assertThat(files.settled(first, next)).isTrue();
        clock.forward(2);
        assertThat(files.settled(last, next)).isTrue();
    }

    @Test
    void startsTheQuietPeriodAnewWithEveryPiece() throws IOException {
        Path file = write("a.csv", "one");
        for (int piece = 0; piece < 5; piece++) {
            assertThat(files.settled(file)).isFalse();
            clock.forward(3);
            assertThat(files.settled(file)).isFalse();
            Files.writeString(file, "more", StandardOpenOption.APPEND);
        }
        assertThat(files.settled(file)).isFalse();
        clock.forward(6);
        assertThat(files.settled(file)).isTrue();
    }

    @Test
    void takesAFileWithItsDoneFileAtOnce() throws IOException {
        Path file = write("a.csv", "figures");
        write("a.csv.done", "");

        assertThat(files.settled(file)).isTrue();
    }

    @Test
    void knowsTheDoneFileOfANameThatIsNoUtf8() throws IOException {
        Path file = Files.writeString(NamesInBytes.in(folder, "就业.csv", NamesInBytes.GBK), "figures");
        Files.createFile(NamesInBytes.in(folder, "就业.csv.done", NamesInBytes.GBK));

        assertThat(files.settled(file)).isTrue();
    }

    @Test
    void doesNotTrustADoneFileThatIsOlderThanTheFile() throws IOException {
        write("a.csv.done", "");
        Path file = write("a.csv", "figures");
        Files.setLastModifiedTime(file, FileTime.from(clock.instant().plusSeconds(5)));

        assertThat(files.settled(file)).isFalse();
    }

    @Test
    void takesARenamedFileAtOnceWhereItsOldNameWasSeen() throws IOException {
        Path partial = write("a.csv.part", "figures");
        assertThat(files.settled(partial)).isFalse();

        Path file = Files.move(partial, folder.resolve("a.csv"));

        assertThat(files.settled(file)).isTrue();
    }

    @Test
    void isNotFooledByAnInodeThatIsUsedAgain() throws IOException {
        Path partial = write("a.csv.part", "figures");
        Files.setLastModifiedTime(partial, FileTime.from(clock.instant().minusSeconds(9)));
        assertThat(files.settled(partial)).isFalse();
        Path file = Files.move(partial, folder.resolve("a.csv"));
        Files.writeString(file, "a beginning");

        assertThat(files.settled(file)).isFalse();
    }

    @Test
    void takesARenamedFileAtTheSecondLookWhereItsOldNameWasNotSeen() throws IOException {
        files.watch(folder);
        Path file = Files.move(Files.writeString(outside.resolve("x"), "figures"), folder.resolve("a.csv"));

        assertThat(files.settled(file)).isFalse();
        clock.forward(1);
        await().until(() -> files.settled(file));
    }

    @Test
    void waitsForAFileThatIsLinkedIntoTheFolder() throws IOException {
        files.watch(folder);
        Path written = Files.writeString(outside.resolve("x"), "figures");
        Path file = Files.createLink(folder.resolve("a.csv"), written);
        hasSeen(Files.move(Files.writeString(outside.resolve("y"), "figures"), folder.resolve("y.csv")));

        assertThat(files.settled(file)).isFalse();
        clock.forward(5);
        assertThat(files.settled(file)).isFalse();
    }

    @Test
    void waitsForAFileThatIsRenamedFromANameUnderWhichItMightHaveBeenTaken() throws IOException {
        files.watch(folder);
        Path before = write("a.csv", "figures");
        assertThat(files.settled(before)).isFalse();
        Path file = Files.move(before, folder.resolve("b.csv"));
        hasSeen(Files.move(Files.writeString(outside.resolve("y"), "figures"), folder.resolve("y.csv")));

        assertThat(files.settled(file)).isFalse();
        clock.forward(5);
        assertThat(files.settled(file)).isFalse();
        clock.forward(1);
        assertThat(files.settled(file)).isTrue();
    }

    @Test
    void waitsForAFileThatIsWrittenToAfterItAppearedByARename() throws IOException {
        files.watch(folder);
        Path file = Files.move(Files.writeString(outside.resolve("x"), "figures"), folder.resolve("a.csv"));
        Files.writeString(file, "more", StandardOpenOption.APPEND);
        hasSeen(Files.move(Files.writeString(outside.resolve("y"), "figures"), folder.resolve("y.csv")));

        assertThat(files.settled(file)).isFalse();
        clock.forward(5);
        assertThat(files.settled(file)).isFalse();
    }

    @Test
    void doesNotTakeAFileForWholeWhoseNameInTransferIsStillThere() throws IOException {
        Path partial = write("a.csv.part", "figures");
        assertThat(files.settled(partial)).isFalse();

        Path file = Files.createLink(folder.resolve("a.csv"), partial);

        assertThat(files.settled(file)).isFalse();
    }

    @Test
    void waitsForWhoHasTheFileOpenForWritingButNotForEver() throws IOException {
        Path file = write("a.csv", "figures");
        try (OutputStream held = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            assertThat(files.settled(file)).isFalse();
            clock.forward(14);
            assertThat(files.settled(file)).isFalse();
            assertThat(files.writer(file).orElseThrow())
                    .startsWith("process " + ProcessHandle.current().pid() + " (");
            clock.forward(50);
            assertThat(files.settled(file)).as("after a minute").isTrue();
        }
    }

    @Test
    void takesAFileAsSoonAsNobodyWritesToItAnyMore() throws IOException {
        Path file = write("a.csv", "figures");
        try (OutputStream held = Files.newOutputStream(file, StandardOpenOption.APPEND);
                InputStream read = Files.newInputStream(file)) {
            files.settled(file);
            clock.forward(14);
            assertThat(files.settled(file)).isFalse();
            held.close();
            clock.forward(1);
            assertThat(files.settled(file)).as("though somebody reads it").isTrue();
        }
    }

    @Test
    void takesAFileWithItsDoneFileWhoeverHasItOpen() throws IOException {
        Path file = write("a.csv", "figures");
        write("a.csv.done", "");
        try (OutputStream held = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            assertThat(files.settled(file)).isTrue();
        }
    }

    @Test
    void waitsForWhoHasARenamedFileOpen() throws IOException {
        Path partial = write("a.csv.part", "figures");
        assertThat(files.settled(partial)).isFalse();
        try (OutputStream held = Files.newOutputStream(partial, StandardOpenOption.APPEND)) {
            Path file = Files.move(partial, folder.resolve("a.csv"));
            assertThat(files.settled(file)).isFalse();
            held.close();
            clock.forward(1);
            assertThat(files.settled(file)).isTrue();
        }
    }

    @Test
    void knowsAQuietPeriodForEachFile() throws IOException {
        SettledFiles each = new SettledFiles(
                file -> Duration.ofSeconds(file.endsWith("slow.csv") ? 90 : 6), OpenWriters.UNKNOWN, clock);
        Path slow = write("slow.csv", "figures");
        Path other = write("other.csv", "figures");
        each.settled(slow);
        each.settled(other);

        clock.forward(70);

        assertThat(each.settled(other)).isTrue();
        assertThat(each.settled(slow)).as("70 seconds are not long ago for it").isFalse();
        clock.forward(20);
        assertThat(each.settled(slow)).isTrue();
    }

    /** The system reports events of a folder in order: once this file is known, so is everything before it. */
    private void hasSeen(Path file) {
        files.settled(file);
        clock.forward(1);
        await().until(() -> files.settled(file));
        clock.forward(-1);
    }

    @Test
    void waitsTheQuietPeriodForAnEmptyFile() throws IOException {
        Path file = write("a.csv", "");
        files.settled(file);
        clock.forward(5);

        assertThat(files.settled(file)).isFalse();
        clock.forward(1);
        assertThat(files.settled(file)).isTrue();
    }

    @Test
    void takesAtOnceWhatNobodyTouchedForAMinute() throws IOException {
        Path file = write("a.csv", "figures");
        clock.forward(62);

        assertThat(files.settled(file)).isTrue();
    }

    @Test
    void acceptsAnEntryThatIsNoPlainFileForTheInboxToRefuse() throws IOException {
        Path dangling = Files.createSymbolicLink(folder.resolve("a.csv"), Path.of("nowhere"));

        assertThat(files.settled(dangling)).isTrue();
    }

    @Test
    void neverTakesAFileThatIsGone() {
        assertThat(files.settled(folder.resolve("gone.csv"))).isFalse();
    }

    @Test
    void leavesAFileAloneThatWasPutOff() throws IOException {
        Path file = write("a.csv", "figures");
        clock.forward(62);
        files.putOff(file);

        assertThat(files.settled(file)).isFalse();
        clock.forward(30);
        assertThat(files.settled(file)).isTrue();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
