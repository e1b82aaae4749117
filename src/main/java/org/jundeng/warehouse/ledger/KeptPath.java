// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The path of kept bytes as the ledger and backups write it: relative to the workspace, with slashes. Only a slash
 * separates names; a backslash or a colon is part of a name, where the file system allows it.
 */
public final class KeptPath {

    private static final List<String> FOLDERS = List.of("archive", "quarantine");

    private KeptPath() {}

    /** The text of a path that lies below {@code root}. */
    public static String text(Path root, Path path) {
        return StreamSupport.stream(root.relativize(path).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    /** The path that a text names below {@code root}; empty where it lies neither in the archive nor in quarantine. */
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

    /** The names of the folders that hold kept bytes. */
    public static List<String> folders() {
        return FOLDERS;
    }
}
