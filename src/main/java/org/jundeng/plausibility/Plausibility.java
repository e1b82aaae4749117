// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.util.List;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contract;

/**
 * Judges deliveries of one feed. It is pure and without state: the same figures and the same history give the same
 * verdict, in whatever order they come.
 *
 * <p>A sign stops a delivery only where at least two earlier deliveries have set the figures of the column: a wrong
 * first file must not hold all right ones. With one or none its findings are notes.
 */
public final class Plausibility {

    private final Contract contract;
    private final Catalogue catalogue;
    /** In the order of {@link org.jundeng.sign.Sign}. */
    private final List<SignSeeker> seekers;

    /** Judges deliveries of the contract's feed. */
    public Plausibility(Contract contract, Catalogue catalogue) {
        this.contract = contract;
        this.catalogue = catalogue;
        this.seekers = List.of(
                new SwappedColumns(),
                new PowersOfTen(),
                new NamedPeriods(contract.merging().asOf()),
                new ClosedPeriods(contract.expectations().regions()),
                new RepeatedPeriods(),
                new FallingTotals(),
                new PartsAndWholes(),
                new FarBeyond(),
                new SuddenJumps());
    }

    /** Whether the figures can be right, by their history and by each other. */
    public SignVerdict judge(DeliveredFigures delivered, FeedHistory history) {
        if (delivered.figures().isEmpty()) {
            return SignVerdict.PLAUSIBLE;
        }
        Examination examination = new Examination(delivered, history, catalogue);
        SignsInForce inForce = new SignsInForce(contract.expectations().signs(), catalogue);
        Suspicions suspicions = new Suspicions(inForce, examination);
        seekers.forEach(seeker -> seeker.seek(examination, inForce, suspicions));
        return suspicions.verdict(delivered.figures().size());
    }
}
