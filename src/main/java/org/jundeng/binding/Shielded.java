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
 * Folders and files that are not for everybody on the machine, whatever the umask: what bureaus delivered, what was
 * said about it, and mails with links that work. What is there already keeps the permissions that its operator gave it.
 * Where the file system knows no such permissions, nothing is done.
 */
public final class Shielded {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwxr-x---");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r-----");
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

    private Shielded() {}

    /** Makes the folder and those above it that are missing, for the owner and the group. */
    public static Path folder(Path folder) throws IOException {
        return knowsPermissions(folder)
                ? Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER))
                : Files.createDirectories(folder);
    }

    /** Lets the owner write, and the group read, a file of ours. */
    public static Path forTheGroup(Path file) throws IOException {
        return set(file, FILE);
    }

    /** Makes an empty file that is the owner's alone, in place of any that is there. */
    public static Path privateFile(Path file) throws IOException {
        Files.deleteIfExists(file);
        return knowsPermissions(file)
                ? Files.createFile(file, PosixFilePermissions.asFileAttribute(PRIVATE))
                : Files.createFile(file);
    }

    /** Whether everybody on the machine may do something with it; false where it is not there. */
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
