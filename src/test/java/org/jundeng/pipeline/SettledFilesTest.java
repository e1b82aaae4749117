// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettledFilesTest {

    @TempDir
    Path folder;

    private final Moving clock = new Moving(Clock.systemUTC().instant());
    private final SettledFiles files = new SettledFiles(Duration.ofSeconds(6), clock);

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".hidden.csv",
                "a.csv.tmp",
                "a.TMP",
                "a.part",
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
        Path file = renamed("a.csv");

        assertThat(files.settled(file)).isFalse();
        clock.forward(1);
        assertThat(files.settled(file)).isTrue();
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

    private Path renamed(String name) throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere")).resolve("x");
        Files.writeString(elsewhere, "figures");
        FileStamp before = FileStamp.of(elsewhere);
        Path file = folder.resolve(name);
        do {
            Files.move(elsewhere, file);
            Files.move(file, elsewhere);
        } while (FileStamp.of(elsewhere).changed().equals(before.changed()));
        return Files.move(elsewhere, file);
    }

    /** A clock that goes forward when told. */
    private static final class Moving extends Clock {

        private Instant now;

        Moving(Instant now) {
            this.now = now;
        }

        void forward(long seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
