// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.jundeng.contract.Contract;

/** The bureaus' services that feeds are fetched from, as the settings describe them. */
public final class Services {

    private final Map<String, ServiceAccess> byFeed;

    private Services(Map<String, ServiceAccess> byFeed) {
        this.byFeed = byFeed;
    }

    /** Reads the settings of each service among the sources of {@code contracts}; mistakes go to {@code faults}. */
    public static Services of(Collection<Contract> contracts, Settings settings, Faults faults) {
        Map<String, ServiceAccess> byName = new LinkedHashMap<>();
        Map<String, ServiceAccess> byFeed = new LinkedHashMap<>();
        for (Contract contract : contracts) {
            if (contract.source() != null && contract.source().path() != null) {
                String name = contract.source().name();
                if (!byName.containsKey(name)) {
                    byName.put(name, ServiceAccess.of(name, settings, faults));
                }
                byFeed.put(contract.feed(), byName.get(name));
            }
        }
        return new Services(byFeed);
    }

    /** How the service of each fetched feed is reached, by feed. */
    public Map<String, ServiceAccess> byFeed() {
        return byFeed;
    }
}
