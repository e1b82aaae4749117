// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jundeng.catalogue.Regions;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** Which regions a feed is expected to deliver for a period. */
public final class ExpectedRegions {

    private final Contract contract;
    private final Regions regions;

    /** Regions as {@code contract} promises them, among those that exist in the period. */
    public ExpectedRegions(Contract contract, Regions regions) {
        this.contract = contract;
        this.regions = regions;
    }

    /**
     * The ids of the expected regions. Where the contract names a group, its members, with successors in place of
     * regions that have ended; else those of {@code broughtBefore} that exist on the period's last day. Empty where
     * nothing was delivered before, or where nothing is ever due, as in a list of events, whose regions differ by
     * nature.
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
