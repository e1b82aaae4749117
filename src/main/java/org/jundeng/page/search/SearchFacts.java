// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.page.Address;
import org.jundeng.warehouse.ledger.LedgerLine;

/**
 * What was found.
 *
 * @param words what was searched for
 * @param named what bears it as a name, by kind
 * @param figures the latest figure of each indicator that was found and is shown, by its id; of those that have one
 * @param episode the episode that has it as its number; null where none has
 * @param deliveries the latest deliveries with it as their number, in their file's name, or at the start of its hash
 * @param matching how many such deliveries there are
 * @param night the night that pages of districts speak of; null where none has been
 */
public record SearchFacts(
        String words,
        Map<NamedThing.Kind, List<NameMatch>> named,
        Map<String, Address.OfFigure> figures,
        EpisodeBook.Entry episode,
        List<LedgerLine> deliveries,
        long matching,
        LocalDate night) {

    public SearchFacts {
        named = Map.copyOf(named);
        figures = Map.copyOf(figures);
        deliveries = List.copyOf(deliveries);
    }
}
