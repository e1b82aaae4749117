// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.receipt;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.BroughtPeriods;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.DuePeriods;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.history.FeedQueries;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.sql.Transactions;

/**
 * Finds, for a delivery whose bytes were delivered before, the delivery that it repeats and the periods that its feed
 * still owes.
 */
public final class Duplicates {

    private final Catalogue catalogue;
    private final Contracts contracts;
    private final Ledger ledger;
    private final DataSource warehouse;

    /** Looks up deliveries in {@code ledger} and {@code warehouse}, for the feeds of {@code contracts}. */
    public Duplicates(Catalogue catalogue, Contracts contracts, Ledger ledger, DataSource warehouse) {
        this.catalogue = catalogue;
        this.contracts = contracts;
        this.ledger = ledger;
        this.warehouse = warehouse;
    }

    /**
     * The delivery that is repeated, and the periods still owed.
     *
     * @param first the ledger line that first brought these bytes
     * @param owed the periods that had ended but not been delivered by then, the earliest first
     * @param dueDay the due day of the first of them; null where nothing is owed
     */
    record Repeat(LedgerLine first, List<TimePeriod> owed, LocalDate dueDay) {}

    /** The delivery that {@code line} repeats; empty where it repeats none. The result for a line never changes. */
    Optional<Repeat> of(LedgerLine line) {
        if (line.duplicateOf() == null) {
            return Optional.empty();
        }
        Optional<DuePeriods> due = contracts
                .feed(line.feed())
                .map(ContractVersion::contract)
                .map(contract -> new DuePeriods(contract, catalogue.workingDays()));
        List<TimePeriod> owed = due.map(periods -> owed(periods, line)).orElse(List.of());
        LocalDate dueDay = owed.isEmpty() ? null : due.get().dueDay(owed.get(0)).orElse(null);
        return ledger.byId(line.duplicateOf()).map(first -> new Repeat(first, owed, dueDay));
    }

    private List<TimePeriod> owed(DuePeriods due, LedgerLine line) {
        BroughtPeriods brought = Transactions.read(warehouse, connection -> FeedQueries.broughtUpTo(connection, line));
        List<TimePeriod> owed = new ArrayList<>();
        due.overdueOn(line.businessDate(), brought).forEach(each -> owed.add(each.timePeriod()));
        due.nextDue(line.businessDate(), brought)
                .map(DuePeriods.Upcoming::timePeriod)
                .filter(next -> next.lastDay().isBefore(line.businessDate()))
                .ifPresent(owed::add);
        return owed;
    }
}
