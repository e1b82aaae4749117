// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.pipeline.workspace.Workspace;

/**
 * The space of a file system that a workspace uses.
 *
 * @param path the folder of the workspace that lies on it, the first one if several do
 * @param freeBytes what may still be written
 * @param sizeBytes its size
 */
record DiskSpace(String path, long freeBytes, long sizeBytes) {

    /** The file systems of a workspace's folders, each once. Throws {@link UncheckedIOException}. */
    static List<DiskSpace> of(Workspace workspace) {
        Map<FileStore, Path> stores = new LinkedHashMap<>();
        try {
            for (Path folder : List.of(
                    workspace.root(),
                    workspace.inboxes(),
                    workspace.root().resolve("archive"),
                    workspace.root().resolve("quarantine"),
                    workspace.root().resolve("receipts"),
                    workspace.outbox(),
                    workspace.report(),
                    workspace.postgres())) {
                if (Files.exists(folder)) {
                    stores.putIfAbsent(Files.getFileStore(folder), folder);
                }
            }
            List<DiskSpace> spaces = new ArrayList<>();
            for (Map.Entry<FileStore, Path> each : stores.entrySet()) {
                FileStore store = each.getKey();
                spaces.add(new DiskSpace(each.getValue().toString(), store.getUsableSpace(), store.getTotalSpace()));
            }
            return spaces;
        } catch (IOException e) {
            throw new UncheckedIOException("asking for the disk space of " + workspace.root(), e);
        }
    }
}
