// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.jundeng.warehouse.ledger.LedgerField;
import org.junit.jupiter.api.Test;

class DeliveriesResourceTest {

    /** Cells come in the order of the fields: a column that stood elsewhere would have another's cells. */
    @Test
    void describesEachFieldOfALineInItsOrder() {
        assertThat(new DeliveriesResource().columns())
                .extracting(ApiColumn::name)
                .isEqualTo(LedgerField.words())
                .startsWith("delivery", "arrival_id", "kind")
                .endsWith("history", "rows_open", "days_open");
    }
}
