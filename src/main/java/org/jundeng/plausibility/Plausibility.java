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

    /** In the order of {@link org.jundeng.sign.Sign}. */
    private static final List<SignSeeker> SEEKERS = List.of(new PowersOfTen());

    private final Contract contract;
    private final Catalogue catalogue;

    /** Judges deliveries of the contract's feed. */
    public Plausibility(Contract contract, Catalogue catalogue) {
        this.contract = contract;
        this.catalogue = catalogue;
    }

    /** Whether the figures can be right, by their history and by each other. */
    public SignVerdict judge(DeliveredFigures delivered, FeedHistory history) {
        Examination examination = new Examination(delivered, history, catalogue);
        SignsInForce inForce = new SignsInForce(contract.expectations().signs(), catalogue);
        Suspicions suspicions = new Suspicions(inForce, examination);
        SEEKERS.forEach(seeker -> seeker.seek(examination, inForce, suspicions));
        return suspicions.verdict(delivered.figures().size());
    }
}
