// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jundeng.observation.Observation;
import org.jundeng.warehouse.load.Content;

/**
 * What a kept delivery says under one version of its contract.
 *
 * @param rowsRead the rows below the header
 * @param rowsRejected the rows with a fault
 * @param refused whether nothing of it is taken
 * @param figures what is taken, by series and period
 * @param findings how many findings there are, by code
 */
record DeliveryReading(
        long rowsRead, long rowsRejected, boolean refused, Map<String, String> figures, Map<String, Long> findings) {

    static DeliveryReading of(Content content) throws IOException {
        Map<String, String> figures = new HashMap<>();
        Map<String, Long> findings = new TreeMap<>();
        Content.Verdict verdict = content.deliver(
                observation -> figures.put(key(observation), value(observation)),
                finding -> findings.merge(finding.code().code(), 1L, Long::sum));
        return new DeliveryReading(
                verdict.rowsRead(),
                verdict.rowsRejected(),
                verdict.refused(),
                verdict.refused() ? Map.of() : figures,
                findings);
    }

    private static String key(Observation observation) {
        return observation.series() + " " + observation.timePeriod();
    }

    private static String value(Observation observation) {
        String value = observation.obsValue() == null
                ? "-"
                : observation.obsValue().stripTrailingZeros().toPlainString();
        return value + " " + observation.obsStatus();
    }
}
