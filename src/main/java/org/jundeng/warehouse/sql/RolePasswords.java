// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/**
 * The passwords of the embedded server's roles: generated once, and kept beside it in a file that only its owner can
 * read.
 */
public final class RolePasswords {

    private static final String FILE = "credentials.properties";
    private static final int BYTES = 24;

    private final Path file;
    private final Properties passwords;

    private RolePasswords(Path file, Properties passwords) {
        this.file = file;
        this.passwords = passwords;
    }

    /** Reads the passwords kept in {@code home}, or generates one for each of {@code roles}. */
    public static RolePasswords in(Path home, List<String> roles) throws IOException {
        Path file = home.resolve(FILE);
        Properties passwords = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newInputStream(file)) {
                passwords.load(in);
            }
            return new RolePasswords(file, passwords);
        }
        SecureRandom random = new SecureRandom();
        for (String role : roles) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            passwords.setProperty(role, HexFormat.of().formatHex(bytes));
        }
        Path temporary = createPrivate(home.resolve(FILE + ".new"));
        try (var out = Files.newOutputStream(temporary)) {
            passwords.store(out, "the embedded server's passwords; keep this file private");
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        return new RolePasswords(file, passwords);
    }

    /** The password of {@code role}; an {@link IllegalStateException} where the file has none. */
    public String of(String role) {
        String password = passwords.getProperty(role);
        if (password == null) {
            throw new IllegalStateException(file + " holds no password of " + role);
        }
        return password;
    }

    /** Writes one password into a private file of its own, for a program that reads it from there. */
    public Path asFile(String role, Path target) throws IOException {
        return Files.writeString(createPrivate(target), of(role));
    }

    private static Path createPrivate(Path path) throws IOException {
        Files.deleteIfExists(path);
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.createFile(path);
        }
        return Files.createFile(
                path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
