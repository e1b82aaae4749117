// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;

/**
 * Why something was claimed, in a file beside its bytes.
 *
 * @param feed the feed it was claimed for; null for a dropped file
 * @param kind a delivery, a release, a replay or a confirmation
 * @param concerns the ledger number that is taken again; of a delivery the line that took its first part,
 *     where it was written on afterwards
 * @param asked the question that the bytes answer; null if there is none
 * @param grounds who asked for it, and why; of a delivery who uploaded it, and none of others
 * @param round the round of a dropped file; null elsewhere
 * @param history whether it is declared as an import of history
 */
public record ClaimNote(
        String feed,
        LedgerKind kind,
        Long concerns,
        AnsweredQuestion asked,
        Grounds grounds,
        String round,
        boolean history) {

    public static final String FILE = "claim.properties";

    /** The note of a dropped file. */
    public static ClaimNote dropped(String round, boolean history) {
        return new ClaimNote(null, LedgerKind.DELIVERY, null, null, Grounds.NONE, round, history);
    }

    /** The note of a source's answer; {@code asked} is null if the feed has no watermark. */
    public static ClaimNote pulled(String feed, AnsweredQuestion asked, boolean history) {
        return new ClaimNote(feed, LedgerKind.DELIVERY, null, asked, Grounds.NONE, null, history);
    }

    /** The note of something that is no import of history. */
    public ClaimNote(
            String feed, LedgerKind kind, Long concerns, AnsweredQuestion asked, Grounds grounds, String round) {
        this(feed, kind, concerns, asked, grounds, round, false);
    }

    public ClaimNote {
        boolean whole = kind == LedgerKind.DELIVERY || kind.takesAgain() && feed != null && concerns != null;
        if (!whole) {
            throw meaningless(kind.word(), feed, concerns);
        }
    }

    /** What {@code note} says; an {@link IllegalArgumentException} where somebody has written something else there. */
    public static ClaimNote of(Properties note) {
        String feed = note.getProperty("feed");
        String concerns = note.getProperty("concerns");
        Long line = concerns == null ? null : Long.valueOf(concerns);
        String kind = note.getProperty("kind", LedgerKind.DELIVERY.word());
        return new ClaimNote(
                feed,
                LedgerKind.of(kind).orElseThrow(() -> meaningless(kind, feed, line)),
                line,
                AnsweredQuestion.in(note).orElse(null),
                new Grounds(note.getProperty("reason"), note.getProperty("author"), by(note)),
                note.getProperty("round"),
                Boolean.parseBoolean(note.getProperty("history")));
    }

    private static Grounds.By by(Properties note) {
        String actor = note.getProperty("actor");
        return actor == null ? null : new Grounds.By(actor, note.getProperty("way", ""), note.getProperty("origin"));
    }

    /** Forced to disk only if it says more than the claim's folder name does; a power cut may empty the others. */
    public void write(Path folder, Instant arrivedAt) throws IOException {
        Path file = folder.resolve(FILE);
        try (var out = Files.newOutputStream(file)) {
            properties(arrivedAt).store(out, null);
        }
        if (feed != null || concerns != null || history || grounds.author() != null) {
            Archive.force(file);
            Archive.force(folder);
        }
    }

    private Properties properties(Instant arrivedAt) {
        Properties note = new Properties();
        note.setProperty("arrived-at", arrivedAt.toString());
        note.setProperty("kind", kind.word());
        if (feed != null) {
            note.setProperty("feed", feed);
        }
        if (concerns != null) {
            note.setProperty("concerns", concerns.toString());
        }
        if (asked != null) {
            asked.writeTo(note);
        }
        set(note, "reason", grounds.reason());
        set(note, "author", grounds.author());
        if (grounds.by() != null) {
            set(note, "actor", grounds.by().actor());
            set(note, "way", grounds.by().way());
            set(note, "origin", grounds.by().origin());
        }
        set(note, "round", round);
        if (history) {
            note.setProperty("history", "true");
        }
        return note;
    }

    private static void set(Properties note, String name, String value) {
        if (value != null) {
            note.setProperty(name, value);
        }
    }

    /** A dropped file whose note names no round is a round of its own. */
    public Claim claim(String arrivalId, String bureau, Path file, Instant arrivedAt) {
        String lay = feed == null && round == null ? arrivalId : round;
        return new Claim(arrivalId, bureau, feed, kind, concerns, file, arrivedAt, asked, grounds, lay, history);
    }

    private static IllegalArgumentException meaningless(String kind, String feed, Object concerns) {
        return new IllegalArgumentException(
                "a claim of kind " + kind + " for feed " + feed + " that concerns line " + concerns + " means nothing");
    }
}
