// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;

/**
 * What is known of a file that was let go, in a file beside its bytes. Losing it does no harm: the ledger has the hash,
 * and the bytes are compared once more.
 *
 * @param sha256 of the bytes that were taken; null if it is not known
 * @param letGoAt when it was let go
 * @param stamp the {@link FileStamp}, as text, at which the bytes were last found unchanged; null if they were never
 *     compared
 * @param comparedAt when that was first found; null if they were never compared
 * @param sure whether it was found again so much later that any change of the bytes would have changed the stamp
 */
record LetGoNote(String sha256, Instant letGoAt, String stamp, Instant comparedAt, boolean sure) {

    static final String FILE = "let-go.properties";

    /** The note of a folder; an empty one if none can be read. */
    static LetGoNote in(Path folder) {
        Properties note = new Properties();
        try (var in = Files.newInputStream(folder.resolve(FILE))) {
            note.load(in);
            String comparedAt = note.getProperty("compared-at");
            String letGoAt = note.getProperty("let-go-at");
            return new LetGoNote(
                    note.getProperty("sha256"),
                    letGoAt == null ? null : Instant.parse(letGoAt),
                    comparedAt == null ? null : note.getProperty("stamp"),
                    comparedAt == null ? null : Instant.parse(comparedAt),
                    Boolean.parseBoolean(note.getProperty("sure")));
        } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
            return new LetGoNote(null, null, null, null, false);
        }
    }

    /** Whether the bytes were found unchanged at this stamp. */
    boolean isOf(FileStamp now) {
        return now.toString().equals(stamp);
    }

    /** The same note, with the bytes found unchanged at {@code unchanged}. */
    LetGoNote compared(FileStamp unchanged, Instant at, boolean again) {
        return new LetGoNote(sha256, letGoAt, unchanged.toString(), at, again);
    }

    void write(Path folder) throws IOException {
        Properties note = new Properties();
        note.setProperty("let-go-at", letGoAt.toString());
        if (sha256 != null) {
            note.setProperty("sha256", sha256);
        }
        if (stamp != null) {
            note.setProperty("stamp", stamp);
            note.setProperty("compared-at", comparedAt.toString());
            note.setProperty("sure", Boolean.toString(sure));
        }
        Path written = folder.resolve(UUID.randomUUID() + ".part");
        try (var out = Files.newOutputStream(written)) {
            note.store(out, null);
        }
        Files.move(written, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }
}
