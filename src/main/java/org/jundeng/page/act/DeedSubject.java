// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jundeng.page.Address;
import org.jundeng.page.Frame;
import org.jundeng.page.PageContext;
import org.jundeng.page.act.ActModel.Fact;
import org.jundeng.page.source.LineWords;
import org.jundeng.warehouse.ledger.LedgerLine;

/**
 * What each page on an act says of the delivery.
 *
 * @param context the reader
 * @param lines the words on lines of the ledger
 */
record DeedSubject(PageContext context, LineWords lines) {

    /** The frame of a page on which a delivery is acted upon. */
    Frame frame(String kind, LedgerLine delivery, String title) {
        String number = Long.toString(delivery.deliveryId());
        return context.frame(
                new Address.Acting(kind, Map.of("delivery", number)),
                title,
                null,
                List.of(
                        context.link(context.words().say("way.deliveries"), new Address.Deliveries()),
                        context.link(
                                context.words().say("delivery.title", number, delivery.sourceName()),
                                new Address.OfDelivery(delivery.deliveryId()))));
    }

    /** Which delivery it is. */
    List<Fact> of(LedgerLine delivery) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                label("delivery.file"),
                context.link(delivery.sourceName(), new Address.OfDelivery(delivery.deliveryId()))));
        facts.add(new Fact(label("ledger.bureau"), context.bureau(delivery.bureau())));
        if (delivery.feed() != null) {
            facts.add(new Fact(label("ledger.feed"), lines.feed(delivery.feed())));
        }
        facts.add(Fact.of(
                label("ledger.arrived"), lines.time(delivery.arrival().times().arrivedAt())));
        facts.add(Fact.of(label("deed.stored"), lines.outcome(delivery).word()));
        String figures = lines.figures(delivery);
        if (!figures.isEmpty()) {
            facts.add(Fact.of(label("deed.stored-figures"), figures));
        }
        return facts;
    }

    /** Which line stands instead, by whom and why. */
    List<Fact> settled(LedgerLine by) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(label("deed.by-line"), lines.number(by.deliveryId())));
        facts.add(Fact.of(label("deed.by-day"), context.phrases().day(by.businessDate())));
        Optional.ofNullable(by.grounds().author())
                .ifPresent(author -> facts.add(Fact.of(label("deed.by-whom"), name(author))));
        Optional.ofNullable(by.grounds().reason()).ifPresent(why -> facts.add(Fact.of(label("deed.reason"), why)));
        return facts;
    }

    private String name(String author) {
        return context.catalogue()
                .people()
                .person(author)
                .map(person -> person.name().in(context.locale()))
                .orElse(author);
    }

    private String label(String key) {
        return context.words().say(key);
    }
}
