// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jundeng.catalogue.WorkingDays;
import org.jundeng.contract.Contract;
import org.jundeng.contract.DuePeriods;
import org.jundeng.warehouse.sql.Transactions;

/**
 * How a feed stands on a day: what came, what is overdue, and what is due next.
 *
 * @param contract what it promises
 * @param facts what is known of it
 * @param overdue the periods that are missing although their due day is over, the earliest first; without those that
 *     came and wait to be confirmed
 * @param next the next period that is due; null where its contract names no due day
 */
public record FeedState(
        Contract contract, FeedFacts facts, List<DuePeriods.Overdue> overdue, DuePeriods.Upcoming next) {

    public FeedState {
        Objects.requireNonNull(contract, "contract");
        Objects.requireNonNull(facts, "facts");
        overdue = List.copyOf(overdue);
    }

    /** How each of the feeds of {@code contracts} stands on {@code day}, in their order, each feed once. */
    public static List<FeedState> on(
            LocalDate day, Collection<Contract> contracts, WorkingDays workingDays, DataSource warehouse) {
        Map<String, Contract> byFeed = new LinkedHashMap<>();
        contracts.forEach(contract -> byFeed.putIfAbsent(contract.feed(), contract));
        Map<String, FeedFacts> facts =
                Transactions.read(warehouse, connection -> FeedQueries.of(connection, byFeed.keySet(), day));
        List<FeedState> states = new ArrayList<>();
        byFeed.forEach((feed, contract) -> {
            FeedFacts of = facts.get(feed);
            DuePeriods due = new DuePeriods(contract, workingDays);
            states.add(new FeedState(
                    contract,
                    of,
                    of.missing(due.overdueOn(day, of.brought())),
                    due.nextDue(day, of.came()).orElse(null)));
        });
        return states;
    }
}
