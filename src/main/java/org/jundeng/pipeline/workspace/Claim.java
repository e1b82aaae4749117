// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.workspace;

import java.nio.file.Path;
import java.time.Instant;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;

/**
 * An arrival that this pipeline has taken hold of.
 *
 * @param arrivalId its id, unique for ever and sorting by time
 * @param bureau whose it is
 * @param feed the feed it was pulled for; null for a dropped file, whose feed the contracts' globs decide
 * @param kind a delivery, or the release, replay or confirmation of an earlier one
 * @param concerns the ledger number of that earlier one; for a file written to after it was taken, the line that took
 *     it; else null
 * @param file the bytes, in the claim's own hidden folder
 * @param arrivedAt when it was claimed
 * @param asked the question that it answers; null where it is no answer, or where its feed has no watermark
 * @param grounds who asked for it, and why; of a delivery who uploaded it, and none of others
 * @param round the round that it lay in its folder with; null where it came from no folder
 * @param history whether it is declared as an import of history
 */
public record Claim(
        String arrivalId,
        String bureau,
        String feed,
        LedgerKind kind,
        Long concerns,
        Path file,
        Instant arrivedAt,
        AnsweredQuestion asked,
        Grounds grounds,
        String round,
        boolean history) {

    private static final String TRIED = "check";

    /** A claim of something that is no import of history. */
    public Claim(
            String arrivalId,
            String bureau,
            String feed,
            LedgerKind kind,
            Long concerns,
            Path file,
            Instant arrivedAt,
            AnsweredQuestion asked,
            Grounds grounds,
            String round) {
        this(arrivalId, bureau, feed, kind, concerns, file, arrivedAt, asked, grounds, round, false);
    }

    /** A claim for a file that is only tried: its id sorts behind those of all arrivals, so that it is the newest. */
    public static Claim tried(String bureau, Path file) {
        return new Claim(TRIED, bureau, null, LedgerKind.DELIVERY, null, file, Instant.MAX, null, Grounds.NONE, null);
    }

    /** A claim for kept bytes of a line that are only tried once more; it is the newest, as above. */
    public static Claim triedAgain(LedgerLine line, LedgerKind kind, AnsweredQuestion asked, Instant now) {
        return new Claim(
                TRIED,
                line.bureau(),
                line.feed(),
                kind,
                line.deliveryId(),
                Path.of(line.sourceName()),
                now,
                asked,
                Grounds.NONE,
                null);
    }

    /** A claim for a pull of {@code feed} that brought nothing. */
    public static Claim ofNothing(String arrivalId, String bureau, String feed, Instant now) {
        Path file = Path.of(feed + ".jsonl");
        return new Claim(arrivalId, bureau, feed, LedgerKind.DELIVERY, null, file, now, null, Grounds.NONE, null);
    }

    /** The name it was delivered under. */
    public String sourceName() {
        return DeliveredName.of(file);
    }

    /** The claim's folder: it goes when the arrival is let go. */
    public Path folder() {
        return file.getParent().getParent();
    }
}
