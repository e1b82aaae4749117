// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.State;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Person;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/**
 * What all pages for one reader have in common: the names of things in the reader's language, and the links between
 * pages.
 */
public final class PageContext {

    /** The ways that each page shows, as far as they can be reached by its reader. */
    private static final List<Address> WAYS = List.of(
            new Address.Board(),
            new Address.Feeds(),
            Address.Episodes.ALL,
            new Address.Deliveries(),
            new Address.Acting("desk"),
            new Address.Acting("mine"));

    private final Catalogue catalogue;
    private final Reader reader;
    private final Links links;
    private final Phrases phrases;
    private final Wording words;
    private final Map<LocalDate, Set<String>> districts = new HashMap<>();

    /** Writes for {@code reader}, with the names in {@code catalogue}. */
    public PageContext(Catalogue catalogue, Reader reader, Links links) {
        this.catalogue = catalogue;
        this.reader = reader;
        this.links = links;
        this.phrases = new Phrases(catalogue, reader.locale());
        this.words = Wording.of(PageContext.class, reader.locale());
    }

    /** The names. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** The reader. */
    public Reader reader() {
        return reader;
    }

    /** Figures, periods and regions as words of the reader's language. */
    public Phrases phrases() {
        return phrases;
    }

    /** The sentences of pages in the reader's language. */
    public Wording words() {
        return words;
    }

    /** The reader's language. */
    public Locale locale() {
        return reader.locale();
    }

    /** Whether the reader may act on what a bureau brings, where there are pages to act by. */
    public boolean mayActFor(String bureau) {
        return links.actFor(bureau);
    }

    /** A word that leads to a page, where that can be reached. */
    public Link link(String text, Address address) {
        return new Link(text, links.to(address, reader).orElse(null));
    }

    /** The link to the scoreboard's workbook; null where it cannot be reached from here. */
    public String workbook() {
        return links.workbook(reader).orElse(null);
    }

    /**
     * Whether what a page says besides states may be known better than it was on the night: a file of the latest night
     * is written in that very night.
     */
    public boolean isKnownLater() {
        return links.isLive() || reader.day() != null;
    }

    /** The target's name, which leads to its page; the id of one that is not known any more. */
    public Link target(String id) {
        return catalogue.targets().stream()
                .filter(target -> target.id().equals(id))
                .findFirst()
                .map(target -> link(target.name().in(locale()), new Address.OfTarget(id)))
                .orElseGet(() -> Link.none(id));
    }

    /** The bureau's name, which leads to its page. */
    public Link bureau(String id) {
        String name = phrases.bureau(id);
        return catalogue.bureaus().containsKey(id) ? link(name, new Address.OfBureau(id)) : Link.none(name);
    }

    /**
     * The person's name, which leads to the bureau or the district that the person answers for; of somebody who is no
     * longer listed, or was never, only that.
     */
    public Link person(String id) {
        return catalogue.people().person(id).map(this::person).orElseGet(() -> Link.none(words.say("person.unlisted")));
    }

    private Link person(Person person) {
        String name = person.name().in(locale());
        return Stream.concat(
                        person.bureaus().stream().map(Address.OfBureau::new),
                        person.districts().stream().map(Address.OfDistrict::new))
                .findFirst()
                .map(address -> link(name, address))
                .orElseGet(() -> Link.none(name));
    }

    /** The region's name on {@code day}; that of a district leads to its page. */
    public Link region(String id, LocalDate day) {
        String name = phrases.region(id, day);
        return districts(day).contains(id) ? link(name, new Address.OfDistrict(id)) : Link.none(name);
    }

    /** The districts of the day and those of the plan, found once: a page names them some hundred times. */
    private Set<String> districts(LocalDate day) {
        return districts.computeIfAbsent(day, any -> {
            Set<String> all = new HashSet<>(catalogue.regions().districts(new TimePeriod(Freq.D, day)));
            all.addAll(catalogue.regions().districts());
            return all;
        });
    }

    /** A state as a mark with its word. */
    public Mark state(State state) {
        return new Mark(state.code(), words.say("state." + state.code()));
    }

    /**
     * A state that is shown by colour, shape and word.
     *
     * @param code its code, by which the style sheet knows it
     * @param word its word
     */
    public record Mark(String code, String word) {}

    /**
     * The frame of a page.
     *
     * @param address the page
     * @param title what it is about
     * @param night the night that it speaks of; null where it speaks of none
     * @param crumbs the ways back, without the scoreboard
     */
    public Frame frame(Address address, String title, LocalDate night, List<Link> crumbs) {
        List<Link> ways = new ArrayList<>();
        for (Address way : WAYS) {
            String text = words.say("way." + way.kind());
            if (way.equals(address)) {
                ways.add(Link.none(text));
            } else {
                links.to(way, reader).ifPresent(href -> ways.add(new Link(text, href)));
            }
        }
        List<Link> back = new ArrayList<>();
        if (!(address instanceof Address.Board)) {
            links.to(new Address.Board(), reader).ifPresent(href -> back.add(new Link(words.say("way.board"), href)));
            back.addAll(crumbs);
        }
        Reader other = reader.inOtherLanguage();
        return new Frame(
                reader.isChinese() ? "zh-CN" : "en",
                title,
                links.style(),
                ways,
                back,
                new Link(words.say("language.other"), links.to(address, other).orElse(null)),
                asOf(night),
                isJudgedAnew(address),
                otherwise(address),
                search(address).orElse(null),
                account(),
                words);
    }

    private Link account() {
        return links.account()
                .map(each -> new Link(
                        each.name() == null ? words.say("account.log-in") : each.name(),
                        each.href() + (reader.isChinese() ? "" : "?lang=en")))
                .orElse(null);
    }

    private String asOf(LocalDate night) {
        if (night == null) {
            return "";
        }
        return words.say(reader.knownNow() ? "as-of-known-now" : "as-of", phrases.day(night));
    }

    /** Whether a page says of a past day where targets stand. */
    private static boolean judges(Address address) {
        return address instanceof Address.Board
                || address instanceof Address.OfTarget
                || address instanceof Address.OfDistrict
                || address instanceof Address.OfBureau;
    }

    private boolean isJudgedAnew(Address address) {
        return reader.knownNow() && judges(address);
    }

    /** The way from what was said on a past day to what is known of it now, and back; null where there is none. */
    private Link otherwise(Address address) {
        if (!links.isLive() || reader.day() == null || !judges(address)) {
            return null;
        }
        boolean now = reader.knownNow();
        return links.to(address, reader.knowing(!now))
                .map(href -> new Link(words.say(now ? "known.then" : "known.now"), href))
                .orElse(null);
    }

    private Optional<Frame.SearchForm> search(Address address) {
        if (!links.isLive()) {
            return Optional.empty();
        }
        String asked = address instanceof Address.Search search ? search.words() : "";
        Reader plain = new Reader(Locale.CHINESE, null).with(reader.permit());
        return links.to(new Address.Search(""), plain)
                .map(action -> new Frame.SearchForm(
                        action,
                        asked,
                        reader.isChinese() ? null : "en",
                        reader.day() == null ? null : reader.day().toString()));
    }
}
