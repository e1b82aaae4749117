// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.LedgerSelection;
import org.jundeng.warehouse.ledger.Outcome;

/**
 * Which deliveries of a feed are taken again where no single one is named: those that came themselves, each once. A
 * replay takes all that spoke or were refused; a release those that were held back and have not been taken since. What
 * was withdrawn stays withdrawn.
 */
final class ManyAgain {

    private static final Set<Outcome> TO_REPLAY =
            EnumSet.of(Outcome.TAKEN, Outcome.TAKEN_IN_PART, Outcome.UNCHANGED, Outcome.REFUSED);
    private static final Set<Outcome> TO_RELEASE = EnumSet.of(Outcome.REFUSED, Outcome.UNCONFIRMED);

    private final Ledger ledger;

    ManyAgain(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The lines, in the order in which they came. */
    List<LedgerLine> of(LedgerKind kind, String feed, LocalDate since) {
        LedgerSelection selection = new LedgerSelection(null, feed, null, since, null, null);
        List<LedgerLine> lines = new ArrayList<>(ledger.newest(selection, Math.toIntExact(ledger.count(selection))));
        Collections.reverse(lines);
        Set<Outcome> outcomes = kind == LedgerKind.REPLAY ? TO_REPLAY : TO_RELEASE;
        return lines.stream()
                .filter(line -> line.arrival().kind() == LedgerKind.DELIVERY && outcomes.contains(line.outcome()))
                .filter(line -> line.keptPath() != null && line.sha256() != null)
                .filter(line -> stillStands(kind, line))
                .toList();
    }

    private boolean stillStands(LedgerKind kind, LedgerLine line) {
        List<LedgerLine> since = ledger.about(line.deliveryId(), Integer.MAX_VALUE);
        return since.stream()
                .noneMatch(each -> each.arrival().kind() == LedgerKind.WITHDRAWAL
                        || kind == LedgerKind.RELEASE
                                && each.arrival().kind().takesAgain()
                                && each.outcome().isKnown());
    }
}
