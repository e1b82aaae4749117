// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.search;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.catalogue.Person;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.notice.template.Templates;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.search.NameMatch.Fit;
import org.jundeng.page.search.NamedThing.Kind;
import org.jundeng.page.search.SearchModel.Group;
import org.jundeng.page.search.SearchModel.Hit;
import org.jundeng.warehouse.ledger.LedgerLine;

/** Writes the page that finds things: by kind, the kind with the best fit first. */
public final class SearchPage {

    /** How many things are shown of all kinds together. */
    static final int MOST = 40;

    private static final int LONGEST_DETAIL = 80;

    private final Templates templates = new Templates(PageContext.class);
    private final Contracts contracts;
    private final ZoneId zone;

    /** Writes of the feeds of {@code contracts}; days are those of {@code zone}. */
    public SearchPage(Contracts contracts, ZoneId zone) {
        this.contracts = contracts;
        this.zone = zone;
    }

    /** The page of {@code facts} as HTML. */
    public String html(PageContext context, SearchFacts facts) {
        return templates.render("search/search.ftlh", new Writing(context, facts).model());
    }

    /** The page for one reader. */
    private final class Writing {

        private final PageContext context;
        private final SearchFacts facts;
        private int left = MOST;

        Writing(PageContext context, SearchFacts facts) {
            this.context = context;
            this.facts = facts;
        }

        SearchModel model() {
            long found = facts.named().values().stream().mapToLong(List::size).sum()
                    + facts.matching()
                    + (facts.episode() == null ? 0 : 1);
            boolean asked = !facts.words().isEmpty();
            return new SearchModel(
                    context.frame(
                            new Address.Search(facts.words()),
                            asked
                                    ? context.words().say("search.title", facts.words())
                                    : context.words().say("search.button"),
                            null,
                            List.of()),
                    !asked
                            ? ""
                            : found == 0
                                    ? context.words().say("search.nothing", facts.words())
                                    : context.words().count("search.found", found),
                    groups(),
                    found == 0);
        }

        private List<Group> groups() {
            List<Group> groups = new ArrayList<>();
            if (facts.episode() != null) {
                groups.add(new Group(kind("episode"), List.of(episode(facts.episode())), ""));
            }
            Comparator<Map.Entry<Kind, List<NameMatch>>> bestFirst =
                    Comparator.comparing(each -> each.getValue().get(0).fit());
            List<Map.Entry<Kind, List<NameMatch>>> named = facts.named().entrySet().stream()
                    .sorted(bestFirst.thenComparing(Map.Entry::getKey))
                    .toList();
            boolean isNumber = facts.episode() != null || named.isEmpty();
            if (isNumber) {
                deliveries().ifPresent(groups::add);
            }
            named.forEach(each -> groups.add(group(each.getKey(), each.getValue())));
            if (!isNumber) {
                deliveries().ifPresent(groups::add);
            }
            return groups;
        }

        private String kind(String code) {
            return context.words().say("search.kind." + code);
        }

        private Group group(Kind kind, List<NameMatch> matches) {
            int shown = Math.min(Math.min(SearchBook.MOST, left), matches.size());
            left -= shown;
            return new Group(
                    kind(kind.code()),
                    matches.stream().limit(shown).map(this::hit).toList(),
                    rest(matches.size() - shown));
        }

        private String rest(long more) {
            return more == 0 ? "" : context.words().count("search.rest", more);
        }

        private Hit hit(NameMatch match) {
            NamedThing thing = match.thing();
            String name = thing.name().in(context.locale());
            String detail = match.text().equals(name) ? detail(thing) : otherName(match);
            String time = thing.kind() == Kind.REGION ? time(thing) : "";
            String both = detail.isEmpty() || time.isEmpty()
                    ? detail + time
                    : context.words().say("search.two", detail, time);
            return new Hit(link(thing, name), both);
        }

        /**
         * Of which time a region is, where its name does not say it: it is no more, or another territory has the same
         * name before or after it.
         */
        private String time(NamedThing thing) {
            List<RegionValidity> all = context.catalogue().regions().validities(thing.id());
            LocalDate end = all.get(all.size() - 1).validTo();
            boolean isOneOfSeveral = facts.named().getOrDefault(Kind.REGION, List.of()).stream()
                            .filter(other -> other.thing().name().equals(thing.name()))
                            .count()
                    > 1;
            if (end == null && !isOneOfSeveral) {
                return "";
            }
            String from = context.phrases().day(all.get(0).validFrom());
            return end == null
                    ? context.words().say("search.region-since", from)
                    : context.words()
                            .say("search.region-until", from, context.phrases().day(end.minusDays(1)));
        }

        /** The other name or the words that it was found by. */
        private String otherName(NameMatch match) {
            String text = match.text();
            int end = text.offsetByCodePoints(0, Math.min(LONGEST_DETAIL, text.codePointCount(0, text.length())));
            String cut = end < text.length() ? text.substring(0, end) + "…" : text;
            return match.fit() == Fit.DESCRIPTION ? context.words().say("search.described", cut) : cut;
        }

