// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jundeng.alert.Cause;
import org.jundeng.alert.Event;
import org.jundeng.alert.Reason;
import org.jundeng.alert.Rule;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.alert.past.PastBreach;
import org.jundeng.alert.words.Account;
import org.jundeng.alert.words.EpisodeWords;
import org.jundeng.assess.Figure;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.notice.decision.Seen;
import org.jundeng.notice.decision.Sightings;
import org.jundeng.notice.past.BreachNews;

/** Writes what mails tell of breaches that became known late and are over: one thing for each rule and region. */
final class BreachWords {

    private static final int MOST_PERIODS = 6;
    private static final Comparator<BreachNews> WORST_FIRST = Comparator.comparing(
                    (BreachNews news) -> news.breach().level(), Comparator.reverseOrder())
            .thenComparing(news -> news.breach().timePeriod());

    private final Catalogue catalogue;
    private final Wording wording;
    private final Phrases phrases;
    private final Sentences sentences;
    private final EpisodeWords words;

    BreachWords(Catalogue catalogue, FeedDirectory feeds, Locale locale) {
        this.catalogue = catalogue;
        this.wording = Wording.of(BreachWords.class, locale);
        this.phrases = new Phrases(catalogue, locale);
        this.sentences = new Sentences(catalogue, feeds, locale);
        this.words = new EpisodeWords(catalogue, locale);
    }

    /** The lines for {@code all}, in the order in which their rules and regions first occur. */
    List<DigestModel.ItemLine> lines(List<BreachNews> all) {
        Map<WatchedPlace, List<BreachNews>> byPlace = new LinkedHashMap<>();
        all.forEach(news -> byPlace.computeIfAbsent(news.breach().place(), first -> new ArrayList<>())
                .add(news));
        return byPlace.values().stream().map(this::line).toList();
    }

    private DigestModel.ItemLine line(List<BreachNews> ofPlace) {
        BreachNews first = ofPlace.get(0);
        String title = sentences.title(candidate(first.breach()), first.rule());
        String kind = first.corrected() ? "item.past-breach-corrected" : "item.past-breach";
        List<String> details = new ArrayList<>();
        List<BreachNews> sorted = ofPlace.stream().sorted(WORST_FIRST).toList();
        int shown = Math.min(MOST_PERIODS, sorted.size());
        sorted.subList(0, shown).forEach(news -> details.add(news.corrected() ? corrected(news) : found(news)));
        List<String> others = sorted.subList(shown, sorted.size()).stream()
                .map(news -> phrases.period(news.breach().timePeriod()))
                .toList();
        if (!others.isEmpty()) {
            details.add(new NamedOthers(wording).line(others));
        }
        return DigestModel.ItemLine.of(wording.say(kind, title), details);
    }

    private String found(BreachNews news) {
        PastBreach breach = news.breach();
        String said = wording.say(
                "item.past-breach.period",
                figure(breach, news.rule()),
                breach.level().name().in(wording.locale()),
                phrases.period(breach.overFrom()),
                source(breach.seen().figure(), breach.indicator()));
        return news.toldBefore() == null
                ? said
                : wording.say("item.past-breach.anew", said, measure(news, news.toldBefore()));
    }

    /** The level is the one that was found: the rule may have been changed since. */
    private String figure(PastBreach breach, Rule rule) {
        PastBreach.Seen seen = breach.seen();
        return words.figure(
                new Account(
                        breach.place(),
                        rule,
                        Event.OPENED,
                        Cause.of(Reason.CROSSED),
                        breach.foundOn(),
                        new Account.Sight(seen.figure(), seen.measure(), seen.bound(), seen.facts()),
                        null,
                        breach.level()),
                catalogue.indicator(breach.indicator()).orElse(null));
    }

    private String corrected(BreachNews news) {
        PastBreach breach = news.breach();
        String period = phrases.period(breach.timePeriod());
        BigDecimal told = news.toldBefore();
        BigDecimal now = breach.ended().measure();
        if (now == null) {
            return wording.say("item.past-breach.withdrawn", period, measure(news, told));
        }
        boolean crosses = news.rule().ladder().grade(now) != null;
        List<String> both = catalogue
                .indicator(breach.indicator())
                .map(indicator -> words.measured(List.of(told, now), news.rule(), indicator))
                .orElseGet(() -> List.of(Phrases.number(told), Phrases.number(now)));
        return wording.say(
                crosses ? "item.past-breach.other" : "item.past-breach.not-true", period, both.get(0), both.get(1));
    }

    /** The figure or, where the rule measures something else, the measure. */
    private String measure(BreachNews news, BigDecimal measure) {
        return catalogue
                .indicator(news.breach().indicator())
                .map(indicator -> words.measured(measure, news.rule(), indicator))
                .orElseGet(() -> Phrases.number(measure));
    }

    private String source(Figure figure, String indicator) {
        Figure.Source source = figure.source();
        String made = source.method() == null
                ? wording.say("derived")
                : catalogue
                        .indicator(indicator)
                        .map(each -> phrases.made(figure, each))
                        .orElse(wording.say("derived"));
        return source.method() != null || source.rowNo() == 0
                ? wording.say("digest.derived", made, source.deliveryId())
                : wording.say("digest.source", source.sourceName(), source.rowNo(), source.deliveryId());
    }

    /** The breach in the form of an episode, so that its sentences are those of episodes. */
    private static CandidateEpisode candidate(PastBreach breach) {
        PastBreach.Seen seen = breach.seen();
        return new CandidateEpisode(
                0,
                breach.place(),
                null,
                breach.indicator(),
                true,
                breach.level(),
                breach.foundOn(),
                new CandidateEpisode.Change(0, Event.OPENED, Cause.of(Reason.CROSSED), breach.foundOn(), 1, null, null),
                new Seen(seen.figure(), seen.measure(), seen.bound(), seen.facts()),
                null,
                false,
                Sightings.NONE,
                1);
    }
}
