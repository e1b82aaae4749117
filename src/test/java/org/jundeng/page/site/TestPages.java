// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.site;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jundeng.alert.Rule;
import org.jundeng.assess.Assessor;
import org.jundeng.assess.Derivation;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.notice.decision.Patience;
import org.jundeng.notice.receipt.ReceiptAccount;
import org.jundeng.page.source.KeptOriginals;
import org.jundeng.page.source.RowTexts;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.sql.Transactions;

/** The pages on a test's warehouse. */
public final class TestPages {

    /** Where no bytes are kept. */
    public static final RowTexts NO_ROWS = (line, rows) -> Map.of();

    private TestPages() {}

    /** The pages that show what {@code warehouse} holds under a configuration. */
    public static Pages on(
            TestWarehouse warehouse, Catalogue catalogue, Contracts contracts, List<Rule> rules, RowTexts rows) {
        return on(warehouse.dataSource(), catalogue, contracts, rules, Kept.rows(rows));
    }

    /**
     * What is kept of deliveries.
     *
     * @param rows reads rows
     * @param files finds whole files
     */
    record Kept(RowTexts rows, KeptOriginals files) {

        /** Where no whole file is kept. */
        static Kept rows(RowTexts rows) {
            return new Kept(rows, line -> new KeptOriginals.Kept.Damaged());
        }
    }

    /** The same over other connections, and with other things kept. */
    static Pages on(DataSource warehouse, Catalogue catalogue, Contracts contracts, List<Rule> rules, Kept kept) {
        Ledger ledger = new Ledger(warehouse, Clock.systemUTC());
        return new Pages(new Pages.Sources(
                warehouse,
                catalogue,
                () -> catalogue,
                contracts,
                rules,
                ledger,
                ReceiptAccount.of(catalogue, contracts, ledger, warehouse, Patience.USUAL),
                kept.rows(),
                kept.files(),
                ZoneId.of("Asia/Shanghai"),
                day -> Transactions.read(warehouse, connection -> {
                    new Derivation(catalogue).derive(connection);
                    return new Assessor(catalogue, contracts).look(connection, day);
                })));
    }
}
