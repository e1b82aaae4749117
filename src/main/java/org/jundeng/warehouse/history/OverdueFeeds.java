// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jundeng.catalogue.WorkingDays;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;

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
        List<Contract> promising = contracts.all().stream()
                .map(ContractVersion::contract)
                .filter(contract -> contract.expectations().due() != null)
                .toList();
        Map<String, Integer> overdue = new TreeMap<>();
        FeedState.on(day, promising, workingDays, warehouse).stream()
                .filter(state -> !state.overdue().isEmpty())
                .forEach(state -> overdue.put(
                        state.contract().feed(), state.overdue().get(0).workingDays()));
        return overdue;
    }
}
