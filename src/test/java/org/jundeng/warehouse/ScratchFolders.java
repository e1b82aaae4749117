// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * Folders for the data of test servers: in memory where the machine has a file system there that is large enough. A
 * test's database is some hundred files, and making and removing them on a disk takes longer than most tests.
 */
final class ScratchFolders {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ENOUGH = 4L << 30;
    private static final String PREFIX = "jundeng-tests-";

    private ScratchFolders() {}

    /** A new folder. What processes that are gone have left in memory is removed first. */
    static Path create() throws IOException {
        if (!Files.isWritable(MEMORY) || Files.getFileStore(MEMORY).getUsableSpace() < ENOUGH) {
            return Files.createTempDirectory(PREFIX);
        }
        for (Path left : left()) {
            FileUtils.deleteQuietly(left.toFile());
        }
        return Files.createTempDirectory(
                MEMORY, PREFIX + ProcessHandle.current().pid() + "-");
    }

    private static List<Path> left() throws IOException {
        try (Stream<Path> all = Files.list(MEMORY)) {
            return all.filter(folder -> folder.getFileName().toString().matches(PREFIX + "\\d+-.*"))
                    .filter(folder -> ProcessHandle.of(pid(folder)).isEmpty())
                    .toList();
        }
    }

    private static long pid(Path folder) {
        return Long.parseLong(
                folder.getFileName().toString().substring(PREFIX.length()).split("-")[0]);
    }
}
