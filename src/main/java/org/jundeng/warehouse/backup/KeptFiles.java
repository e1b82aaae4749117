// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jundeng.warehouse.ledger.KeptPath;

/** The kept files of a workspace: the bytes of its deliveries. */
final class KeptFiles {

    private final Path root;

    KeptFiles(Path root) {
        this.root = root;
    }

    /**
     * A kept file.
     *
     * @param path its path relative to the workspace, with slashes
     * @param bytes its length
     * @param sha256 of its bytes, in hexadecimal
     */
    record Kept(String path, long bytes, String sha256) {}

    /** Takes a file: its path relative to the workspace, and the file itself. */
    @FunctionalInterface
    interface Visit {
        void of(String path, Path file) throws IOException;
    }

    /** Visits each regular file, except those that are still being written. */
    void each(Visit visit) throws IOException {
        for (String folder : KeptPath.folders()) {
            Path start = root.resolve(folder);
            if (Files.isDirectory(start)) {
                Files.walkFileTree(start, new Walk(visit));
            }
        }
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private final Visit visit;

        Walk(Visit visit) {
            this.visit = visit;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile() && !file.getFileName().toString().startsWith(".")) {
                visit.of(KeptPath.text(root, file), file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
            if (fault instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw fault;
        }
    }

    /** The file of a listed path; throws {@link UnusableBackup} where that lies outside the folders of kept files. */
    Path place(String path) {
        return KeptPath.place(root, path)
                .orElseThrow(
                        () -> new UnusableBackup("the backup names a file outside archive/ and quarantine/: " + path));
    }

    /** What is wrong with a listed file; empty where it is there with the same bytes. */
    Optional<String> fault(Kept kept) {
        Path place = place(kept.path());
        try {
            if (!Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(kept.path() + " is missing");
            }
            return sha256(place).equals(kept.sha256())
                    ? Optional.empty()
                    : Optional.of(kept.path() + " has other bytes than when the backup was made");
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + place, e);
        }
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
