// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.FindingGroup;
import org.jundeng.finding.FindingGroups;
import org.jundeng.notice.findings.FigureComparison;
import org.jundeng.notice.findings.FindingWords;
import org.jundeng.notice.template.Templates;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.pipeline.delivery.Confirmations;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Cell;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Unconfirmed;
import org.jundeng.web.link.LinkedModel.Labelled;
import org.jundeng.web.link.LinkedModel.WayOn;
import org.jundeng.web.link.LinkedPage.Refusal;
import org.jundeng.web.server.Response;

/** Writes the page that confirms, in the language of the person to whom the link was sent. The page has no scripts. */
final class ConfirmWords {

    private static final String HTML = "text/html; charset=utf-8";
    private static final int MOST_PERIODS = 6;

    private final Catalogue catalogue;
    private final Contracts contracts;
    private final WayOn wayOn;
    private final Templates templates = new Templates(ConfirmWords.class);
    private final PageStyle style = PageStyle.usual();

    /** Writes with the names in {@code catalogue} and {@code contracts}. */
    ConfirmWords(Catalogue catalogue, Contracts contracts) {
        this.wayOn = WayOn.among(catalogue.people(), false);
        this.catalogue = catalogue;
        this.contracts = contracts;
    }

    /**
     * A delivery whose figures look wrong.
     *
     * @param line its ledger line
     * @param waiting since when it waits, because of which signs
     * @param cells which figures it would change
     * @param findings its findings
     */
    record Suspect(LedgerLine line, Unconfirmed waiting, List<Cell> cells, List<Finding> findings) {}

    /** What the form holds: the link's token and the reason so far. */
    private record Draft(String token, String reason) {}

    /** The page with the figures and the form for confirming them. */
    Response form(Locale locale, Suspect suspect, String token) {
        return page(wording(locale), null, suspect, new Draft(token, ""));
    }

    /** The page of {@link #form} with what is wrong with the reason, so that the person can mend it. */
    Response formAgain(Refusal fault, Suspect suspect, String token, String reason) {
        return page(wording(fault.locale()), fault, suspect, new Draft(token, reason));
    }

    private Response page(Wording wording, Refusal fault, Suspect suspect, Draft draft) {
        String number = Long.toString(suspect.line().deliveryId());
        return answer(
                fault == null ? 200 : fault.status(),
                new LinkedModel(
                        wording.locale().getLanguage(),
                        wording.say(fault == null ? "confirm.title" : "confirm." + fault.code() + ".title", number),
                        style.text(),
                        fault == null ? null : slots(wording, fault),
                        wording.say("confirm.lead"),
                        facts(wording, suspect),
                        suspicions(wording, suspect),
                        heads(wording),
                        new LinkedModel.Form(
                                "confirm",
                                List.of(wording.say("confirm.follows"), wording.say("confirm.otherwise")),
                                draft.token(),
                                "reason",
                                draft.reason(),
                                wording.say("confirm.reason"),
                                wording.say("confirm.hint", Confirmations.LONGEST_REASON),
                                wording.say("confirm.button"),
                                Confirmations.LONGEST_REASON,
                                true)));
    }

    /** The page that says that the figures are confirmed by {@code line}, and why. */
    Response done(Locale locale, Suspect suspect, LedgerLine line) {
        Wording wording = wording(locale);
        List<Labelled> facts = new ArrayList<>(facts(wording, suspect));
        facts.addAll(settled(wording, line));
        String number = Long.toString(suspect.line().deliveryId());
        return answer(
                200,
                plain(
                        wording,
                        wording.say("confirm.done.title", number),
                        null,
                        wording.say("confirm.done.lead"),
                        facts));
    }

    /** The page that shows a fault in four slots, and the line that has settled the delivery; null where none has. */
    Response fault(Refusal fault, LedgerLine settling) {
        Wording wording = wording(fault.locale());
        List<Labelled> facts = settling == null ? null : settled(wording, settling);
        String number = fault.number() == null ? "" : Long.toString(fault.number());
        return answer(
                fault.status(),
                plain(
                        wording,
                        wording.say("confirm." + fault.code() + ".title", number),
                        slots(wording, fault),
                        null,
                        facts));
    }

    private LinkedModel plain(Wording wording, String title, List<Labelled> slots, String lead, List<Labelled> facts) {
        return new LinkedModel(wording.locale(), title, style.text(), slots, lead, facts, null);
    }

    private static Wording wording(Locale locale) {
        return Wording.of(ConfirmWords.class, locale);
    }

