// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sample;

import java.util.ArrayList;
import java.util.List;
import org.jundeng.conform.DeliveryReader;
import org.jundeng.finding.Finding;
import org.jundeng.observation.Observation;

/** Holds what a reader finds. */
final class Gathered implements DeliveryReader.Sink {

    final List<Observation> observations = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();

    @Override
    public void observation(Observation observation) {
        observations.add(observation);
    }

    @Override
    public void finding(Finding finding) {
        findings.add(finding);
    }

    @Override
    public void progress(long bytesRead, long rowsRead) {}
}
