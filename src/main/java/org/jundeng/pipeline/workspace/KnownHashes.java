// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The hashes of kept files, each read as a whole once: people look at rows and figures of the same files again and
 * again. A file is read anew where its size, its time or its place on the disk is another one. Who stores something
 * asks {@link Archive#sha256} instead, which always reads.
 */
public final class KnownHashes {

    private static final int MOST = 1_000;

    private final Map<Path, Known> files = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Known> eldest) {
            return size() > MOST;
        }
    };

    /** A file's hash, and how the file was when it was read; who reads it holds its lock. */
    private static final class Known {
        private Stamp stamp;
        private String sha256;
    }

    /** What is seen of a file without reading it. */
    private record Stamp(long size, FileTime time, Object place) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(seen.size(), seen.lastModifiedTime(), seen.fileKey());
        }
    }

    /** The SHA-256 of a file's bytes, in hexadecimal. Several who ask for one file wait while it is read once. */
    public String sha256(Path file) throws IOException {
        Known known;
        synchronized (files) {
            known = files.computeIfAbsent(file, unread -> new Known());
        }
        synchronized (known) {
            Stamp before = Stamp.of(file);
            if (before.equals(known.stamp)) {
                return known.sha256;
            }
            String found = Archive.sha256(file);
            // One that changes meanwhile is read again the next time.
            known.stamp = before.equals(Stamp.of(file)) ? before : null;
            known.sha256 = found;
            return found;
        }
    }
}
