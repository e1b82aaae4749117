// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** Who, besides this user and root, can change what lies in a folder or a file. */
final class Changeable {

    private static final long ROOT = 0;

    private Changeable() {}

    /**
     * Why the code at {@code path} may be another user's, and what to do about it; empty where only this user and root
     * can change it, and on a file system that knows neither owners nor permissions.
     */
    static Optional<String> byOthers(Path path) throws IOException {
        Set<String> known = path.getFileSystem().supportedFileAttributeViews();
        return known.contains("unix") && known.contains("posix")
                ? byOthers(path, new UnixSystem().getUid())
                : Optional.empty();
    }

    /** The same, for the user of that number. */
    static Optional<String> byOthers(Path path, long user) throws IOException {
        if (!isOwned(path, user) || !isOwned(path, user, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(path + " belongs to user " + Files.getOwner(path).getName()
                    + ", and nothing is loaded from it, because a driver runs with all rights of this process; have it"
                    + " checked, then run: chown -h root " + path);
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            return Optional.of(path + " can be written by others than its owner, and nothing is loaded from it, because"
                    + " a driver runs with all rights of this process; have what lies there checked, then run:"
                    + " chmod go-w " + path);
        }
        return Optional.empty();
    }

    private static boolean isOwned(Path path, long user, LinkOption... links) throws IOException {
        long owner = ((Number) Files.getAttribute(path, "unix:uid", links)).longValue();
        return owner == ROOT || owner == user;
    }
}
