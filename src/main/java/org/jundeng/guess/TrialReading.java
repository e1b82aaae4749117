// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.conform.DeliveryReader;
import org.jundeng.conform.NamedFile;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.FindingGroup;
import org.jundeng.finding.FindingGroups;
import org.jundeng.observation.Observation;

/**
 * How a whole file reads under a proposed contract.
 *
 * @param rows how many rows there are
 * @param rejected how many of them do not fit
 * @param refused whether the file would be refused
 * @param observations how many observations it gives
 * @param missing how many of them have no figure, since their cell is marked as having none
 * @param repeated how many of them are of a series and a period that another row has given already, as far as that was
 *     looked at
 * @param findings how often each finding was made
 * @param groups the findings by their causes, as far as they were kept
 */
public record TrialReading(
        long rows,
        long rejected,
        boolean refused,
        long observations,
        long missing,
        long repeated,
        Map<FindingCode, Long> findings,
        List<FindingGroup> groups) {

    /** So many observations are compared with each other, so that memory is bounded. */
    private static final int MOST_COMPARED = 200_000;

    private static final int MOST_KEPT = 2_000;

    public TrialReading {
        findings = Map.copyOf(findings);
        groups = List.copyOf(groups);
    }

    /** How many observations would be stored: none of a file that is refused. */
    long stored() {
        return refused ? 0 : observations;
    }

    /** Reads the bytes in {@code file} as a delivery that came as {@code sourceName}, which may say the period. */
    static TrialReading of(Path file, String sourceName, Contract contract, Known known) throws IOException {
        Counting counting = new Counting();
        DeliveryReader.Verdict verdict = DeliveryReader.read(
                new NamedFile(file, sourceName), contract, known.catalogue(), known.businessDate(), counting);
        return new TrialReading(
                verdict.rowsRead(),
                verdict.rowsRejected(),
                verdict.refused(),
                counting.observations,
                counting.missing,
                counting.repeated,
                counting.findings,
                FindingGroups.of(counting.kept, counting.kept.size() >= MOST_KEPT));
    }

    private static final class Counting implements DeliveryReader.Sink {

        private final Map<FindingCode, Long> findings = new EnumMap<>(FindingCode.class);
        private final List<Finding> kept = new ArrayList<>();
        private final Set<List<Object>> keys = new HashSet<>();
        private long observations;
        private long missing;
        private long repeated;

        @Override
        public void observation(Observation observation) {
            observations++;
            missing += observation.obsValue() == null ? 1 : 0;
            if (keys.size() < MOST_COMPARED && !keys.add(List.of(observation.series(), observation.timePeriod()))) {
                repeated++;
            }
        }

        @Override
        public void finding(Finding finding) {
            boolean first = findings.merge(finding.code(), 1L, Long::sum) == 1;
            if (first || kept.size() < MOST_KEPT) {
                kept.add(finding);
            }
        }

        @Override
        public void progress(long bytesRead, long rowsRead) {
            // Nobody is told: the file was read through before.
        }
    }
}
