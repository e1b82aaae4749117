// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.contract.Contract;
import org.jundeng.observation.Observation;
import org.jundeng.plausibility.Plausibility;
import org.jundeng.plausibility.SignVerdict;

/**
 * Judges the deliveries of one feed one after the other, as the loader does. What is stopped although it is honest is
 * believed afterwards: its steward confirms it.
 */
final class HonestDeliveries {

    private final Plausibility plausibility;
    private final boolean pulled;
    private final Contract contract;
    private final Catalogue catalogue;
    private final Knowledge knowledge = new Knowledge();

    HonestDeliveries(Contract contract, Catalogue catalogue) {
        this.contract = contract;
        this.catalogue = catalogue;
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

    /** What the signs say where nobody tells them the file's name. */
    SignVerdict judgeUnnamed(SentDelivery delivered) {
        return plausibility.judge(knowledge.difference(delivered, true), knowledge);
    }

    /**
     * What happens to a delivery with a mistake. Figures that their indicator cannot have are left out when it is read;
     * where there are too many of these, it is refused.
     */
    Judged judgeRead(String source, SentDelivery wrong, SentDelivery honest) {
        List<Observation> readable =
                wrong.cells().stream().filter(this::isPossible).toList();
        long rows = wrong.cells().stream()
                .map(cell -> cell.origin().rowNo())
                .distinct()
                .count();
        long rejected = wrong.cells().stream()
                .filter(cell -> !isPossible(cell))
                .map(cell -> cell.origin().rowNo())
                .distinct()
                .count();
        boolean refused =
                contract.expectations().badRows().tooMany(rejected, rows).isPresent();
        boolean leftOut = rejected > 0 && honest.cells().containsAll(readable);
        if (refused || leftOut) {
            return new Judged(source, wrong, true, Set.of(), rejected + " rows are rejected");
        }
        return Judged.of(source, wrong, judge(wrong.with(readable)));
    }

    private boolean isPossible(Observation cell) {
        Indicator indicator = catalogue.indicator(cell.series().indicator()).orElseThrow();
        BigDecimal value = cell.obsValue();
        boolean low = indicator.minimum() != null && value.compareTo(indicator.minimum()) < 0;
        boolean high = indicator.maximum() != null && value.compareTo(indicator.maximum()) > 0;
        boolean broken = indicator.whole() && value.stripTrailingZeros().scale() > 0;
        return !low && !high && !broken;
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
