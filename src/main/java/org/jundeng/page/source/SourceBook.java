// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jundeng.assess.book.AssessmentBook;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.notice.receipt.ReceiptAccount;
import org.jundeng.page.Address;
import org.jundeng.page.PageFault;
import org.jundeng.page.Permit;
import org.jundeng.warehouse.history.BroughtFigures;
import org.jundeng.warehouse.history.FeedCalendar;
import org.jundeng.warehouse.history.Revisions;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.LedgerSelection;
import org.jundeng.warehouse.ledger.LetGoBytes;
import org.jundeng.warehouse.ledger.OpenRows;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Unconfirmed;

/** Gathers what pages on feeds and deliveries say. */
public final class SourceBook {

    private static final int MONTHS_SHOWN = 12;
    private static final int LINES_SHOWN = 50;
    private static final int MOST_ABOUT = 50;
    private static final int MOST_REVISIONS = 20;
    private static final int MOST_FIGURES = 50;

    private final Contracts contracts;
    private final AssessmentBook nights;
    private final FeedCalendar calendar;
    private final Ledger ledger;
    private final ReceiptAccount receipts;
    private final UnconfirmedLines unconfirmed;
    private final LetGoBytes letGo;
    private final Revisions revisions;
    private final BroughtFigures figures;
    private final OpenRows open;

    /**
     * Asks {@code warehouse} and its {@code ledger}, with the names of {@code catalogue} and the promises of
     * {@code contracts}; {@code receipts} say of a delivery what its receipt says.
     */
    public SourceBook(
            DataSource warehouse, Catalogue catalogue, Contracts contracts, Ledger ledger, ReceiptAccount receipts) {
        this.contracts = contracts;
        this.nights = new AssessmentBook(warehouse, catalogue);
        this.calendar = new FeedCalendar(warehouse, contracts, catalogue);
        this.ledger = ledger;
        this.receipts = receipts;
        this.unconfirmed = new UnconfirmedLines(warehouse);
        this.letGo = new LetGoBytes(warehouse);
        this.revisions = new Revisions(warehouse);
        this.figures = new BroughtFigures(warehouse);
        this.open = new OpenRows(warehouse);
    }

    /**
     * What the calendar says of the latest night up to {@code day}; null for the latest of all. Empty where no night
     * has been yet.
     */
    public Optional<FeedsFacts> feeds(Address.Feeds asked, LocalDate day) {
        return nights.nightUpTo(day).map(night -> {
            YearMonth last = asked.year() == null ? YearMonth.from(night) : YearMonth.of(asked.year(), MONTHS_SHOWN);
            LocalDate from = last.minusMonths(MONTHS_SHOWN - 1L).atDay(1);
            LocalDate to = last.atEndOfMonth();
            return new FeedsFacts(night, asked.year(), from, to, calendar.between(from, to, night));
        });
    }

    /**
     * A page of the ledger, of the lines up to {@code day}; null for all. Empty where there is no such page, feed or
     * outcome: {@link #fault} says which.
     */
    public Optional<LedgerFacts> lines(Address.Deliveries asked, LocalDate day, Permit permit) {
        if (isUnknownState(asked) || isUnknownFeed(asked, permit)) {
            return Optional.empty();
        }
        LedgerSelection selection = selection(asked, day).ofBureaus(permit.bureaus());
        long total = ledger.count(selection);
        int pages = (int) Math.max(1, (total + LINES_SHOWN - 1) / LINES_SHOWN);
        if (asked.page() > pages) {
            return Optional.empty();
        }
        List<LedgerLine> lines = ledger.newest(selection, LINES_SHOWN, (asked.page() - 1L) * LINES_SHOWN);
        Map<Long, Unconfirmed> waiting = new HashMap<>();
        lines.stream().filter(line -> line.outcome() == Outcome.UNCONFIRMED).forEach(line -> unconfirmed
                .of(line.deliveryId())
                .ifPresent(each -> waiting.put(line.deliveryId(), each)));
        return Optional.of(new LedgerFacts(asked, lines, total, pages, later(lines, day), waiting));
    }

    /** What was done to lines up to {@code day}; null for the latest of all. */
    private List<LedgerLine> later(List<LedgerLine> lines, LocalDate day) {
        return ledger.concerning(lines.stream().map(LedgerLine::deliveryId).toList()).stream()
                .filter(each -> day == null || !each.businessDate().isAfter(day))
                .toList();
    }

    private static LedgerSelection selection(Address.Deliveries asked, LocalDate day) {
        return new LedgerSelection(
                null, asked.feed(), asked.state() == null ? null : Outcome.of(asked.state()), null, day, null);
    }

    private static boolean isUnknownState(Address.Deliveries asked) {
        return asked.state() != null
                && Stream.of(Outcome.values()).map(Outcome::word).noneMatch(asked.state()::equals);
    }

    /** A feed that has no contract any more is known by its lines. */
    private boolean isUnknownFeed(Address.Deliveries asked, Permit permit) {
        return asked.feed() != null
                && contracts
                        .feed(asked.feed())
                        .filter(feed -> permit.showsDeliveriesOf(feed.contract().bureau()))
                        .isEmpty()
                && ledger.newest(
                                new LedgerSelection(null, asked.feed(), null, null, null, null)
                                        .ofBureaus(permit.bureaus()),
                                1)
                        .isEmpty();
    }

    /** Why a page of the ledger cannot be shown. */
    public PageFault fault(Address.Deliveries asked, Permit permit) {
        return isUnknownState(asked)
                ? new PageFault(PageFault.Kind.UNKNOWN, "state", asked.state())
                : isUnknownFeed(asked, permit)
                        ? new PageFault(PageFault.Kind.UNKNOWN, "feed", asked.feed())
                        : new PageFault(PageFault.Kind.BEYOND_END, "page", Integer.toString(asked.page()));
    }

    /** All that is known of a delivery; empty where the ledger has no such line. */
    public Optional<KnownDelivery> delivery(Address.OfDelivery asked, Permit permit) {
        return ledger.byId(asked.number())
                .filter(line -> permit.showsDeliveriesOf(line.bureau()))
                .map(line -> new KnownDelivery(
                        withoutHidden(line, permit),
                        receipts.of(line, ledger.findings(line.deliveryId())),
                        unconfirmed.of(line.deliveryId()).orElse(null),
                        ledger.about(line.deliveryId(), MOST_ABOUT).stream()
                                .filter(each -> permit.showsDeliveriesOf(each.bureau()))
                                .toList(),
                        line.keptPath() == null
                                ? null
                                : letGo.of(line.keptPath()).orElse(null),
                        revisions.by(line.deliveryId(), MOST_REVISIONS),
                        figures.of(line.deliveryId(), MOST_FIGURES),
                        open.among(List.of(line.deliveryId())).stream()
                                .findFirst()
                                .orElse(null)));
    }

    /** Without the line of another bureau that had the same bytes, where the reader may not know of it. */
    private LedgerLine withoutHidden(LedgerLine line, Permit permit) {
        boolean isHidden = line.duplicateOf() != null
                && ledger.byId(line.duplicateOf())
                        .filter(original -> permit.showsDeliveriesOf(original.bureau()))
                        .isEmpty();
        return isHidden
                ? new LedgerLine(
                        line.deliveryId(),
                        line.arrival(),
                        line.recordedAt(),
                        new LedgerLine.Result(line.outcome(), null, line.counts()))
                : line;
    }
}
