// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jundeng.finding.Finding;
import org.jundeng.warehouse.sql.SharedTexts;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** The findings that the ledger lists, of all deliveries, in the order in which they were found. */
public final class ListedFindings {

    private static final String BEHIND = """
            select f.*, d.bureau, d.feed
            from finding f join delivery d using (delivery_id)
            where f.finding_id > ? and (?::bigint is null or f.delivery_id = ?)
              and (?::text is null or d.feed = ?) and (?::text is null or f.code = ?)
              and (?::text[] is null or d.bureau = any (?::text[]))
            order by f.finding_id
            limit ?
            """;

    private final DataSource warehouse;

    /** The findings in {@code warehouse}. */
    public ListedFindings(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A finding with the delivery that it is about.
     *
     * @param number its number, which grows with each finding
     * @param deliveryId the ledger number of the delivery
     * @param bureau the bureau
     * @param feed the feed; null where no feed claims the delivery
     * @param finding the finding
     */
    public record Listed(long number, long deliveryId, String bureau, String feed, Finding finding) {
        public Listed {
            Objects.requireNonNull(finding, "finding");
        }
    }

    /**
     * Which findings are asked for; null means any.
     *
     * @param deliveryId the delivery's ledger number
     * @param feed the feed
     * @param code the code of the fault
     * @param bureaus the bureaus
     */
    public record Wanted(Long deliveryId, String feed, String code, Collection<String> bureaus) {}

    /** The first {@code most} of the wanted findings whose numbers are larger than {@code number}. */
    public List<Listed> behind(long number, Wanted wanted, int most) {
        Object bureaus = wanted.bureaus() == null ? null : Sql.texts(wanted.bureaus());
        return Transactions.read(warehouse, connection -> {
            SharedTexts texts = new SharedTexts();
            return Sql.list(
                    connection,
                    BEHIND,
                    row -> new Listed(
                            row.getLong("finding_id"),
                            row.getLong("delivery_id"),
                            row.getString("bureau"),
                            row.getString("feed"),
                            Ledger.finding(row, texts)),
                    number,
                    wanted.deliveryId(),
                    wanted.deliveryId(),
                    wanted.feed(),
                    wanted.feed(),
                    wanted.code(),
                    wanted.code(),
                    bureaus,
                    bureaus,
                    most);
        });
    }
}
