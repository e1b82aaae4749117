// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.warehouse.history.FigureSelection;
import org.jundeng.warehouse.history.Observations;
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
    private final Observations observations;
    private final Ledger ledger;

    /** Searches {@code warehouse} and its {@code ledger}, and the names in the configuration. */
    public SearchBook(DataSource warehouse, Catalogue catalogue, Contracts contracts, List<Rule> rules, Ledger ledger) {
        this.names = new NameIndex(catalogue, contracts, rules);
        this.catalogue = catalogue;
        this.episodes = new EpisodeBook(warehouse);
        this.observations = new Observations(warehouse);
        this.ledger = ledger;
    }

    /**
     * What bears the words as a name or a number, or a part of a name.
     *
     * @param night the night that pages of districts speak of; null where none has been
     */
    public SearchFacts find(String words, LocalDate night) {
        String sought = NameIndex.folded(words);
        Map<NamedThing.Kind, List<NameMatch>> named = names.find(words);
        Map<String, Address.OfFigure> figures = new HashMap<>();
        named.getOrDefault(NamedThing.Kind.INDICATOR, List.of()).stream()
                .limit(MOST)
                .map(match -> match.thing().id())
                .forEach(id -> latest(id).ifPresent(figure -> figures.put(id, figure)));
        Matcher number = NUMBER.matcher(sought);
        Optional<Long> numbered = number.matches() ? Optional.of(Long.valueOf(number.group(1))) : Optional.empty();
        LedgerSearch search = new LedgerSearch(
                numbered.orElse(null),
                sought.codePointCount(0, sought.length()) < SHORTEST_PART ? null : sought,
                HASH.matcher(sought).matches() ? sought : null);
        Map<Long, LedgerLine> lines = new LinkedHashMap<>();
        long matching = 0;
        if (!search.isEmpty()) {
            ledger.found(search, MOST).forEach(line -> lines.put(line.deliveryId(), line));
            matching = ledger.countFound(search);
        }
        return new SearchFacts(
                words,
                named,
                figures,
                numbered.flatMap(episodes::find).orElse(null),
                new ArrayList<>(lines.values()),
                matching,
                night);
    }

    /** The city's latest figure of an indicator; where it has none, that of a region. */
    private Optional<Address.OfFigure> latest(String indicator) {
        FigureSelection all = FigureSelection.ALL.of(indicator);
        return latest(all.in(catalogue.regions().city())).or(() -> latest(all));
    }

    private Optional<Address.OfFigure> latest(FigureSelection selection) {
        List<Address.OfFigure> latest = new ArrayList<>();
        observations.each(selection, row -> {
            Optional<TimePeriod> period = TimePeriod.parse(row.timePeriod());
            if (row.obsValue() != null && row.dimensions().equals("{}") && period.isPresent()) {
                Address.OfFigure figure = new Address.OfFigure(row.indicator(), row.regionId(), period.get());
                if (latest.isEmpty()
                        || period.get().lastDay().isAfter(latest.get(0).period().lastDay())) {
                    latest.clear();
                    latest.add(figure);
                }
            }
        });
        return latest.stream().findFirst();
    }
}
