// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Where kept bytes lie, as the ledger and the list of a backup say it: the names of the folders below the workspace and
 * of the file, with slashes between them. Only a slash parts names: a backslash or a colon is a letter of one, wherever
 * the file system lets a file be called so.
 */
public final class KeptPath {

    private static final List<String> FOLDERS = List.of("archive", "quarantine");

    private KeptPath() {}

    /** The text of a path below {@code root}. */
    public static String text(Path root, Path path) {
        return StreamSupport.stream(root.relativize(path).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    /** Where a text leads below {@code root}; empty where that is neither in the archive nor in quarantine. */
    public static Optional<Path> place(Path root, String text) {
        Path place = root;
        try {
            for (String name : text.split("/", -1)) {
                Path one = root.getFileSystem().getPath(name);
                if (name.isEmpty() || one.getNameCount() != 1 || !one.equals(one.getFileName())) {
                    return Optional.empty();
                }
                place = place.resolve(one);
            }
        } catch (InvalidPathException noName) {
            return Optional.empty();
        }
        Path kept = place.normalize();
        boolean within = kept.equals(place)
                && FOLDERS.stream().anyMatch(folder -> kept.startsWith(root.resolve(folder)))
                && !kept.getParent().equals(root);
        return within ? Optional.of(kept) : Optional.empty();
    }

    /** The folders of kept bytes. */
    public static List<String> folders() {
        return FOLDERS;
    }
}
