// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The hidden folders in which a steward's files lie once they are claimed. Others may be at work in them. */
public final class HiddenFolders {

    /** The folder of the bytes, in the folder of what was claimed. */
    public static final String BYTES = "bytes";

    private HiddenFolders() {}

    /** A hidden folder of ours in a steward's, who may have put something else there. */
    public static Path own(Path hidden) throws IOException {
        for (Path folder : List.of(hidden.getParent(), hidden)) {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !isFolder(folder)) {
                throw new FileSystemException(folder.toString(), null, "a link or a file, where only a folder can be");
            }
        }
        return Files.createDirectories(hidden);
    }

    /** Whether {@code path} is a folder; a link to one does not count. */
    public static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** What lies in {@code folder}, by name; empty if it is not a folder, or is gone by now. */
    public static List<Path> children(Path folder) {
        if (!isFolder(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (NoSuchFileException goneMeanwhile) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("listing " + folder, e);
        }
    }

    /** The bytes in a folder of what was claimed or let go; empty if there are none. */
    public static Optional<Path> bytesIn(Path folder) {
        return children(folder.resolve(BYTES)).stream().findFirst();
    }

    /** Removes what a copy that was killed left in a claim's folder. */
    public static void removeParts(Path folder) throws IOException {
        for (Path file : children(folder)) {
            if (file.getFileName().toString().endsWith(".part")) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Removes a claim's folder: that of its bytes first, and only if it is empty; the note last, because without it
     * there is no claim.
     */
    public static void remove(Path folder) {
        if (!isFolder(folder)) {
            return;
        }
        try {
            Files.deleteIfExists(folder.resolve(BYTES));
            for (Path file : children(folder)) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("removing " + folder, e);
        }
    }
}
