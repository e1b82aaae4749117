// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jundeng.catalogue.WorkingDays;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.DuePeriods;
import org.jundeng.warehouse.sql.Transactions;

/**
 * The feeds that should have brought a period by now, as their contracts promise, and have not. A period that came and
 * waits to be confirmed is not missing.
 */
public final class OverdueFeeds {

    private OverdueFeeds() {}

    /**
     * How late each overdue feed of {@code contracts} is on {@code day}: the working days since the due day of its
     * oldest missing period.
     */
    public static Map<String, Integer> on(
            LocalDate day, Contracts contracts, WorkingDays workingDays, DataSource warehouse) {
        Map<String, Contract> promising = contracts.all().stream()
                .map(ContractVersion::contract)
                .filter(contract -> contract.expectations().due() != null)
                .collect(Collectors.toMap(Contract::feed, contract -> contract, (one, other) -> one));
        Map<String, FeedFacts> facts = Transactions.read(
                warehouse, connection -> FeedQueries.of(connection, new TreeSet<>(promising.keySet()), day));
        Map<String, Integer> overdue = new TreeMap<>();
        facts.forEach((feed, known) -> {
            DuePeriods due = new DuePeriods(promising.get(feed), workingDays);
            List<DuePeriods.Overdue> periods = known.missing(due.overdueOn(day, known.brought()));
            if (!periods.isEmpty()) {
                overdue.put(feed, periods.get(0).workingDays());
            }
        });
        return overdue;
    }
}
