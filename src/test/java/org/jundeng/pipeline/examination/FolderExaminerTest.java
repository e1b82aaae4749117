// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jundeng.pipeline.examination.Remarks.Kind;
import org.jundeng.pipeline.examination.Remarks.Remark;
import org.jundeng.pipeline.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderExaminerTest {

    private static final Path ANOTHER_FILE_SYSTEM = Path.of("/var/tmp");

    @TempDir
    Path folder;

    private List<Remark> examine(Clock clock) {
        Remarks remarks = new Remarks();
        new FolderExaminer(new Workspace(folder.resolve("w")), List.of("hrss"), clock).examine(remarks);
        return remarks.all();
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }

    @Test
    void findsNothingInAFreshPlaceAndLeavesNothingThere() throws IOException {
        assertThat(examine(Clock.systemUTC())).isEmpty();
        assertThat(all()).containsExactly(folder);
    }

    @Test
    void leavesNothingInAWorkspaceEither() throws IOException {
        Files.createDirectories(folder.resolve("w/inbox/hrss"));
        Files.createDirectories(folder.resolve("w/quarantine/hrss"));
        List<Path> before = all();

        assertThat(examine(Clock.systemUTC())).noneMatch(remark -> remark.kind() == Kind.FAULT);
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void saysWhichFolderIsAFile() throws IOException {
        Files.createDirectories(folder.resolve("w/inbox"));
        Path file = Files.createFile(folder.resolve("w/inbox/hrss"));

        assertThat(examine(Clock.systemUTC()))
                .contains(new Remark(
                        Kind.FAULT,
                        file + " is a file, where a folder is needed: remove it, or name another --workspace"));
    }

    @Test
    void saysThatTheClockOfTheFileSystemIsAnother() throws IOException {
        Files.createDirectories(folder.resolve("w/inbox"));

        assertThat(examine(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5))))
                .anySatisfy(remark -> assertThat(remark.sentence())
                        .matches("the clock of the file system of .* is 3\\d\\d s behind this machine's: .*"));
    }

    @Test
    void saysThatAClaimCouldNotBeKeptByARename() throws IOException {
        Path other = Files.createTempDirectory(ANOTHER_FILE_SYSTEM, "jundeng-test-");
        try {
            if (Files.getFileStore(other).equals(Files.getFileStore(folder))) {
                return;
            }
            Files.createDirectories(folder.resolve("w/inbox/hrss"));
            Files.createSymbolicLink(folder.resolve("w/archive"), other);

            assertThat(examine(Clock.systemUTC()))
                    .contains(new Remark(
                            Kind.FAULT,
                            folder.resolve("w/inbox/hrss") + " and " + folder.resolve("w/archive")
                                    + " are on different file systems, and a file cannot be renamed from one into the"
                                    + " other: put inbox, archive and quarantine on one file system"));
        } finally {
            Files.delete(other);
        }
    }

    @Test
    void saysWhereDiskSpaceIsShort() {
        Remarks remarks = new Remarks();
        new DiskExaminer(List.of(folder, folder.resolve("w"), folder.resolve("w/postgres")), Long.MAX_VALUE)
                .examine(remarks);

        assertThat(remarks.all()).hasSize(1).allSatisfy(remark -> {
            assertThat(remark.kind()).isEqualTo(Kind.NOW);
            assertThat(remark.sentence())
                    .matches("the file system of " + folder
                            + " has \\d+ MB left; Jundeng wants \\d+ MB: free space there");
        });
    }
}
