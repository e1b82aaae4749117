// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices which files appeared in a folder by a rename, and so were never written to there. A file's times cannot tell
 * if writing and renaming fall within one tick of the file system's clock. If the system does not report what happens
 * in a folder, no file counts as whole. Safe for use by several threads.
 */
final class Appearances {

    private static final Logger LOG = LoggerFactory.getLogger(Appearances.class);

    private final Map<WatchKey, Path> folders = new HashMap<>();
    private final Map<Path, Boolean> appearedWhole = new HashMap<>();
    private WatchService service;

    /** From now on notices what appears in {@code folder}. */
    synchronized void watch(Path folder) {
        if (folders.containsValue(folder)) {
            return;
        }
        try {
            if (service == null) {
                service = FileSystems.getDefault().newWatchService();
            }
            WatchKey key = folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            folders.put(key, folder);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("{} is not watched for renames: {}", folder, e.toString());
        }
    }

    /** Whether the file appeared by a rename and nobody has written to it since. */
    synchronized boolean whole(Path file) {
        drain();
        return appearedWhole.getOrDefault(file, false);
    }

    private void drain() {
        try {
            for (WatchKey key = poll(); key != null; key = poll()) {
                Path folder = folders.get(key);
                key.pollEvents().forEach(event -> note(folder, event));
                if (!key.reset()) {
                    folders.remove(key);
                }
            }
        } catch (ClosedWatchServiceException over) {
            appearedWhole.clear();
        }
    }

    private WatchKey poll() {
        return service == null ? null : service.poll();
    }

    private void note(Path folder, WatchEvent<?> event) {
        if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
            appearedWhole.clear();
            return;
        }
        Path file = folder.resolve((Path) event.context());
        if (event.kind() == StandardWatchEventKinds.ENTRY_CREATE) {
            appearedWhole.put(file, true);
        } else {
            appearedWhole.remove(file);
        }
    }
}