        private String detail(NamedThing thing) {
            return switch (thing.kind()) {
                case TARGET ->
                    context.catalogue().targets().stream()
                            .filter(target -> target.id().equals(thing.id()))
                            .findFirst()
                            .map(target -> context.phrases().bureau(target.bureau()))
                            .orElse("");
                case FEED ->
                    contracts
                            .feed(thing.id())
                            .map(feed ->
                                    context.phrases().bureau(feed.contract().bureau()))
                            .orElse("");
                case INDICATOR ->
                    facts.figures().containsKey(thing.id())
                            ? figure(facts.figures().get(thing.id()))
                            : context.words().say("search.no-figure");
                default -> "";
            };
        }

        private String figure(Address.OfFigure figure) {
            return context.words()
                    .say(
                            "search.latest",
                            context.phrases()
                                    .region(figure.region(), figure.period().lastDay()),
                            context.phrases().period(figure.period()));
        }

        private Link link(NamedThing thing, String name) {
            return switch (thing.kind()) {
                case TARGET -> context.target(thing.id());
                case INDICATOR ->
                    Optional.ofNullable(facts.figures().get(thing.id()))
                            .map(figure -> context.link(name, figure))
                            .orElseGet(() -> Link.none(name));
                case PROJECT -> project(thing.id(), name);
                case REGION -> region(thing.id(), name);
                case BUREAU -> context.bureau(thing.id());
                case FEED -> context.link(name, Address.Deliveries.of(thing.id()));
                case PERSON -> person(thing.id());
                case RULE -> context.link(name, new Address.Episodes(null, null, null, thing.id(), 1));
            };
        }

        /** The project's part of the scoreboard. */
        private Link project(String number, String name) {
            Link board = context.link(name, new Address.Board());
            return board.href() == null ? board : new Link(name, board.href() + "#project-" + number);
        }

        /** A district has a page; the city's page is the scoreboard. */
        private Link region(String id, String name) {
            List<RegionValidity> all = context.catalogue().regions().validities(id);
            RegionValidity latest = all.get(all.size() - 1);
            if (latest.isGroup()) {
                return context.link(name, new Address.Episodes(null, null, id, null, 1));
            }
            if (latest.parentId() == null) {
                return context.link(name, new Address.Board());
            }
            // A territory that is not yet there on the night, or was none of the plan's, has no page.
            return facts.night() == null
                    ? Link.none(name)
                    : new Link(name, context.region(id, facts.night()).href());
        }

        /** A person leads to the bureau or the district; a steward, to the bureau that delivers. */
        private Link person(String id) {
            Link official = context.person(id);
            if (official.href() != null) {
                return official;
            }
            return context.catalogue().people().person(id).map(Person::feeds).stream()
                    .flatMap(List::stream)
                    .flatMap(feed -> contracts.feed(feed).stream())
                    .map(ContractVersion::contract)
                    .findFirst()
                    .map(feed -> context.link(official.text(), new Address.OfBureau(feed.bureau())))
                    .orElse(official);
        }

        private Hit episode(EpisodeBook.Entry entry) {
            String about = Stream.of(
                            entry.regionId().isEmpty()
                                    ? entry.feed()
                                    : context.phrases().region(entry.regionId(), day(entry)),
                            Optional.ofNullable(entry.indicator())
                                    .flatMap(context.catalogue()::indicator)
                                    .map(indicator -> indicator.name().in(context.locale()))
                                    .orElse(""))
                    .filter(text -> !text.isEmpty())
                    .reduce((one, other) -> one + " " + other)
                    .orElse(entry.ruleId());
            return new Hit(
                    context.link(
                            context.words().say("told.episode", Long.toString(entry.episodeId()), about),
                            new Address.OfEpisode(entry.episodeId())),
                    context.words().say("episode." + entry.state()));
        }

        private LocalDate day(EpisodeBook.Entry entry) {
            return Stream.of(entry.closedOn(), entry.openedOn())
                    .filter(day -> day != null)
                    .findFirst()
                    .orElseGet(() -> entry.timePeriod() == null
                            ? LocalDate.EPOCH
                            : entry.timePeriod().lastDay());
        }

        private Optional<Group> deliveries() {
            if (facts.matching() == 0) {
                return Optional.empty();
            }
            List<Hit> hits = facts.deliveries().stream()
                    .limit(Math.max(1, left))
                    .map(this::delivery)
                    .toList();
            left -= hits.size();
            return Optional.of(new Group(kind("delivery"), hits, rest(facts.matching() - hits.size())));
        }

        private Hit delivery(LedgerLine line) {
            return new Hit(
                    context.link(
                            context.words().say("told.delivery", line.sourceName(), Long.toString(line.deliveryId())),
                            new Address.OfDelivery(line.deliveryId())),
                    context.words()
                            .say(
                                    "search.arrived",
                                    context.phrases().bureau(line.bureau()),
                                    context.phrases()
                                            .day(LocalDate.ofInstant(
                                                    line.arrival().times().arrivedAt(), zone))));
        }
    }
}
