// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files that processes of this machine have open for writing, as Linux shows them below {@code /proc}. One look at
 * all processes serves all files for some seconds. Only root sees other users' processes; what cannot be seen is left
 * out. Safe for use by several threads.
 */
public final class OpenFiles implements OpenWriters {

    private static final Duration FREE_FOR = Duration.ofSeconds(5);
    private static final Duration HELD_FOR = Duration.ofMillis(500);
    private static final String PROCESSES = "[1-9]*";

    private final Path processes;
    private Map<Object, String> writers = Map.of();
    private Instant seen;

    /** The files that are open on this machine. */
    public OpenFiles() {
        this(Path.of("/proc"));
    }

    public OpenFiles(Path processes) {
        this.processes = processes;
    }

    @Override
    public synchronized Optional<String> of(FileStamp file, Instant since, Instant now) {
        if (file.key() == null) {
            return Optional.empty();
        }
        if (seen == null
                || seen.isBefore(since)
                || !lasts(writers.containsKey(file.key()) ? HELD_FOR : FREE_FOR, now)) {
            writers = look();
            seen = now;
        }
        return Optional.ofNullable(writers.get(file.key()));
    }

    private boolean lasts(Duration time, Instant now) {
        return !now.isBefore(seen) && now.isBefore(seen.plus(time));
    }

    private Map<Object, String> look() {
        Map<Object, String> found = new HashMap<>();
        each(
                processes,
                PROCESSES,
                process -> each(process.resolve("fd"), "*", open -> {
                    Object key = writtenTo(open);
                    if (key != null) {
                        found.computeIfAbsent(key, first -> name(process));
                    }
                }));
        return found;
    }

    /** The process may end, or close the file, at any moment. */
    private static void each(Path folder, String names, Consumer<Path> look) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, names)) {
            entries.forEach(look);
        } catch (IOException | DirectoryIteratorException endedOrNotOurs) {
            return;
        }
    }

    /**
     * What identifies the plain file behind an open one's number; null where it is none, or is only read: the rights of
     * the entry, which is a link, are those that it was opened with.
     */
    private static Object writtenTo(Path open) {
        try {
            boolean writes = Files.readAttributes(open, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .permissions()
                    .contains(PosixFilePermission.OWNER_WRITE);
            if (!writes || !Files.readSymbolicLink(open).isAbsolute()) {
                return null;
            }
            BasicFileAttributes file = Files.readAttributes(open, BasicFileAttributes.class);
            return file.isRegularFile() ? file.fileKey() : null;
        } catch (IOException closedMeanwhile) {
            return null;
        }
    }

    private static String name(Path process) {
        try {
            String command = Files.readString(process.resolve("comm")).strip();
            return "process " + process.getFileName() + " (" + command + ")";
        } catch (IOException ended) {
            return "process " + process.getFileName();
        }
    }
}
