// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.workspace;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Files that killed processes left half made and that are never resumed, because they are made anew: answers of sources
 * that were not claimed, uploads that nobody sent in, and receipts under temporary names. Another node may be at work
 * in the same folders, so only files that nobody has touched for a day are removed.
 */
public final class StaleTemporaryFiles {

    /** For how long an upload may be kept aside at most. */
    public static final Duration LONGEST_UPLOAD = Duration.ofDays(30);

    private static final Duration AGE = Duration.ofDays(1);

    private final Workspace workspace;
    private final Instant youngest;

    public StaleTemporaryFiles(Workspace workspace, Instant now) {
        this(workspace, now, AGE);
    }

    private StaleTemporaryFiles(Workspace workspace, Instant now, Duration age) {
        this.workspace = workspace;
        this.youngest = now.minus(age);
    }

    /** Removes them. */
    public void clearAway() throws IOException {
        clear(workspace.inboxes(), ".spool", "*");
        clear(workspace.arriving(), "*");
        new StaleTemporaryFiles(workspace, youngest, LONGEST_UPLOAD).clear(workspace.inboxes(), ".uploads", "*");
        clear(workspace.root().resolve("receipts"), ".", ".receipt-*.part");
    }

    private void clear(Path bureaus, String folder, String names) throws IOException {
        if (!Files.isDirectory(bureaus, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> each = Files.newDirectoryStream(bureaus)) {
            for (Path bureau : each) {
                clear(bureau.resolve(folder), names);
            }
        }
    }

    private void clear(Path folder, String names) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> each = Files.newDirectoryStream(folder, names)) {
            for (Path left : each) {
                if (Files.getLastModifiedTime(left, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(youngest)) {
                    clear(left, "*");
                    Files.deleteIfExists(left);
                }
            }
        }
    }
}
