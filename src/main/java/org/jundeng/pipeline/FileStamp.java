// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

/**
 * What the file system says of a folder entry itself; a link is not followed.
 *
 * @param plain whether it is a regular file
 * @param key what identifies the bytes whatever they are called (device and inode); null where the system has none
 * @param size in bytes
 * @param modified when its bytes last changed
 * @param changed when its bytes, name or rights last changed; {@code modified} where the system does not say
 */
record FileStamp(boolean plain, Object key, long size, Instant modified, Instant changed) {

    /** Reads the stamp; an entry that is gone is a {@link java.nio.file.NoSuchFileException}. */
    static FileStamp of(Path entry) throws IOException {
        BasicFileAttributes basic = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Instant modified = basic.lastModifiedTime().toInstant();
        return new FileStamp(basic.isRegularFile(), basic.fileKey(), basic.size(), modified, changed(entry, modified));
    }

    /** Whether nothing has been written between the two, though the name may be another. */
    boolean sameBytes(FileStamp other) {
        return size == other.size && modified.equals(other.modified);
    }

    /** Whether it was renamed, linked or given rights after its last byte was written. */
    boolean touchedAfterWriting() {
        return changed.isAfter(modified);
    }

    /** When anything about it last happened. */
    Instant latest() {
        return changed.isAfter(modified) ? changed : modified;
    }

    private static Instant changed(Path entry, Instant modified) throws IOException {
        if (!entry.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return modified;
        }
        Map<String, Object> unix = Files.readAttributes(entry, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
        return ((FileTime) unix.get("ctime")).toInstant();
    }
}
