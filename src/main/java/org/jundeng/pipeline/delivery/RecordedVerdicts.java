// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.observation.Observation;
import org.jundeng.plausibility.SignVerdict;
import org.jundeng.sign.Sign;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.Pull;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.jundeng.warehouse.load.Content;
import org.jundeng.warehouse.load.RejectedFigures;

/**
 * The verdicts on figures that the ledger has recorded. What is taken again is not judged anew: what is known by now
 * may differ from what was known then.
 */
public final class RecordedVerdicts {

    private final Ledger ledger;
    private final UnconfirmedLines unconfirmed;

    /** Reads the verdicts from {@code ledger} and {@code unconfirmed}. */
    public RecordedVerdicts(Ledger ledger, UnconfirmedLines unconfirmed) {
        this.ledger = ledger;
        this.unconfirmed = unconfirmed;
    }

    /** {@code content} with the verdict that line {@code deliveryId} has. */
    public Content as(long deliveryId, Content content) {
        Set<Sign> stoppedBy = EnumSet.noneOf(Sign.class);
        unconfirmed.of(deliveryId).stream()
                .flatMap(line -> line.signs().stream())
                .map(Sign::of)
                .forEach(stoppedBy::add);
        return new Judged(content, new SignVerdict(stoppedBy, findings(deliveryId)));
    }

    /** {@code content} with what looked wrong in line {@code deliveryId}, which does not stop it now. */
    public Content asBelieved(long deliveryId, Content content) {
        return new Judged(content, new SignVerdict(Set.of(), findings(deliveryId)));
    }

    /**
     * The content of bytes that are taken again: a replay has the verdict of the line that it replays, and a release or
     * confirmation is believed.
     */
    Content again(LedgerKind kind, long concerns, Content content) {
        LedgerLine line = ledger.byId(concerns).orElseThrow();
        boolean waits = line.outcome() == Outcome.UNCONFIRMED;
        return kind == LedgerKind.REPLAY && waits ? as(concerns, content) : asBelieved(concerns, content);
    }

    private List<Finding> findings(long deliveryId) {
        return ledger.findings(deliveryId).stream()
                .filter(finding -> FindingCode.OF_FIGURES.contains(finding.code()))
                .toList();
    }

    /** A content with its verdict. */
    private record Judged(Content content, SignVerdict verdict) implements Content {

        @Override
        public Verdict deliver(Consumer<Observation> observations, Consumer<Finding> findings) throws IOException {
            return content.deliver(observations, findings);
        }

        @Override
        public List<Finding> known() {
            return content.known();
        }

        @Override
        public RejectedFigures rejected() {
            return content.rejected();
        }

        @Override
        public Promises promises() {
            return content.promises();
        }

        @Override
        public Location place(Observation.Origin origin) {
            return content.place(origin);
        }

        @Override
        public Optional<Pull> pull() {
            return content.pull();
        }

        @Override
        public Optional<Completeness> completeness() {
            return content.completeness();
        }

        @Override
        public Optional<SignVerdict> recordedVerdict() {
            return Optional.of(verdict);
        }
    }
}
