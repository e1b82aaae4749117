// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.link;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.Rule;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Target;
import org.jundeng.contract.Contracts;
import org.jundeng.notice.template.Templates;
import org.jundeng.web.link.LinkedModel.Labelled;
import org.jundeng.web.link.LinkedModel.WayOn;
import org.jundeng.web.link.LinkedPage.Refusal;
import org.jundeng.web.server.Response;

/** Writes the acknowledgement page in the language of the person to whom the link was sent. The page has no scripts. */
final class AckWords {

    private static final String HTML = "text/html; charset=utf-8";

    private final Catalogue catalogue;
    private final Contracts contracts;
    private final List<Rule> rules;
    private final WayOn wayOn;
    private final Templates templates = new Templates(AckWords.class);
    private final PageStyle style = PageStyle.usual();

    /**
     * Writes with the names in {@code catalogue}, {@code contracts} and {@code rules}.
     *
     * @param repliesAreRead whether a reply to a mail acknowledges, too
     */
    AckWords(Catalogue catalogue, Contracts contracts, List<Rule> rules, boolean repliesAreRead) {
        this.wayOn = WayOn.among(catalogue.people(), repliesAreRead);
        this.catalogue = catalogue;
        this.contracts = contracts;
        this.rules = List.copyOf(rules);
    }

    /** The page with the episode and the form for acknowledging it. */
    Response form(Locale locale, EpisodeBook.Entry entry, String token) {
        Wording wording = Wording.of(AckWords.class, locale);
        return answer(
                200,
                new LinkedModel(
                        wording.locale(),
                        title(wording, "ack", entry.episodeId()),
                        style.text(),
                        null,
                        wording.say("ack.lead"),
                        facts(wording, entry),
                        form(wording, token, "")));
    }

    /** The page of {@link #form} with the note that is too long, so that the person can shorten it. */
    Response formAgain(Locale locale, EpisodeBook.Entry entry, String token, String note) {
        Wording wording = Wording.of(AckWords.class, locale);
        Refusal fault = new Refusal(400, "note-too-long", locale, entry.episodeId());
        return answer(
                400,
                new LinkedModel(
                        wording.locale(),
                        title(wording, fault.code(), entry.episodeId()),
                        style.text(),
                        slots(wording, fault),
                        wording.say("ack.lead"),
                        facts(wording, entry),
                        form(wording, token, note)));
    }

    /** The page that lists several episodes, with the form for acknowledging those that wait. */
    Response formOfAll(Locale locale, ToldBlock block, String token) {
        Wording wording = Wording.of(AckWords.class, locale);
        String title = wording.count("all", block.waiting().size());
        return answer(200, ofAll(wording, title, null, block, form(wording, "ack-all", "all", token, "")));
    }

    /** The page of {@link #formOfAll} with the note that is too long. */
    Response formOfAllAgain(Locale locale, ToldBlock block, String token, String note) {
        Wording wording = Wording.of(AckWords.class, locale);
        Refusal fault = new Refusal(400, "note-too-long", locale, null);
        return answer(
                400,
                ofAll(
                        wording,
                        wording.say("all.too-long"),
                        slots(wording, fault),
                        block,
                        form(wording, "ack-all", "all", token, note)));
    }

    /** The page that confirms the acknowledgement of several episodes, and says which were left out. */
    Response doneWithAll(Locale locale, ToldBlock block) {
        Wording wording = Wording.of(AckWords.class, locale);
        String title = wording.count("all.done", block.waiting().size());
        return answer(200, ofAll(wording, title, null, block, null));
    }

    private LinkedModel ofAll(
            Wording wording, String title, List<Labelled> slots, ToldBlock block, LinkedModel.Form form) {
        List<Labelled> facts = new ArrayList<>();
        facts.add(labelled(wording, "fact.rule", ruleName(block.waiting().get(0), wording.locale())));
        block.waiting().forEach(entry -> facts.add(inOneLine(wording, entry)));
        block.leftOut().forEach((why, entries) -> facts.add(leftOut(wording, why.key(), entries)));
        String lead = wording.say(form == null ? "done.lead" : "all.lead");
        return new LinkedModel(wording.locale(), title, style.text(), slots, lead, facts, form);
    }

