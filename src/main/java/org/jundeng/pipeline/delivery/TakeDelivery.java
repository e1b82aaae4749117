// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.FeedMatch.Claimed;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.notice.receipt.Delivered;
import org.jundeng.notice.receipt.Receipts;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.workspace.Archive;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.Glimpse;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.load.Content;
import org.jundeng.warehouse.load.Loader;
import org.jundeng.warehouse.sql.UncheckedSqlException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one claim through the protocol: keep its bytes, store what they say, write the receipt, let go. After a crash
 * every step may be repeated: the ledger says how far the claim has come.
 */
public final class TakeDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(TakeDelivery.class);

    private final Workspace workspace;
    private final Inbox inbox;
    private final Archive archive;
    private final Arrivals arrivals;
    private final Contracts contracts;
    private final ContentReader reader;
    private final Books books;
    private final StoringOrder order;

    /**
     * The records of what was taken.
     *
     * @param ledger the ledger
     * @param loader the loader
     * @param receipts the receipts
     * @param past the contracts of then
     * @param verdicts what was recorded of the figures
     */
    public record Books(
            Ledger ledger, Loader loader, Receipts receipts, PastContracts past, RecordedVerdicts verdicts) {}

    public TakeDelivery(
            Inbox inbox,
            Arrivals arrivals,
            Contracts contracts,
            ContentReader reader,
            Books books,
            StoringOrder order) {
        this.workspace = inbox.workspace();
        this.inbox = inbox;
        this.archive = new Archive(workspace);
        this.arrivals = arrivals;
        this.contracts = contracts;
        this.reader = reader;
        this.books = books;
        this.order = order;
    }

    /** Takes a claim that nobody else is at, and returns its ledger line. Taking it again changes nothing. */
    LedgerLine take(Claim claim) throws IOException {
        try {
            Optional<LedgerLine> known = books.ledger().byArrival(claim.arrivalId());
            LedgerLine line = known.isPresent() ? known.get() : store(claim);
            order.passed(claim.arrivalId());
            tell(claim, line);
            return line;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (UncheckedSqlException e) {
            throw new IOException(
                    e.getMessage().startsWith("the warehouse") ? e.getMessage() : "the warehouse: " + e.getMessage(),
                    e.getCause());
        }
    }

    /**
     * Refuses a claim that broke its reader {@code tries} times, the last time because of {@code why}: its bytes go
     * into quarantine unread.
     */
    LedgerLine setAside(Claim claim, int tries, String why) throws IOException {
        try {
            Optional<LedgerLine> known = books.ledger().byArrival(claim.arrivalId());
            LedgerLine line = known.isPresent() ? known.get() : refuseUnread(claim, tries, why);
            tell(claim, line);
            return line;
        } catch (UncheckedSqlException e) {
            throw new IOException(e.getMessage(), e.getCause());
        }
    }

    private LedgerLine refuseUnread(Claim claim, int tries, String why) throws IOException {
        Archive.Safe safe = archive.keep(claim);
        Optional<ContractVersion> version = claim.feed() != null
                ? contracts.feed(claim.feed())
                : Optional.of(contracts.claim(claim.bureau(), claim.sourceName()))
                        .filter(Claimed.class::isInstance)
                        .map(decided -> ((Claimed) decided).version());
        Supplier<Arrival> arrival = () -> version.map(of -> arrivals.withoutStamp(claim, safe, of))
                .orElseGet(() -> arrivals.unclaimed(claim, safe));
        return refuse(claim, arrival, Finding.of(FindingCode.READING_BREAKS_OFF, why, Integer.toString(tries)));
    }

    private void tell(Claim claim, LedgerLine line) throws IOException {
        boolean refused = line.result().outcome() == Outcome.REFUSED;
        if (line.arrival().bytes().sha256() == null) {
            archive.quarantineUnread(claim);
        } else {
            archive.settle(claim, refused);
        }
        List<Finding> findings = line.result().counts().findings() == 0
                ? List.of()
                : books.ledger().findings(line.deliveryId());
        books.receipts().write(line, findings, delivered(line), workspace.receipts(claim.bureau()));
        inbox.letGo(claim, line.arrival().bytes().sha256());
        LOG.debug(
                "{} {} of {} as line {}",
                line.result().outcome(),
                claim.sourceName(),
                claim.bureau(),
                line.deliveryId());
    }

    /** The kept bytes of a line and the contract that they were read under; empty where one of them is missing. */
    private Optional<Delivered> delivered(LedgerLine line) {
        if (line.sha256() == null || line.feed() == null) {
            return Optional.empty();
        }
        String hash = line.arrival().promise().contractHash();
        return contracts
                .feed(line.feed())
                .filter(version -> version.hash().equals(hash))
                .map(ContractVersion::contract)
                .or(() -> books.past().of(line.feed(), hash))
                .map(contract -> new Delivered(workspace.kept(line.keptPath()), contract));
    }

    private LedgerLine store(Claim claim) throws IOException {
        if (!Files.isRegularFile(claim.file(), LinkOption.NOFOLLOW_LINKS)) {
            order.await(claim.arrivalId());
            return books.ledger()
                    .refuse(
                            arrivals.unread(claim, archive.quarantined(claim)),
                            List.of(Finding.of(FindingCode.NOT_A_PLAIN_FILE, claim.sourceName())));
        }
        Archive.Safe safe = archive.keep(claim);
        if (claim.feed() != null) {
            return load(claim, safe, version(claim));
        }
        var decided = contracts.claim(claim.bureau(), claim.sourceName());
        return decided instanceof Claimed claimed
                ? load(claim, safe, claimed.version())
                : refuse(
                        claim,
                        () -> arrivals.unclaimed(claim, safe),
                        UnknownFeed.finding(contracts, claim.bureau(), claim.sourceName(), decided));
    }

    /**
     * A confirmation is about the figures that were read then, and so under the contract of then, even if the feed has
     * none any more.
     */
    private ContractVersion version(Claim claim) {
        Optional<ContractVersion> then = claim.kind() == LedgerKind.CONFIRMATION
                ? books.ledger().byId(claim.concerns()).flatMap(line -> books.past()
                        .version(claim.feed(), line.arrival().promise().contractHash()))
                : Optional.empty();
        return then.or(() -> contracts.feed(claim.feed())).orElseThrow();
    }

    private LedgerLine refuse(Claim claim, Supplier<Arrival> arrival, Finding reason) throws IOException {
        order.await(claim.arrivalId());
        archive.quarantine(claim);
        return books.ledger()
                .refuse(
                        arrival.get().keptAt(workspace.relative(archive.quarantined(claim))),
                        Stream.concat(Stream.of(reason), writtenOn(claim).stream())
                                .toList());
    }

    /** The finding for a file that was written to after it was taken. */
    private static Optional<Finding> writtenOn(Claim claim) {
        boolean takenBefore = claim.feed() == null && claim.concerns() != null;
        return takenBefore
                ? Optional.of(Finding.of(
                        FindingCode.WRITTEN_AFTER_TAKING,
                        claim.sourceName(),
                        claim.concerns().toString()))
                : Optional.empty();
    }

    /**
     * What taking a claim of kept bytes again would do: {@code glimpse} sees it, and nothing of it stays. Empty where
     * it would be refused, because its name lacks the as-of stamp that the contract asks for now.
     */
    <T> Optional<T> glimpse(Claim claim, Archive.Safe kept, Glimpse<T> glimpse) {
        ContractVersion version = version(claim);
        return arrivals.of(claim, kept, version).map(stamped -> {
            Arrival arrival = inItsPlace(claim, stamped);
            Inbox.Kept bytes = new Inbox.Kept(kept.file(), claim.sourceName(), claim.asked());
            Content content = reader.of(
                    bytes, promised(claim, version.contract()), arrival.times().businessDate());
            return books.loader().glimpse(arrival, believed(claim, content), glimpse);
        });
    }

    /** A release is taken whatever the contract promises. */
    private static Contract promised(Claim claim, Contract contract) {
        return claim.kind() == LedgerKind.RELEASE ? contract.acceptingAnything() : contract;
    }

    /** The content with the verdict that is recorded, where it is taken again. */
    private Content believed(Claim claim, Content content) {
        return claim.kind().takesAgain() ? books.verdicts().again(claim.kind(), claim.concerns(), content) : content;
    }

    private LedgerLine load(Claim claim, Archive.Safe safe, ContractVersion version) throws IOException {
        Contract contract = version.contract();
        Contract promised = promised(claim, contract);
        Inbox.Kept kept = new Inbox.Kept(safe.file(), claim.sourceName(), claim.asked());
        LocalDate today = arrivals.businessDate();
        Optional<Content> ahead =
                waitsAndIsNew(claim, contract.feed(), safe) ? reader.ahead(kept, promised, today) : Optional.empty();
        order.await(claim.arrivalId());
        Optional<Arrival> stamped = arrivals.of(claim, safe, version);
        if (stamped.isEmpty()) {
            Finding reason = Finding.of(
                    FindingCode.NO_AS_OF,
                    claim.sourceName(),
                    contract.merging().asOf().pattern());
            return refuse(claim, () -> arrivals.withoutStamp(claim, safe, version), reason);
        }
        Arrival arrival = inItsPlace(claim, stamped.get());
        Content content = ahead.filter(read -> arrival.times().businessDate().equals(today))
                .orElseGet(() -> reader.of(kept, promised, arrival.times().businessDate()));
        return books.loader()
                .store(
                        arrival,
                        PrefixedContent.of(writtenOn(claim), believed(claim, content)),
                        outcome -> keptPath(claim, arrival, outcome));
    }

    /**
     * Whether reading ahead pays: bytes that the feed has brought before are most often a duplicate, which is not read
     * at all.
     */
    private boolean waitsAndIsNew(Claim claim, String feed, Archive.Safe safe) {
        return order.hasToWait(claim.arrivalId()) && !books.ledger().knowsBytes(feed, safe.sha256());
    }

    /** A replay or confirmation keeps its original as-of: what came after it the first time is still newer. */
    private Arrival inItsPlace(Claim claim, Arrival arrival) {
        if (!claim.kind().keepsAsOf()) {
            return arrival;
        }
        LedgerLine before = books.ledger().byId(claim.concerns()).orElseThrow();
        return arrival.asNewAs(before.arrival().times().asOf());
    }

    private String keptPath(Claim claim, Arrival arrival, Outcome outcome) throws IOException {
        if (outcome != Outcome.REFUSED) {
            return arrival.bytes().keptPath();
        }
        archive.quarantine(claim);
        return workspace.relative(archive.quarantined(claim));
    }
}
