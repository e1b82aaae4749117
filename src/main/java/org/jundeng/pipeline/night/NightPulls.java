// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.util.ArrayList;
import java.util.List;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.PullResult;
import org.jundeng.pipeline.outage.Shutdown;
import org.jundeng.pipeline.outage.Troubles;

/** Asks the source of each pulled feed once in a night, and has its answer taken. */
final class NightPulls {

    private final Contracts contracts;
    private final Edges edges;
    private final Shutdown shutdown;

    NightPulls(Contracts contracts, Edges edges, Shutdown shutdown) {
        this.contracts = contracts;
        this.edges = edges;
        this.shutdown = shutdown;
    }

    /** Pulls all feeds; returns those whose source the settings do not name. One that fails stops no other. */
    List<PullResult.NotConfigured> pull(Troubles troubles) {
        List<PullResult.NotConfigured> notConfigured = new ArrayList<>();
        for (ContractVersion version : contracts.all()) {
            Contract contract = version.contract();
            shutdown.check();
            if (contract.source() == null) {
                continue;
            }
            try {
                if (edges.pull(contract.feed()) instanceof PullResult.NotConfigured without) {
                    notConfigured.add(without);
                }
            } catch (RuntimeException e) {
                troubles.note("pulling " + contract.feed(), e);
            }
        }
        return notConfigured;
    }
}
