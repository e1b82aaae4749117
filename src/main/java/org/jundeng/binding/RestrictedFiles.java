// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Creates folders and files that are not open to all users of the machine, whatever the umask: deliveries, receipts,
 * and mails with working links. What exists already keeps the permissions that the operator gave it. On a file system
 * without such permissions they are not set.
 */
public final class RestrictedFiles {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwxr-x---");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r-----");
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

    private RestrictedFiles() {}

    /** Creates the folder and its missing parents, for the owner and the group. */
    public static Path folder(Path folder) throws IOException {
        return knowsPermissions(folder)
                ? Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER))
                : Files.createDirectories(folder);
    }

    /** Lets the owner write and the group read a file of ours. */
    public static Path forTheGroup(Path file) throws IOException {
        return set(file, FILE);
    }

    /** Creates an empty file for the owner alone; replaces any that exists. */
    public static Path privateFile(Path file) throws IOException {
        Files.deleteIfExists(file);
        return knowsPermissions(file)
                ? Files.createFile(file, PosixFilePermissions.asFileAttribute(PRIVATE))
                : Files.createFile(file);
    }

    /** Whether all users of the machine have any permission on it; false where it does not exist. */
    public static boolean isOpenToAll(Path path) throws IOException {
        if (!knowsPermissions(path) || !Files.exists(path)) {
            return false;
        }
        Set<PosixFilePermission> open = EnumSet.copyOf(OTHERS);
        open.retainAll(Files.getPosixFilePermissions(path));
        return !open.isEmpty();
    }

    private static Path set(Path file, Set<PosixFilePermission> permissions) throws IOException {
        return knowsPermissions(file) ? Files.setPosixFilePermissions(file, permissions) : file;
    }

    private static boolean knowsPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
