// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Unconfirmed;

/** Says of ledger lines whether they still wait to be confirmed, and who had a delivery taken again or taken back. */
public final class Standing {

    private final Catalogue catalogue;
    private final Ledger ledger;
    private final UnconfirmedLines unconfirmed;
    private final Wording wording;
    private final Phrases phrases;

    /** Looks up lines in {@code opened}, and speaks the language of {@code locale}. */
    public Standing(OpenWorkspace opened, Locale locale) {
        this.catalogue = opened.configuration().catalogue();
        this.ledger = opened.ledger();
        this.unconfirmed = new UnconfirmedLines(opened.database());
        this.wording = Wording.of(Standing.class, locale);
        this.phrases = new Phrases(catalogue, wording.locale());
    }

    /** What is known of a line that was not believed, settled or not; empty for any other. */
    public Optional<Unconfirmed> unconfirmed(LedgerLine line) {
        return line.outcome() == Outcome.UNCONFIRMED ? unconfirmed.of(line.deliveryId()) : Optional.empty();
    }

    /** Since when a line waits, or what settled it: {@code confirmed by line 93}. */
    public String of(Unconfirmed line) {
        return line.waits()
                ? wording.say("standing.waits", phrases.day(line.since()))
                : wording.say(
                        "standing." + line.settled().how().word(),
                        line.settled().by());
    }

    /**
     * Who had the delivery of a line taken again or taken back, and why, the latest act first: a replay of a
     * confirmation is two acts. Acts for which nobody gave a name or a reason are left out.
     */
    public List<String> acts(LedgerLine line) {
        List<String> acts = new ArrayList<>();
        Optional<LedgerLine> act = Optional.of(line);
        while (act.isPresent()) {
            LedgerLine each = act.get();
            if (!each.grounds().equals(Grounds.NONE)) {
                acts.add(act(each));
            }
            boolean isAct = each.arrival().kind().takesAgain() || each.arrival().kind() == LedgerKind.WITHDRAWAL;
            act = isAct ? Optional.ofNullable(each.arrival().concerns()).flatMap(ledger::byId) : Optional.empty();
        }
        return acts;
    }

    private String act(LedgerLine line) {
        Grounds grounds = line.grounds();
        return wording.say(
                "standing.by." + line.arrival().kind().word(),
                line.arrival().concerns(),
                phrases.day(line.businessDate()),
                grounds.author() == null ? wording.say("standing.nobody") : person(grounds.author()),
                grounds.reason() == null ? wording.say("standing.no-reason") : grounds.reason());
    }

    private String person(String id) {
        return catalogue
                .people()
                .person(id)
                .map(person -> person.name().in(wording.locale()) + " (" + id + ")")
                .orElse(id);
    }
}
