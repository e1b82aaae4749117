// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jundeng.binding.Faults;

/** The secret of a workspace's links. It is created once and kept in a file that only its owner can read. */
final class LinkSecret {

    /** The least length of a secret, in bytes. */
    static final int LEAST_LENGTH = 32;

    private static final int BYTES = 32;

    private LinkSecret() {}

    /**
     * The secret in {@code file}, which is created where it does not exist. Of two created at once, the first is kept.
     */
    static byte[] keptIn(Path file) {
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("keeping the secret of links in " + file + ": " + e.getMessage(), e);
        }
    }

    private static byte[] read(Path file) throws IOException {
        byte[] secret = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
        if (secret.length < LEAST_LENGTH) {
            Faults faults = new Faults();
            faults.add(
                    file,
                    0,
                    "holds no secret of " + LEAST_LENGTH
                            + " characters; remove it, and a new one is made: links that were sent"
                            + " no longer hold then");
            faults.throwIfAny();
        }
        return secret;
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        // Only its owner can read a temporary file, wherever the file system has owners.
        Path temporary = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new");
        try {
            write(temporary);
            put(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void write(Path temporary) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        ByteBuffer text = ByteBuffer.wrap((HexFormat.of().formatHex(random) + "\n").getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
    }

    /**
     * Creates {@code file} by a hard link, which is atomic and never replaces a file; by a rename where the file system
     * has no links.
     */
    private static void put(Path temporary, Path file) throws IOException {
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException another) {
            // Another process was first; its secret is read.
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
