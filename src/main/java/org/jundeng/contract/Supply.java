// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Target;

/** Which indicators can have figures: those that a feed brings, and those that are derived from them. */
public final class Supply {

    private final Catalogue catalogue;
    private final Set<String> supplied = new HashSet<>();

    /** The indicators that the feeds of {@code contracts} bring or the formulas of {@code catalogue} derive. */
    public Supply(Catalogue catalogue, Contracts contracts) {
        this.catalogue = catalogue;
        contracts.all().stream()
                .map(ContractVersion::contract)
                .forEach(contract -> supplied.addAll(contract.broughtIndicators()));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Indicator indicator : catalogue.indicators()) {
                grown |= follows(indicator) && supplied.add(indicator.id());
            }
        }
    }

    private boolean follows(Indicator indicator) {
        boolean made = !indicator.parts().isEmpty() && supplied.containsAll(indicator.parts());
        boolean summedUp = indicator.yearToDateOf() != null && supplied.contains(indicator.yearToDateOf());
        boolean takenApart = catalogue.indicators().stream()
                .anyMatch(other -> indicator.id().equals(other.yearToDateOf()) && supplied.contains(other.id()));
        return made || summedUp || takenApart;
    }

    /** Whether the indicator of that id can have figures. */
    public boolean has(String indicator) {
        return supplied.contains(indicator);
    }

    /** The targets whose indicator no feed brings and no formula derives, in the catalogue's order. */
    public List<Target> targetsWithoutSource() {
        return catalogue.targets().stream()
                .filter(target -> !has(target.indicator()))
                .toList();
    }
}
