// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.told;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jundeng.alert.Rule;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.alert.words.EpisodeSentences;
import org.jundeng.catalogue.Level;
import org.jundeng.contract.Contracts;
import org.jundeng.notice.template.Templates;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.told.EpisodesModel.Choice;
import org.jundeng.page.told.EpisodesModel.Grade;
import org.jundeng.page.told.EpisodesModel.Row;

/** Writes a page of episodes: the open ones first, and the gravest of them before the others. */
public final class EpisodesPage {

    private final Templates templates = new Templates(PageContext.class);
    private final Contracts contracts;
    private final List<Rule> rules;

    /** Writes of the feeds of {@code contracts}, by {@code rules} as they are configured. */
    public EpisodesPage(Contracts contracts, List<Rule> rules) {
        this.contracts = contracts;
        this.rules = List.copyOf(rules);
    }

    /** The page of {@code facts} as HTML. */
    public String html(PageContext context, EpisodesFacts facts) {
        EpisodeSentences sentences = new EpisodeSentences(context.catalogue(), contracts, rules, context.locale());
        return templates.render("told/episodes.ftlh", new Writing(context, facts, sentences, rules).model());
    }

    /** The level of that code. */
    static Grade grade(PageContext context, String code) {
        Level level = context.catalogue().levels().known(code);
        return new Grade(level.code(), level.name().in(context.locale()));
    }

    /** The page for one reader. */
    private record Writing(PageContext context, EpisodesFacts facts, EpisodeSentences sentences, List<Rule> rules) {

        EpisodesModel model() {
            Address.Episodes asked = facts.asked();
            long all = facts.found().matching();
            long last = Math.min(all, (long) asked.number() * ToldBook.ON_A_PAGE);
            return new EpisodesModel(
                    context.frame(asked, context.words().say("told.title"), facts.night(), List.of()),
                    choices(asked),
                    all == 0
                            ? context.words().say("told.none")
                            : context.words()
                                    .count("told.count", all, (asked.number() - 1L) * ToldBook.ON_A_PAGE + 1, last),
                    facts.found().entries().stream().map(this::row).toList(),
                    asked.number() == 1
                            ? null
                            : context.link(context.words().say("told.previous"), asked.at(asked.number() - 1)),
                    last == all ? null : context.link(context.words().say("told.next"), asked.at(asked.number() + 1)));
        }

        private List<Choice> choices(Address.Episodes asked) {
            List<Choice> choices = new ArrayList<>();
            choices.add(new Choice(
                    context.words().say("told.state"),
                    Stream.of(null, "open", "pending", "closed")
                            .map(state -> option(
                                    state == null ? null : context.words().say("episode." + state),
                                    new Address.Episodes(state, asked.level(), asked.region(), asked.rule(), 1)))
                            .toList()));
            List<Link> levels = new ArrayList<>();
            levels.add(option(null, new Address.Episodes(asked.state(), null, asked.region(), asked.rule(), 1)));
            context.catalogue().levels().all().stream()
                    .sorted(Comparator.reverseOrder())
                    .map(level -> option(
                            level.name().in(context.locale()),
                            new Address.Episodes(asked.state(), level.code(), asked.region(), asked.rule(), 1)))
                    .forEach(levels::add);
            choices.add(new Choice(context.words().say("told.level"), levels));
            choices.add(new Choice(context.words().say("told.region"), regions(asked)));
            if (asked.rule() != null) {
                choices.add(new Choice(
                        context.words().say("told.rule"),
                        List.of(
                                option(
                                        null,
                                        new Address.Episodes(asked.state(), asked.level(), asked.region(), null, 1)),
                                Link.none(ruleName(asked.rule())))));
            }
            return choices;
        }

        /** The city, its districts on that day, and the region that was asked for, wherever it lies. */
        private List<Link> regions(Address.Episodes asked) {
            List<String> ids = new ArrayList<>();
            ids.add(context.catalogue().regions().city());
            ids.addAll(context.catalogue().regions().districts(new TimePeriod(Freq.D, day())));
            if (asked.region() != null && !ids.contains(asked.region())) {
                ids.add(asked.region());
            }
            List<Link> regions = new ArrayList<>();
            regions.add(option(null, new Address.Episodes(asked.state(), asked.level(), null, asked.rule(), 1)));
            ids.forEach(id -> regions.add(option(
                    context.phrases().region(id, day()),
                    new Address.Episodes(asked.state(), asked.level(), id, asked.rule(), 1))));
            return regions;
        }

        private LocalDate day() {
            return Stream.of(Optional.ofNullable(context.reader().day()), Optional.ofNullable(facts.night()))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseGet(() -> context.catalogue().regions().validities().stream()
                            .map(one -> one.validFrom())
                            .max(Comparator.naturalOrder())
                            .orElseThrow());
        }

        /** An option; without a name, the one for all. The chosen one leads nowhere. */
        private Link option(String name, Address.Episodes to) {
            String text = name == null ? context.words().say("told.all") : name;
            return to.equals(facts.asked().at(1)) ? Link.none(text) : context.link(text, to);
        }

        private String ruleName(String id) {
            return rules.stream()
                    .filter(rule -> rule.id().equals(id))
                    .findFirst()
                    .map(rule -> rule.name().in(context.locale()))
                    .orElse(id);
        }

        private Row row(EpisodeBook.Entry entry) {
            EpisodeBook.Sight sight = facts.sights().get(entry.episodeId());
            return new Row(
                    context.link(
                            sight == null ? ruleName(entry.ruleId()) : sentences.about(sight),
                            new Address.OfEpisode(entry.episodeId())),
                    grade(context, entry.level()),
                    context.words().say("episode." + entry.state()),
                    sight == null ? "" : sentences.seen(sight),
                    day(entry.openSince() == null ? entry.openedOn() : entry.openSince()),
                    day(entry.closedOn()),
                    entry.targetId() == null ? null : context.target(entry.targetId()),
                    rules.stream()
                            .filter(rule -> rule.id().equals(entry.ruleId()) && rule.bureau() != null)
                            .findFirst()
                            .map(rule -> context.bureau(rule.bureau()))
                            .orElse(null),
                    entry.note() == null ? "" : entry.note());
        }

        private String day(LocalDate day) {
            return day == null ? "" : context.phrases().day(day);
        }
    }
}
