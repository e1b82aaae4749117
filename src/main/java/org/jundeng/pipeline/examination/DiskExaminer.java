// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks how much space the file systems have left that the workspace is on. */
public final class DiskExaminer implements Examiner {

    /** Below this, a full disk is near: a night writes deliveries, receipts, pages and the warehouse's log. */
    public static final long LEAST_FREE_BYTES = 1_000_000_000L;

    private static final long MEGABYTE = 1_000_000;

    private final List<Path> folders;
    private final long leastFree;

    /** Looks at the file systems of {@code folders}; one that is not there yet is looked for where it would be. */
    public DiskExaminer(List<Path> folders, long leastFree) {
        this.folders = List.copyOf(folders);
        this.leastFree = leastFree;
    }

    @Override
    public String subject() {
        return "disk space";
    }

    @Override
    public Remarks.Kind silence() {
        return Remarks.Kind.NOW;
    }

    @Override
    public void examine(Remarks remarks) {
        Map<String, Path> looked = new LinkedHashMap<>();
        for (Path folder : folders) {
            Path there = FolderExaminer.nearestExisting(folder);
            try {
                FileStore store = Files.getFileStore(there);
                long free = store.getUsableSpace();
                if (looked.putIfAbsent(store.toString(), there) == null && free < leastFree) {
                    remarks.now("the file system of " + there + " has " + free / MEGABYTE + " MB left; Jundeng wants "
                            + leastFree / MEGABYTE + " MB: free space there");
                }
            } catch (IOException e) {
                remarks.fault("the free space of " + there + " cannot be read: " + e);
            }
        }
    }
}
