// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.search;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jundeng.alert.Rule;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.page.Address;
import org.jundeng.page.Permit;
import org.jundeng.warehouse.history.LatestFigures;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.LedgerSearch;

/** Finds what bears a name: in the configuration, among the episodes and in the ledger. */
public final class SearchBook {

    /** How many things of one kind are shown. */
    static final int MOST = 8;

    private static final int SHORTEST_PART = 2;
    private static final Pattern NUMBER = Pattern.compile("\\D{0,12}?(\\d{1,18})");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{6,64}");

    private final NameIndex names;
    private final Catalogue catalogue;
    private final EpisodeBook episodes;
    private final LatestFigures latest;
    private final Ledger ledger;

    /** Searches {@code warehouse} and its {@code ledger}, and the names in the configuration. */
    public SearchBook(DataSource warehouse, Catalogue catalogue, Contracts contracts, List<Rule> rules, Ledger ledger) {
        this.names = new NameIndex(catalogue, contracts, rules);
        this.catalogue = catalogue;
        this.episodes = new EpisodeBook(warehouse);
        this.latest = new LatestFigures(warehouse);
        this.ledger = ledger;
    }

    /**
     * What bears the words as a name or a number, or a part of a name.
     *
     * @param night the night that pages of districts speak of; null where none has been
     * @param permit says whose deliveries may be found
     */
    public SearchFacts find(String words, LocalDate night, Permit permit) {
        String sought = NameIndex.folded(words);
        Map<NamedThing.Kind, List<NameMatch>> named = names.find(words);
        Map<String, Address.OfFigure> figures = new HashMap<>();
        List<String> indicators = named.getOrDefault(NamedThing.Kind.INDICATOR, List.of()).stream()
                .limit(MOST)
                .map(match -> match.thing().id())
                .toList();
        latest.latest(indicators, catalogue.regions().city())
                .forEach((id, at) -> figures.put(id, new Address.OfFigure(id, at.regionId(), at.timePeriod())));
        Matcher number = NUMBER.matcher(sought);
        Optional<Long> numbered = number.matches() ? Optional.of(Long.valueOf(number.group(1))) : Optional.empty();
        LedgerSearch search = new LedgerSearch(
                numbered.orElse(null),
                sought.codePointCount(0, sought.length()) < SHORTEST_PART ? null : sought,
                HASH.matcher(sought).matches() ? sought : null,
                permit.bureaus());
        List<LedgerLine> lines = List.of();
        long matching = 0;
        if (!search.isEmpty()) {
            lines = ledger.found(search, MOST);
            matching = ledger.countFound(search);
        }
        return new SearchFacts(
                words, named, figures, numbered.flatMap(episodes::find).orElse(null), lines, matching, night);
    }
}
