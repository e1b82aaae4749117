// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.contract.Contracts;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.PageContext.Mark;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Unconfirmed;

/** What pages say of lines of the ledger, for one reader. */
public record LineWords(PageContext context, Contracts contracts, ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** The line's number, which leads to it. */
    public Link number(long deliveryId) {
        return context.link(Long.toString(deliveryId), new Address.OfDelivery(deliveryId));
    }

    /** The feed's name; its id where it has no contract any more. */
    public String feedName(String feed) {
        return contracts
                .feed(feed)
                .map(version -> version.contract().name().in(context.locale()))
                .orElse(feed);
    }

    /** The feed's name, which leads to its lines. */
    public Link feed(String feed) {
        return context.link(feedName(feed), Address.Deliveries.of(feed));
    }

    /** The time on the city's clocks. */
    public String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    /** What was done to an earlier delivery; empty for one that came. */
    public String kind(LedgerLine line) {
        return line.arrival().isDelivery()
                ? ""
                : context.words().say("kind." + line.arrival().kind().word());
    }

    /** How it ended. */
    public Mark outcome(LedgerLine line) {
        String word = line.outcome().word();
        return new Mark(word, context.words().say("outcome." + word));
    }

    /** How it ended, and whether it was taken back, or again, since: {@code later} has the lines that did. */
    public static Mark outcome(PageContext context, LedgerLine line, List<LedgerLine> later) {
        String word = line.outcome().word();
        String said = context.words().say("outcome." + word);
        Optional<LedgerLine> withdrawal = later.stream()
                .filter(each -> each.arrival().kind() == LedgerKind.WITHDRAWAL)
                .reduce((first, last) -> last);
        if (withdrawal.isPresent()) {
            return new Mark(
                    Outcome.WITHDRAWN.word(),
                    context.words().say("outcome.and-withdrawn", said, number(withdrawal.get())));
        }
        return later.stream()
                .filter(each -> each.arrival().kind().takesAgain())
                .reduce((first, last) -> last)
                .map(again -> new Mark(
                        word,
                        context.words()
                                .say("outcome.and-" + again.arrival().kind().word(), said, number(again))))
                .orElseGet(() -> new Mark(word, said));
    }

    private static String number(LedgerLine line) {
        return Long.toString(line.deliveryId());
    }

    /** Since when a line waits, or what settled it. */
    public String stands(Unconfirmed line) {
        return line.waits()
                ? context.words().say("ledger.waits", context.phrases().day(line.since()))
                : context.words()
                        .say(
                                "settled." + line.settled().how().word(),
                                line.settled().by());
    }

    /** The rows that were read and rejected; empty where none was read. */
    public String rows(LedgerLine line) {
        LedgerLine.Counts counts = line.counts();
        if (counts.rowsRead() == 0) {
            return "";
        }
        return counts.rowsRejected() == 0
                ? Long.toString(counts.rowsRead())
                : context.words().say("ledger.rows-rejected", counts.rowsRead(), counts.rowsRejected());
    }

    /** The figures that are new, changed, and the same as before; only those that there are. */
    public String figures(LedgerLine line) {
        LedgerLine.Counts counts = line.counts();
        return Stream.of(
                        count("ledger.new", counts.obsNew()),
                        count("ledger.revised", counts.obsRevised()),
                        count("ledger.unchanged", counts.obsUnchanged()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(context.words().say("ledger.and")));
    }

    private String count(String key, long howMany) {
        return howMany == 0 ? "" : context.words().say(key, howMany);
    }
}
