// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jundeng.catalogue.Regions;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** Which regions a feed is expected to bring in a period. */
public final class ExpectedRegions {

    private final Contract contract;
    private final Regions regions;

    /** What {@code contract} promises, in the regions that are there in the period. */
    public ExpectedRegions(Contract contract, Regions regions) {
        this.contract = contract;
        this.regions = regions;
    }

    /**
     * The regions, by id: those of the group that the contract names, successors in the place of what ended; where it
     * names none, those of {@code broughtBefore} that are there on the period's last day. Empty where neither says
     * anything: nothing came before, or nothing is ever due, as with a list of events, whose regions differ by nature.
     */
    public Optional<List<String>> in(TimePeriod period, Collection<String> broughtBefore) {
        if (contract.expectations().regions() != null) {
            return Optional.of(regions.group(contract.expectations().regions(), period));
        }
        if (contract.expectations().due() == null || broughtBefore.isEmpty()) {
            return Optional.empty();
        }
        TimePeriod end = new TimePeriod(Freq.D, period.lastDay());
        return Optional.of(broughtBefore.stream()
                .filter(region -> regions.isThere(region, end))
                .sorted()
                .toList());
    }
}
