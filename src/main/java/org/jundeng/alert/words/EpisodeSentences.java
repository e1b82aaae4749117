// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.alert.Rule;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.assess.Phrases;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.contract.Contracts;

/** What an episode is about, in the sentences that mails say of it. */
public final class EpisodeSentences {

    private final Catalogue catalogue;
    private final Contracts contracts;
    private final List<Rule> rules;
    private final Locale locale;
    private final EpisodeWords words;
    private final Phrases phrases;

    /** In the language of {@code locale}, of the rules as they are configured now, with the names of all things. */
    public EpisodeSentences(Catalogue catalogue, Contracts contracts, List<Rule> rules, Locale locale) {
        this.catalogue = catalogue;
        this.contracts = contracts;
        this.rules = List.copyOf(rules);
        this.locale = locale;
        this.words = new EpisodeWords(catalogue, locale);
        this.phrases = new Phrases(catalogue, locale);
    }

    /** The region and the indicator, or the feed: {@code 余杭区 城镇登记失业率}. */
    public String about(EpisodeBook.Sight sight) {
        if (!sight.place().feed().isEmpty()) {
            return feed(sight.place().feed());
        }
        return Stream.of(
                        phrases.region(sight.place().regionId(), sight.changedOn()),
                        indicator(sight).map(each -> each.name().in(locale)).orElse(""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The name of a feed; its id where there is no such feed any more. */
    public String feed(String id) {
        return contracts
                .feed(id)
                .map(version -> version.contract().name().in(locale))
                .orElse(id);
    }

    /** The figure or feed that the rule saw, beside its bound. */
    public String seen(EpisodeBook.Sight sight) {
        return words.figure(account(sight), indicator(sight).orElse(null));
    }

    /** Why it changed last; empty where the figure says it already. */
    public String cause(EpisodeBook.Sight sight) {
        return words.cause(account(sight));
    }

    private Account account(EpisodeBook.Sight sight) {
        Account.Sight seen = sight.measure() == null
                ? null
                : new Account.Sight(sight.figure(), sight.measure(), sight.bound(), sight.facts());
        return new Account(
                sight.place(),
                rule(sight.place().ruleId()).orElse(null),
                sight.event(),
                sight.cause(),
                sight.changedOn(),
                seen,
                null);
    }

    private Optional<Indicator> indicator(EpisodeBook.Sight sight) {
        return Optional.ofNullable(sight.indicator()).flatMap(catalogue::indicator);
    }

    private Optional<Rule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
