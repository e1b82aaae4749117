// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.util.ArrayList;
import java.util.List;
import org.jundeng.finding.Finding;
import org.jundeng.observation.Observation;

/** Holds what a reader finds. */
public final class Gathered implements DeliveryReader.Sink {

    private final List<Observation> observations = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    public List<Observation> observations() {
        return observations;
    }

    public List<Finding> findings() {
        return findings;
    }

    @Override
    public void observation(Observation observation) {
        observations.add(observation);
    }

    @Override
    public void finding(Finding finding) {
        findings.add(finding);
    }

    @Override
    public void progress(long bytesRead, long rowsRead) {
        // Nobody waits.
    }
}
