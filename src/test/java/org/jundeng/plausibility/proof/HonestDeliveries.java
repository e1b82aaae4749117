// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.util.ArrayList;
import java.util.List;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contract;
import org.jundeng.plausibility.Plausibility;
import org.jundeng.plausibility.SignVerdict;

/**
 * Judges the deliveries of one feed one after the other, as the loader does. What is stopped although it is honest is
 * believed afterwards: its steward confirms it.
 */
final class HonestDeliveries {

    private final Plausibility plausibility;
    private final boolean pulled;
    private final Knowledge knowledge = new Knowledge();

    HonestDeliveries(Contract contract, Catalogue catalogue) {
        this.plausibility = new Plausibility(contract, catalogue);
        this.pulled = contract.files().isEmpty();
    }

    Knowledge knowledge() {
        return knowledge;
    }

    /** What the signs say of a delivery, which is not believed by that. */
    SignVerdict judge(SentDelivery delivered) {
        return plausibility.judge(knowledge.difference(delivered, pulled), knowledge);
    }

    static List<Judged> all(String source, Contract contract, Catalogue catalogue, List<SentDelivery> deliveries) {
        HonestDeliveries feed = new HonestDeliveries(contract, catalogue);
        List<Judged> judged = new ArrayList<>();
        for (SentDelivery delivered : deliveries) {
            judged.add(Judged.of(source, delivered, feed.judge(delivered)));
            feed.knowledge.take(delivered);
        }
        return judged;
    }
}
