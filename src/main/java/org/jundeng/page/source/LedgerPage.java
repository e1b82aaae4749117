// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jundeng.contract.Contracts;
import org.jundeng.notice.template.Templates;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;

/** Writes the pages of the ledger. */
public final class LedgerPage {

    private final Templates templates = new Templates(PageContext.class);
    private final Contracts contracts;
    private final ZoneId zone;

    /** Writes with the names in {@code contracts}, and times as of {@code zone}. */
    public LedgerPage(Contracts contracts, ZoneId zone) {
        this.contracts = contracts;
        this.zone = zone;
    }

    /** The page of {@code facts} as HTML. */
    public String html(PageContext context, LedgerFacts facts) {
        LineWords words = new LineWords(context, contracts, zone);
        return templates.render("source/deliveries.ftlh", new Writing(context, facts, words).model());
    }

    /** The page for one reader. */
    private record Writing(PageContext context, LedgerFacts facts, LineWords words) {

        LedgerModel model() {
            Address.Deliveries asked = facts.asked();
            return new LedgerModel(
                    context.frame(asked, say("ledger.title"), context.reader().day(), List.of()),
                    say("ledger.count", facts.total(), asked.page(), facts.pages()),
                    asked.feed() == null
                            ? null
                            : new LedgerModel.Narrowed(
                                    words.feedName(asked.feed()),
                                    context.link(
                                            say("ledger.all-feeds"), new Address.Deliveries(null, asked.state(), 1))),
                    waiting(),
                    states(),
                    facts.lines().stream().map(this::line).toList(),
                    asked.page() > 1 ? at("ledger.newer", asked.page() - 1) : null,
                    asked.page() < facts.pages() ? at("ledger.older", asked.page() + 1) : null);
        }

        private Link waiting() {
            Link waiting = context.link(say("ledger.waiting"), new Address.Acting("waiting"));
            return waiting.href() == null ? null : waiting;
        }

        private String say(String key, Object... words) {
            return context.words().say(key, words);
        }

        private Link at(String key, int page) {
            Address.Deliveries asked = facts.asked();
            return context.link(say(key), new Address.Deliveries(asked.feed(), asked.state(), page));
        }

        private List<Link> states() {
            List<Link> states = new ArrayList<>();
            states.add(state(say("ledger.all-outcomes"), null));
            for (Outcome outcome : Outcome.values()) {
                states.add(state(say("outcome." + outcome.word()), outcome.word()));
            }
            return states;
        }

        private Link state(String text, String state) {
            boolean shown = Optional.ofNullable(state)
                    .equals(Optional.ofNullable(facts.asked().state()));
            return shown
                    ? Link.none(text)
                    : context.link(text, new Address.Deliveries(facts.asked().feed(), state, 1));
        }

        private LedgerModel.Line line(LedgerLine line) {
            return new LedgerModel.Line(
                    words.number(line.deliveryId()),
                    words.time(line.arrival().times().arrivedAt()),
                    context.bureau(line.bureau()),
                    line.feed() == null ? null : words.feed(line.feed()),
                    line.sourceName(),
                    words.kind(line),
                    LineWords.outcome(context, line, facts.later(line)),
                    Optional.ofNullable(facts.unconfirmed().get(line.deliveryId()))
                            .map(words::stands)
                            .orElse(""),
                    words.rows(line),
                    words.figures(line));
        }
    }
}
