// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** When many arrivals were recorded, asked at once. */
public final class LedgerDates {

    private final DataSource warehouse;

    /** As the ledger of {@code warehouse} says. */
    public LedgerDates(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * The dates of a line.
     *
     * @param recordedAt when it was written
     * @param businessDate the night that it belongs to
     */
    public record Dates(Instant recordedAt, LocalDate businessDate) {}

    /** The dates of these arrivals, by their ids; those without a line are left out. */
    public Map<String, Dates> of(Collection<String> arrivalIds) {
        Map<String, Dates> dates = new HashMap<>();
        if (arrivalIds.isEmpty()) {
            return dates;
        }
        return Transactions.read(warehouse, connection -> {
            Sql.each(
                    connection,
                    "select arrival_id, recorded_at, business_date from delivery where arrival_id = any(?)",
                    row -> dates.put(
                            row.getString(1),
                            new Dates(
                                    row.getObject(2, OffsetDateTime.class).toInstant(),
                                    row.getObject(3, LocalDate.class))),
                    Sql.texts(arrivalIds));
            return dates;
        });
    }
}
