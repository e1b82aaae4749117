// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.direct.DirectEndpoint;
import org.jundeng.warehouse.LedgerLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean by which routes look into a bureau's folders, claim a delivery, take it, and come to an end with it where it
 * cannot be taken now.
 */
public final class Receiving {

    private static final Logger LOG = LoggerFactory.getLogger(Receiving.class);
    private static final int SOURCE_RETRIES = 2;

    private final Inbox inbox;
    private final Taking taking;
    private final InboxLook look;
    private final Clock clock;
    private final FolderTrouble folders = new FolderTrouble();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** Claims from {@code inbox}, hands claims to {@code taking}. */
    Receiving(Inbox inbox, Taking taking, InboxLook look, Clock clock) {
        this.inbox = inbox;
        this.taking = taking;
        this.look = look.telling(folders::cannotBeListed);
        this.clock = clock;
    }

    /**
     * A file that may be claimed.
     *
     * @param bureau in whose folders it lies
     * @param file where it lies
     * @param round the files that were found with it
     */
    public record Dropped(String bureau, Path file, Round round) {}

    /** What may be claimed in a bureau's folders, in the order in which it is to be taken: one round. */
    public List<Dropped> whole(String bureau) {
        if (!folders.usable(inbox.workspace().inbox(bureau))) {
            return List.of();
        }
        Round round = new Round();
        return look.at(bureau, clock.instant()).whole().stream()
                .map(file -> new Dropped(bureau, file, round))
                .toList();
    }

    /**
     * Takes hold of a file; null where another node was faster, where it has been written to again, and where all this
     * is about to end.
     */
    public Claim claim(@Body Dropped dropped, Exchange exchange) throws IOException {
        boolean ending =
                exchange.getContext().isStopping() || exchange.getContext().isStopped();
        return ending || !look.stillWhole(dropped.file())
                ? null
                : inbox.claim(dropped.bureau(), dropped.file(), dropped.round()).orElse(null);
    }

    /**
     * Takes a claim into the warehouse. Who called the route waits for the line, whoever takes the claim; else null
     * where another thread is at it, or it has been let go.
     */
    public LedgerLine take(@Body Claim claim, Exchange exchange) {
        boolean awaited = !startedHere(exchange);
        boolean first = underWay.add(claim.arrivalId());
        try {
            if (awaited) {
                return taking.takeOrAwait(claim);
            }
            return first && Files.exists(claim.file(), LinkOption.NOFOLLOW_LINKS) ? taking.take(claim) : null;
        } catch (IOException | RuntimeException e) {
            throw new NotTaken("taking " + claim.arrivalId(), e);
        } finally {
            if (first) {
                underWay.remove(claim.arrivalId());
            }
        }
    }

    /** Claims that nobody here is working at. Whether somebody elsewhere is, their lock tells whoever takes them. */
    public List<Claim> unfinished() {
        return inbox.unfinished().stream()
                .filter(claim -> !underWay.contains(claim.arrivalId()))
                .toList();
    }

    /**
     * Whether the same step may go better in a moment. A claim is worth every retry, a question to a source two; a
     * file that could not be claimed comes again with the next poll, an answer half read cannot be read on.
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

    /** Whether nobody waits for the exchange: a folder or a schedule started it. */
    public boolean startedHere(Exchange exchange) {
        return !(exchange.getFromEndpoint() instanceof DirectEndpoint);
    }

    /** Says where the bytes are that could not be taken. */
    public void deadEnd(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        Throwable thrown = thrown(exchange);
        if (body instanceof Claim claim) {
            LOG.error(
                    "{} ({}) of {} could not be taken and stays claimed: {}",
                    claim.arrivalId(),
                    claim.sourceName(),
                    claim.bureau(),
                    OutOfReach.chain(thrown));
        } else if (body instanceof Dropped dropped) {
            look.settled().putOff(dropped.file());
            LOG.error("{} could not be claimed and stays where it is: {}", dropped.file(), OutOfReach.chain(thrown));
        } else if (startedHere(exchange)) {
            LOG.error("route {} failed: {}", exchange.getFromRouteId(), OutOfReach.chain(thrown));
        }
    }

    private static Throwable thrown(Exchange exchange) {
        return exchange.getException() != null
                ? exchange.getException()
                : exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    }
}