    /** What the mail told, too, and is not acknowledged now. */
    private Labelled leftOut(Wording wording, String why, List<EpisodeBook.Entry> entries) {
        Phrases phrases = new Phrases(catalogue, wording.locale());
        String places = entries.stream()
                .map(entry -> place(wording, phrases, entry))
                .collect(Collectors.joining(wording.say("all.list")));
        return labelled(wording, "fact.left-out", wording.count(why, entries.size(), places));
    }

    /** The region of an episode, or its feed. */
    private String place(Wording wording, Phrases phrases, EpisodeBook.Entry entry) {
        return region(phrases, entry)
                .orElseGet(() -> entry.feed().isEmpty()
                        ? entry.regionId()
                        : contracts
                                .feed(entry.feed())
                                .map(version -> version.contract().name().in(wording.locale()))
                                .orElse(entry.feed()));
    }

    /** The place of an episode, with its level, its figure and since when it is open. */
    private Labelled inOneLine(Wording wording, EpisodeBook.Entry entry) {
        Phrases phrases = new Phrases(catalogue, wording.locale());
        String level = catalogue.levels().known(entry.level()).name().in(wording.locale());
        List<Labelled> figures = indicator(entry)
                .map(indicator -> figures(wording, phrases, entry, new Measured(indicator, target(entry))))
                .orElse(List.of());
        Stream<String> told = figures.stream().skip(1).map(Labelled::text);
        Stream<String> since =
                Stream.ofNullable(entry.openSince()).map(day -> wording.say("all.since", phrases.day(day)));
        return new Labelled(
                place(wording, phrases, entry),
                Stream.of(Stream.of(level), told, since)
                        .flatMap(each -> each)
                        .collect(Collectors.joining(wording.say("all.and"))));
    }

    private Optional<Target> target(EpisodeBook.Entry entry) {
        return catalogue.targets().stream()
                .filter(each -> each.id().equals(entry.targetId()))
                .findFirst();
    }

    private static LinkedModel.Form form(Wording wording, String token, String note) {
        return form(wording, "ack", "ack", token, note);
    }

    private static LinkedModel.Form form(Wording wording, String action, String of, String token, String note) {
        return new LinkedModel.Form(
                action,
                List.of(),
                token,
                "note",
                note,
                wording.say("ack.note"),
                wording.say("ack.hint", Acknowledgements.LONGEST_NOTE),
                wording.say(of + ".button"),
                Acknowledgements.LONGEST_NOTE,
                false);
    }

    /** The page that confirms the acknowledgement and shows its note. */
    Response done(Locale locale, EpisodeBook.Entry entry) {
        Wording wording = Wording.of(AckWords.class, locale);
        return answer(
                200,
                new LinkedModel(
                        wording.locale(),
                        title(wording, "done", entry.episodeId()),
                        style.text(),
                        null,
                        wording.say("done.lead"),
                        facts(wording, entry),
                        null));
    }

    /** The page that shows a fault in four slots: where, found, promised and what to do. */
    Response fault(Refusal fault) {
        Wording wording = Wording.of(AckWords.class, fault.locale());
        return answer(
                fault.status(),
                new LinkedModel(
                        wording.locale(),
                        title(wording, fault.code(), fault.number()),
                        style.text(),
                        slots(wording, fault),
                        null,
                        null,
                        null));
    }

    private static String title(Wording wording, String key, Long episodeId) {
        return wording.say(key + ".title", episodeId);
    }

    private List<Labelled> slots(Wording wording, Refusal fault) {
        String where = wording.say(fault.number() == null ? "where.link" : "where.episode", fault.number());
        List<Labelled> slots = new ArrayList<>();
        slots.add(labelled(wording, "slot.where", where));
        for (String slot : List.of("found", "promised", remedy(fault))) {
            String text = wording.say(
                    fault.code() + "." + slot, fault.number(), Acknowledgements.LONGEST_NOTE, wayOn.operators(wording));
            slots.add(labelled(wording, "slot." + slot.replace(".reply", ""), text));
        }
        return slots;
    }

    /** Whoever has an older mail can answer the latest one instead of opening its link, if somebody reads replies. */
    private String remedy(Refusal fault) {
        return fault.code().equals("expired") && wayOn.repliesAreRead() ? "remedy.reply" : "remedy";
    }

