// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

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
 * @param key what identifies the bytes whatever they are called (device and inode); null if the system has none
 * @param size in bytes
 * @param modified when its bytes last changed, or what a copying program has set in that place
 * @param changed when its bytes, name or rights last changed, which nobody can set; null if the system does not say
 * @param names how many names the bytes have; 1 if the system does not say
 */
record FileStamp(boolean plain, Object key, long size, Instant modified, Instant changed, int names) {

    /** Reads the stamp; an entry that is gone is a {@link java.nio.file.NoSuchFileException}. */
    static FileStamp of(Path entry) throws IOException {
        BasicFileAttributes basic = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Instant modified = basic.lastModifiedTime().toInstant();
        if (!entry.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return new FileStamp(basic.isRegularFile(), basic.fileKey(), basic.size(), modified, null, 1);
        }
        Map<String, Object> unix = Files.readAttributes(entry, "unix:ctime,nlink", LinkOption.NOFOLLOW_LINKS);
        Instant changed = ((FileTime) unix.get("ctime")).toInstant();
        int names = (Integer) unix.get("nlink");
        return new FileStamp(basic.isRegularFile(), basic.fileKey(), basic.size(), modified, changed, names);
    }

    /** Whether nothing was written between the two stamps; the name may have changed. */
    boolean sameBytes(FileStamp other) {
        return size == other.size && modified.equals(other.modified);
    }

    /** When anything about the file last changed, as far as is known. */
    Instant latest() {
        return changed != null && changed.isAfter(modified) ? changed : modified;
    }
}
