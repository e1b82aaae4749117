// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A folder of the configuration. */
public final class ConfigFolder {

    private ConfigFolder() {}

    /**
     * The entries of {@code folder} that match {@code glob}, sorted and without hidden files; a missing folder is a
     * fault.
     */
    public static List<Path> list(Path folder, String glob, Faults faults) {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            faults.add(folder, 0, "there is no such folder");
            return found;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            for (Path entry : entries) {
                if (!entry.getFileName().toString().startsWith(".")) {
                    found.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            faults.add(folder, 0, "cannot be read: " + unreadable.getMessage());
        }
        Collections.sort(found);
        return found;
    }
}
