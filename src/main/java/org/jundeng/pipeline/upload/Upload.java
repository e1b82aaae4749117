// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.upload;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * A file that a user uploaded.
 *
 * @param id its id, which nobody can guess
 * @param user who uploaded it
 * @param bureau for which bureau
 * @param name its name
 * @param bytes how many bytes it has
 * @param sha256 the hash of its bytes
 * @param at when it had come
 * @param sentIn how it was sent in; null while it is kept aside
 */
public record Upload(
        String id, String user, String bureau, String name, long bytes, String sha256, Instant at, SentIn sentIn) {

    private static final String FILE = "upload.properties";

    /**
     * How a file was sent in.
     *
     * @param arrivalId the id of its arrival
     * @param by who sent it in
     * @param at when
     */
    public record SentIn(String arrivalId, String by, Instant at) {}

    /** Whether it is kept aside. */
    public boolean isAside() {
        return sentIn == null;
    }

    Upload with(SentIn how) {
        return new Upload(id, user, bureau, name, bytes, sha256, at, how);
    }

    /** The same, kept aside with so many bytes. */
    Upload aside(long size) {
        return new Upload(id, user, bureau, name, size, sha256, at, null);
    }

    void write(Path folder) throws IOException {
        Properties all = new Properties();
        all.setProperty("user", user);
        all.setProperty("bureau", bureau);
        all.setProperty("name", name);
        all.setProperty("bytes", Long.toString(bytes));
        all.setProperty("sha256", sha256);
        all.setProperty("at", at.toString());
        if (sentIn != null) {
            all.setProperty("arrival", sentIn.arrivalId());
            all.setProperty("sent-in-by", sentIn.by());
            all.setProperty("sent-in-at", sentIn.at().toString());
        }
        Path part = folder.resolve(FILE + ".part");
        try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            all.store(out, null);
        }
        Files.move(part, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** What a folder says; empty where it says nothing, or something else. */
    static Optional<Upload> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Properties all = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            all.load(in);
            String arrival = all.getProperty("arrival");
            return Optional.of(new Upload(
                    folder.getFileName().toString(),
                    all.getProperty("user", ""),
                    all.getProperty("bureau", ""),
                    all.getProperty("name", ""),
                    Long.parseLong(all.getProperty("bytes", "")),
                    all.getProperty("sha256", ""),
                    Instant.parse(all.getProperty("at", "")),
                    arrival == null
                            ? null
                            : new SentIn(
                                    arrival,
                                    all.getProperty("sent-in-by", ""),
                                    Instant.parse(all.getProperty("sent-in-at", "")))));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}
