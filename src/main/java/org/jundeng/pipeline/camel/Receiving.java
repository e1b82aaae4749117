// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.component.file.GenericFile;
import org.jundeng.pipeline.delivery.Taking;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.outage.NotTaken;
import org.jundeng.pipeline.outage.OutOfReach;
import org.jundeng.pipeline.source.SourceTrouble;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bean by which routes claim a delivery, take it, or give it up for now. */
public final class Receiving {

    private static final Logger LOG = LoggerFactory.getLogger(Receiving.class);
    private static final int SOURCE_RETRIES = 2;

    private final Inbox inbox;
    private final Taking taking;
    private final PollRounds rounds;
    private final ClaimsAtHand atHand = new ClaimsAtHand();
    private volatile boolean takes;

    /** Claims in {@code inbox} what {@code rounds} found, and hands claims to {@code taking}. */
    Receiving(Inbox inbox, Taking taking, PollRounds rounds) {
        this.inbox = inbox;
        this.taking = taking;
        this.rounds = rounds;
    }

    /** Claims a file; null if another node was faster, or if the file has been written to again. */
    public Claim claim(String bureau, GenericFile<File> entry) throws IOException {
        PollRounds.Dropped dropped = rounds.dropped(entry);
        return takes && rounds.stillWhole(dropped)
                ? atHand.claim(() -> inbox.claim(bureau, dropped.file(), dropped.round()))
                : null;
    }

    /** From now on what is found is claimed and taken, or is not; what a caller waits for is taken in any case. */
    void take(boolean found) {
        takes = found;
    }

    /** Whether something is being taken. Once nothing is to be taken, it ends. */
    boolean isTaking() {
        return atHand.isAnyBegun();
    }

    /**
     * Takes a claim and returns its ledger line. If the route was called, waits for the line even if another thread
     * takes the claim; otherwise returns null if another thread is at it, or it has been let go.
     */
    public LedgerLine take(@Body Claim claim, Exchange exchange) {
        boolean awaited = !startedHere(exchange);
        boolean first = atHand.begin(claim);
        boolean again = false;
        try {
            if (awaited) {
                return taking.takeOrAwait(claim);
            }
            return first && takes && Files.exists(claim.file(), LinkOption.NOFOLLOW_LINKS) ? taking.take(claim) : null;
        } catch (IOException | RuntimeException e) {
            again = OutOfReach.forAMoment(e);
            throw new NotTaken("taking " + claim.arrivalId(), e);
        } finally {
            if (first && again) {
                atHand.pause(claim);
            } else if (first) {
                atHand.end(claim);
            }
        }
    }

    /**
     * Unfinished claims that no thread of this process is at. Whether another process is at one shows when its lock is
     * tried.
     */
    public List<Claim> unfinished() {
        return atHand.leftOf(inbox::unfinished);
    }

    /**
     * Whether to retry the step that failed. A claim is retried whenever something is out of reach, a question to a
     * source twice. A file that could not be claimed comes again with the next poll, and an answer that was half read
     * cannot be continued.
     */
    public boolean worthRetrying(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        Throwable thrown = thrown(exchange);
        if (body instanceof Claim) {
            return OutOfReach.forAMoment(thrown);
        }
        Integer tries = exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class);
        return body instanceof String && tries < SOURCE_RETRIES && SourceTrouble.outOfReach(thrown);
    }

    /** Whether a folder or a schedule started the exchange, so that no caller waits for it. */
    public boolean startedHere(Exchange exchange) {
        return !(exchange.getFromEndpoint() instanceof DirectEndpoint);
    }

    /** Logs what could not be done, and where the bytes are. */
    public void deadEnd(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        Throwable thrown = thrown(exchange);
        if (body instanceof Claim claim) {
            atHand.letGo(claim);
            LOG.error(
                    "{} ({}) of {} could not be taken and stays claimed: {}",
                    claim.arrivalId(),
                    claim.sourceName(),
                    claim.bureau(),
                    OutOfReach.chain(thrown));
        } else if (body instanceof GenericFile<?> entry) {
            putOff(entry, thrown);
        } else if (startedHere(exchange)) {
            LOG.error("route {} failed: {}", exchange.getFromRouteId(), OutOfReach.chain(thrown));
        }
    }

    private void putOff(GenericFile<?> entry, Throwable thrown) {
        @SuppressWarnings("unchecked") // of the component for folders, whose files these are
        PollRounds.Dropped dropped = rounds.dropped((GenericFile<File>) entry);
        rounds.putOff(dropped);
        LOG.error("{} could not be claimed and stays where it is: {}", dropped.file(), OutOfReach.chain(thrown));
    }

    private static Throwable thrown(Exchange exchange) {
        return exchange.getException() != null
                ? exchange.getException()
                : exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    }
}
