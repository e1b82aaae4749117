// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.act;

import java.util.Locale;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.LedgerKind;

/** What an operator may do with a delivery. */
enum Deed {
    /** Takes it back. */
    WITHDRAW(LedgerKind.WITHDRAWAL, Act.WITHDRAW),
    /** Has it taken although it was refused, or a newer one has spoken. */
    RELEASE(LedgerKind.RELEASE, Act.RELEASE),
    /** Has its bytes read again. */
    REPLAY(LedgerKind.REPLAY, Act.REPLAY);

    private final LedgerKind ledgerKind;
    private final Act act;

    Deed(LedgerKind ledgerKind, Act act) {
        this.ledgerKind = ledgerKind;
        this.act = act;
    }

    /** The kind of its page, and of its words: {@code withdraw}. */
    String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of line that it writes. */
    LedgerKind ledgerKind() {
        return ledgerKind;
    }

    /** What the audit trail calls it. */
    Act act() {
        return act;
    }
}