    private List<Labelled> slots(Wording wording, Refusal fault) {
        String number = fault.number() == null ? "" : Long.toString(fault.number());
        List<Labelled> slots = new ArrayList<>();
        slots.add(labelled(
                wording,
                "slot.where",
                wording.say(fault.number() == null ? "confirm.where.link" : "confirm.where", number)));
        for (String slot : List.of("found", "promised", "remedy")) {
            String key = "confirm." + fault.code() + "." + slot;
            slots.add(labelled(
                    wording,
                    "slot." + slot,
                    wording.say(key, number, Confirmations.LONGEST_REASON, wayOn.operators(wording))));
        }
        return slots;
    }

    private List<Labelled> facts(Wording wording, Suspect suspect) {
        LedgerLine line = suspect.line();
        FindingWords words = new FindingWords(catalogue, contracts, wording.locale());
        Phrases phrases = new Phrases(catalogue, wording.locale());
        String list = wording.say("confirm.list");
        return List.of(
                labelled(wording, "confirm.feed", words.feed(line.feed())),
                labelled(wording, "confirm.bureau", words.bureau(line.bureau())),
                labelled(wording, "confirm.file", line.sourceName()),
                labelled(wording, "confirm.periods", periods(wording, phrases, suspect.cells())),
                labelled(wording, "confirm.since", phrases.day(suspect.waiting().since())),
                labelled(
                        wording,
                        "confirm.signs",
                        String.join(
                                list,
                                suspect.waiting().signs().stream()
                                        .map(words::sign)
                                        .toList())));
    }

    private static String periods(Wording wording, Phrases phrases, List<Cell> cells) {
        List<TimePeriod> periods = cells.stream()
                .map(cell -> TimePeriod.containing(Freq.valueOf(cell.freq()), cell.period()))
                .distinct()
                .sorted()
                .toList();
        String shown = String.join(
                wording.say("confirm.list"),
                periods.stream().limit(MOST_PERIODS).map(phrases::period).toList());
        return periods.size() > MOST_PERIODS
                ? wording.say("confirm.periods.more", shown, periods.size() - MOST_PERIODS)
                : shown;
    }

    /** What has settled a delivery: which line, when, by whom and why. */
    private List<Labelled> settled(Wording wording, LedgerLine line) {
        List<Labelled> facts = new ArrayList<>();
        facts.add(labelled(
                wording,
                "confirm.settled.by",
                wording.say("confirm.settled.line", Long.toString(line.deliveryId()), line.sourceName())));
        facts.add(labelled(
                wording, "confirm.settled.on", new Phrases(catalogue, wording.locale()).day(line.businessDate())));
        Optional.ofNullable(line.grounds().author())
                .ifPresent(author -> facts.add(labelled(wording, "confirm.settled.who", name(wording, author))));
        Optional.ofNullable(line.grounds().reason())
                .ifPresent(reason -> facts.add(labelled(wording, "confirm.reason", reason)));
        return facts;
    }

    private String name(Wording wording, String author) {
        return catalogue
                .people()
                .person(author)
                .map(person -> person.name().in(wording.locale()))
                .orElse(author);
    }

    private List<LinkedModel.Suspicion> suspicions(Wording wording, Suspect suspect) {
        FindingWords words = new FindingWords(catalogue, contracts, wording.locale())
                .of(suspect.line().feed());
        return FindingGroups.of(suspect.findings().stream()
                        .filter(finding -> finding.code().weight() == FindingCode.Weight.SIGN)
                        .toList())
                .stream()
                .map(group -> suspicion(wording, words, group))
                .toList();
    }

    private static LinkedModel.Suspicion suspicion(Wording wording, FindingWords words, FindingGroup group) {
        List<FigureComparison> figures = words.comparisons(group);
        long more = group.count() - figures.size();
        return new LinkedModel.Suspicion(
                words.title(group.first()),
                words.where(group),
                words.remedy(group.first()),
                figures,
                figures.isEmpty() || more <= 0 ? null : wording.say("confirm.more", more));
    }

    private static LinkedModel.Heads heads(Wording wording) {
        return new LinkedModel.Heads(
                wording.say("confirm.head.region"),
                wording.say("confirm.head.period"),
                wording.say("confirm.head.indicator"),
                wording.say("confirm.head.now"),
                wording.say("confirm.head.last"),
                wording.say("confirm.head.usual"));
    }

    private static Labelled labelled(Wording wording, String key, String text) {
        return new Labelled(wording.say(key), text);
    }

    private Response answer(int status, LinkedModel model) {
        return new Response(status, HTML, style.policy(), templates.render("linked.ftlh", model));
    }
}
