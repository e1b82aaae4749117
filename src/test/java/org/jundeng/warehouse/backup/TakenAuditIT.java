// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.AuditChain;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.AuditTrail.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A warehouse into which a ledger was replayed goes on with the audit trail of the old one. */
class TakenAuditIT {

    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);

    @RegisterExtension
    private final TestWarehouse old = new TestWarehouse();

    @RegisterExtension
    private final TestWarehouse rebuilt = new TestWarehouse();

    private static void note(TestWarehouse warehouse, String subject) {
        new AuditTrail(warehouse.dataSource(), Clock.systemUTC())
                .note(new Entry("zhou", Act.WITHDRAW, subject, "done", "command", "错\t了", "here"));
    }

    @Test
    void hasTheSameLinesUnderTheSameNumbersAndGoesOn() {
        note(old, "delivery 1");
        note(old, "delivery 2");
        AuditChain.Head head = new AuditChain(old.dataSource()).publish(NIGHT);
        note(old, "delivery 3");
        EmptyWarehouse empty = new EmptyWarehouse(rebuilt.owner());
        note(rebuilt, "delivery 1, as the replay noted it");

        empty.takeAudit(old.dataSource());

        assertThat(new AuditTrail(rebuilt.dataSource(), Clock.systemUTC()).list())
                .isEqualTo(new AuditTrail(old.dataSource(), Clock.systemUTC()).list())
                .hasSize(3);
        note(rebuilt, "delivery 4");
        AuditChain chain = new AuditChain(rebuilt.dataSource());
        assertThat(chain.publish(NIGHT.plusDays(1)).number()).isEqualTo(4);
        AuditChain.Verdict verdict = chain.verify(List.of(head.hash()));
        assertThat(verdict.fault()).isNull();
        assertThat(verdict.found()).containsEntry(head.hash(), 2L);
    }

    @Test
    void takesAnEmptyTrail() {
        new EmptyWarehouse(rebuilt.owner()).takeAudit(old.dataSource());

        note(rebuilt, "delivery 1");
        assertThat(new AuditTrail(rebuilt.dataSource(), Clock.systemUTC()).list())
                .extracting(AuditTrail.Line::auditId)
                .containsExactly(1L);
    }
}
