// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.receipt;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jundeng.catalogue.WorkingDays;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.notice.decision.Patience;
import org.jundeng.sign.Sign;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Unconfirmed;

/** Says what waits to be confirmed at the time of a ledger line, and when others than the steward hear of it. */
public final class Waits {

    private final LongFunction<Optional<Unconfirmed>> lines;
    private final WorkingDays workingDays;
    private final Patience patience;

    /**
     * Looks up what waits.
     *
     * @param lines finds what is known of a line that was not believed, as {@link UnconfirmedLines#of(long)} does
     * @param workingDays counts the days until others hear
     * @param patience how many those are
     */
    public Waits(LongFunction<Optional<Unconfirmed>> lines, WorkingDays workingDays, Patience patience) {
        this.lines = lines;
        this.workingDays = workingDays;
        this.patience = patience;
    }

    /**
     * What waits: the delivery of {@code line}, or the one whose bytes it repeats. Empty where neither does. What
     * settled it later does not count, so that the result for a line never changes.
     */
    Optional<ReceiptFields.Waiting> of(LedgerLine line, List<Finding> findings) {
        if (line.outcome() == Outcome.UNCONFIRMED) {
            Optional<Unconfirmed> written = line.deliveryId() == 0 ? Optional.empty() : lines.apply(line.deliveryId());
            return Optional.of(written.map(this::waiting)
                    .orElseGet(() -> waiting(
                            line.deliveryId() == 0 ? null : line.deliveryId(), line.businessDate(), signs(findings))));
        }
        return Optional.ofNullable(line.duplicateOf())
                .flatMap(lines::apply)
                .filter(repeated -> repeated.waits()
                        || line.deliveryId() != 0 && repeated.settled().by() > line.deliveryId())
                .map(this::waiting);
    }

    private ReceiptFields.Waiting waiting(Unconfirmed line) {
        return waiting(line.deliveryId(), line.since(), line.signs());
    }

    private ReceiptFields.Waiting waiting(Long number, LocalDate since, List<String> signs) {
        return new ReceiptFields.Waiting(
                number,
                since.toString(),
                signs,
                day(since, patience.officialAfter()),
                day(since, patience.superiorAfter()));
    }

    private String day(LocalDate since, int after) {
        return after == 0 ? null : workingDays.nthAfter(since, after).toString();
    }

    /** The signs of the findings, for a line that the table of those that wait does not know. */
    private static List<String> signs(List<Finding> findings) {
        List<FindingCode> codes = findings.stream()
                .map(Finding::code)
                .filter(code -> code.weight() == FindingCode.Weight.SIGN)
                .distinct()
                .toList();
        return List.of(Sign.values()).stream()
                .filter(sign -> codes.contains(sign.code()))
                .map(Sign::word)
                .toList();
    }
}