    private List<Labelled> facts(Wording wording, EpisodeBook.Entry entry) {
        Phrases phrases = new Phrases(catalogue, wording.locale());
        Optional<Target> target = target(entry);
        List<Labelled> facts = new ArrayList<>();
        facts.add(labelled(wording, "fact.rule", ruleName(entry, wording.locale())));
        region(phrases, entry).ifPresent(region -> facts.add(labelled(wording, "fact.region", region)));
        facts.add(labelled(
                wording,
                "fact.level",
                catalogue.levels().known(entry.level()).name().in(wording.locale())));
        indicator(entry)
                .ifPresent(
                        indicator -> facts.addAll(figures(wording, phrases, entry, new Measured(indicator, target))));
        target.ifPresent(each -> facts.add(labelled(wording, "fact.quote", String.join("；", each.quotes()))));
        Optional.ofNullable(entry.openSince())
                .ifPresent(day -> facts.add(labelled(wording, "fact.opened", phrases.day(day))));
        Optional.ofNullable(entry.note()).ifPresent(note -> facts.add(labelled(wording, "ack.note", note)));
        return facts;
    }

    private String ruleName(EpisodeBook.Entry entry, Locale locale) {
        return rules.stream()
                .filter(rule -> rule.id().equals(entry.ruleId()))
                .map(rule -> rule.name().in(locale))
                .findFirst()
                .orElse(entry.ruleId());
    }

    private Optional<String> region(Phrases phrases, EpisodeBook.Entry entry) {
        String id = entry.regionId();
        boolean known = catalogue.regions().ids().contains(id);
        return known && entry.openedOn() != null
                ? Optional.of(phrases.region(id, entry.openedOn()))
                : Optional.ofNullable(entry.refArea());
    }

    private Optional<Indicator> indicator(EpisodeBook.Entry entry) {
        return Optional.ofNullable(entry.indicator()).flatMap(catalogue::indicator);
    }

    /** An indicator, and the target of the rule; empty where it has none. */
    private record Measured(Indicator indicator, Optional<Target> target) {}

    private List<Labelled> figures(Wording wording, Phrases phrases, EpisodeBook.Entry entry, Measured measured) {
        Indicator indicator = measured.indicator();
        Optional<BigDecimal> promised = Optional.ofNullable(entry.bound()).map(BigDecimal::new);
        Optional<Bound> bound = measured.target().flatMap(each -> Bound.of(each, indicator, catalogue.units()));
        // Of other bounds only the number is known. That is enough not to round a figure onto it.
        Optional<Bound> shown =
                bound.or(() -> promised.map(value -> new Bound(Comparator.EQUAL, value, indicator.direction())));
        Optional<String> figure = Optional.ofNullable(entry.obsValue())
                .map(BigDecimal::new)
                .map(value -> phrases.period(entry.timePeriod()) + " "
                        + phrases.figure(value, indicator, shown.orElse(null)));
        boolean ofFigure = entry.measure() == null || entry.measure().equals(entry.obsValue());
        Optional<Labelled> compared = !ofFigure
                ? Optional.empty()
                : bound.map(each -> labelled(wording, "fact.bound", phrases.bound(each, indicator)))
                        .or(() -> limit(entry)
                                .map(each -> labelled(wording, "fact.limit", phrases.bound(each, indicator))));
        return Stream.of(
                        Optional.of(labelled(
                                wording, "fact.indicator", indicator.name().in(wording.locale()))),
                        figure.map(text -> labelled(wording, "fact.figure", text)),
                        compared)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The limit that the figure was compared with; empty where the rule is not in force, or was changed since. */
    private Optional<Bound> limit(EpisodeBook.Entry entry) {
        if (entry.bound() == null) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(entry.bound());
        return rules.stream()
                .filter(rule -> rule.id().equals(entry.ruleId()) && rule.measuresFigure())
                .filter(rule -> rule.ladder() != null)
                .flatMap(rule ->
                        rule.ladder().steps().stream().map(step -> rule.ladder().bound(step.level())))
                .filter(bound -> bound.value().compareTo(value) == 0)
                .findFirst();
    }

    private static Labelled labelled(Wording wording, String key, String text) {
        return new Labelled(wording.say(key), text);
    }

    private Response answer(int status, LinkedModel model) {
        return new Response(status, HTML, style.policy(), templates.render("linked.ftlh", model));
    }
}
