// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.workspace.AnsweredQuestion;
import org.jundeng.pipeline.workspace.Archive;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.warehouse.ledger.Glimpse;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.LetGoBytes;
import org.jundeng.warehouse.ledger.Watermarks;

/** Takes the kept bytes of a ledger line once more, to release, replay or confirm it. */
public final class TakeAgain {

    private final Inbox inbox;
    private final LetGoBytes letGo;
    private final Watermarks questions;
    private final TakeDelivery delivery;
    private final Taking next;

    /**
     * Claims copies of kept bytes in {@code inbox}, and hands them to {@code next}; {@code warehouse} knows which are
     * kept no longer. {@code delivery} shows what would come of it.
     */
    public TakeAgain(Inbox inbox, DataSource warehouse, TakeDelivery delivery, Taking next) {
        this.inbox = inbox;
        this.letGo = new LetGoBytes(warehouse);
        this.questions = new Watermarks(warehouse);
        this.delivery = delivery;
        this.next = next;
    }

    /** As {@link #take(LedgerKind, LedgerLine, Grounds)}, where nobody has to say why. */
    public LedgerLine take(LedgerKind kind, LedgerLine line) throws NotAsKept, IOException {
        return take(kind, line, Grounds.NONE);
    }

    /**
     * Takes the bytes of {@code line} again, because of {@code grounds}, and returns the new line, even if another
     * process is faster to take the claim. Throws {@link NotAsKept} if the bytes are not those that came.
     */
    public LedgerLine take(LedgerKind kind, LedgerLine line, Grounds grounds) throws NotAsKept, IOException {
        Path kept = KeptDeliveries.bytes(inbox.workspace(), letGo, line);
        Claim claim = inbox.claimAgain(
                line.arrival().origin().bureau(),
                line.arrival().origin().feed(),
                new Inbox.Again(kind, line.deliveryId(), grounds),
                new Inbox.Kept(kept, line.arrival().origin().sourceName(), asked(line)));
        return next.takeOrAwait(claim);
    }

    /**
     * What taking the bytes of {@code line} again at the instant {@code now} would do: {@code glimpse} sees it, and
     * nothing of it stays. Empty where they would be refused, because their name lacks the as-of stamp that the
     * contract asks for now.
     */
    public <T> Optional<T> glimpse(LedgerKind kind, LedgerLine line, Instant now, Glimpse<T> glimpse)
            throws NotAsKept, IOException {
        Path kept = KeptDeliveries.bytes(inbox.workspace(), letGo, line);
        Claim claim = Claim.triedAgain(line, kind, asked(line), now);
        return delivery.glimpse(
                claim,
                new Archive.Safe(kept, line.sha256(), line.arrival().bytes().size()),
                glimpse);
    }

    private AnsweredQuestion asked(LedgerLine line) {
        return questions
                .pull(line.deliveryId())
                .map(pull -> new AnsweredQuestion(null, pull))
                .orElse(null);
    }
}
