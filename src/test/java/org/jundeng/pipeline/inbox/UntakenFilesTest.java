// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jundeng.pipeline.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is dropped where it is not taken is reported. */
class UntakenFilesTest {

    @TempDir
    Path folder;

    private Clock clock = Clock.systemUTC();

    private UntakenFiles untaken(int depth) {
        Workspace workspace = new Workspace(folder);
        InboxTree tree = new InboxTree(workspace, depth, (path, e) -> {});
        return new UntakenFiles(workspace, tree, () -> List.of("hrss", "health"), clock);
    }

    private Path file(String path) throws IOException {
        Path file = folder.resolve("inbox").resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, path);
    }

    private void later(Duration time) {
        clock = Clock.offset(Clock.systemUTC(), time);
    }

    @Test
    void whatLiesInTheInboxItself() throws IOException {
        file("就业月报.csv");
        Files.createFile(NamesInBytes.in(folder.resolve("inbox"), "月报.csv", NamesInBytes.GBK));
        Files.createSymbolicLink(folder.resolve("inbox/link"), folder);
        file(".hidden");

        assertThat(untaken(3).now())
                .containsExactlyInAnyOrder(
                        "inbox/就业月报.csv is not taken: it lies in no bureau's folder. Move it into that of its bureau,"
                                + " such as inbox/health/.",
                        "inbox/月报.csv is not taken: it lies in no bureau's folder. Move it into that of its bureau,"
                                + " such as inbox/health/.",
                        "inbox/link is not taken: it lies in no bureau's folder. Move it into that of its bureau, such"
                                + " as inbox/health/.");
    }

    @Test
    void whatLiesInTheFolderOfNoBureau() throws IOException {
        file("hrs/2014/就业月报.csv");
        file("empty/.hidden/x");

        assertThat(untaken(3).now())
                .containsExactly(
                        "inbox/hrs/ is not looked into by day, and a night refuses what lies in it: it is the folder of"
                                + " no bureau that files are taken"
                                + " from; did you mean \"hrss\"? Move its files into the folder of their bureau.");
    }

    @Test
    void whatLiesTooDeep() throws IOException {
        file("hrss/2014/04/x.csv");
        file("hrss/2015/.claims/x.csv");
        Files.createDirectories(folder.resolve("inbox/hrss/2016/04"));

        assertThat(untaken(0).now())
                .containsExactly("inbox/hrss/2014/ is not looked into: it lies too deep. Move its files up, or raise"
                        + " jundeng.inbox.depth.");
        assertThat(untaken(3).now()).isEmpty();
    }

    @Test
    void nothingOfWhatLiesInAFolderWhoseNameIsNoUtf8() throws IOException {
        file("hrss/a.csv");
        Path gbk = Files.createDirectory(NamesInBytes.in(folder.resolve("inbox/hrss"), "月报", NamesInBytes.GBK));
        Files.writeString(gbk.resolve("b.csv"), "x");

        assertThat(untaken(3).now()).as("it is taken").isEmpty();
    }

    @Test
    void whatIsCalledLikeAFileInTransferForLong() throws IOException {
        for (String name : List.of(
                "a.csv.part", ".b.csv.X7", "c.csv.done", "~$d.xlsx", ".DS_Store", "._e.csv", "Thumbs.db", "f.csv")) {
            file("hrss/2014/" + name);
        }
        later(Duration.ofMinutes(59));
        assertThat(untaken(3).now()).isEmpty();
        later(Duration.ofMinutes(61));

        assertThat(untaken(3).now())
                .containsExactly(
                        "inbox/hrss/2014/.b.csv.X7 is not taken: it is called like a file that is being sent, for more"
                                + " than an hour. Rename it where it is whole, else remove it.",
                        "inbox/hrss/2014/a.csv.part is not taken: it is called like a file that is being sent, for more"
                                + " than an hour. Rename it where it is whole, else remove it.",
                        "inbox/hrss/2014/c.csv.done announces a file that is not there. Send that file, or remove this"
                                + " one.");
        Files.setLastModifiedTime(folder.resolve("inbox/hrss/2014/a.csv.part"), FileTime.from(clock.instant()));
        assertThat(untaken(3).now()).hasSize(2);
    }

    @Test
    void isToldOnceItHasLainThereForTwoLooksAndNoLongerThanItDoes() throws IOException {
        UntakenFiles untaken = untaken(3);
        Path file = file("a.csv");
        untaken.tell();
        assertThat(untaken.told()).isEmpty();
        untaken.tell();
        assertThat(untaken.told()).hasSize(1);
        Files.delete(file);
        untaken.tell();

        assertThat(untaken.told()).isEmpty();
    }
}
