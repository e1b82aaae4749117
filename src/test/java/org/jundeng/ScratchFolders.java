// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Folders for tests: in memory where the machine has a file system there that is large enough and lets programs be run
 * from it. A server's data is a thousand files, and making and removing them on a disk takes longer than most tests.
 */
public final class ScratchFolders implements TempDirFactory {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ENOUGH = 6L << 30;
    private static final String PREFIX = "jundeng-tests-";
    private static final boolean IN_MEMORY = isUsable();

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension) throws IOException {
        return create();
    }

    /** A new folder. */
    public static Path create() throws IOException {
        return IN_MEMORY
                ? Files.createTempDirectory(
                        MEMORY, PREFIX + ProcessHandle.current().pid() + "-")
                : Files.createTempDirectory(PREFIX);
    }

    private static boolean isUsable() {
        try {
            if (!Files.isWritable(MEMORY) || Files.getFileStore(MEMORY).getUsableSpace() < ENOUGH) {
                return false;
            }
            for (Path left : left()) {
                FileUtils.deleteQuietly(left.toFile());
            }
            return runsPrograms();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean runsPrograms() throws IOException {
        Path program = Files.createTempFile(
                MEMORY,
                PREFIX,
                ".sh",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            Files.writeString(program, "#!/bin/sh\n");
            return new ProcessBuilder(program.toString()).start().waitFor() == 0;
        } catch (IOException mountedWithoutExec) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            Files.delete(program);
        }
    }

    /** What processes that are gone have left. */
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
