// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jundeng.alert.Alerts;
import org.jundeng.alert.EpisodeChange;
import org.jundeng.alert.Extent;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Assessor;
import org.jundeng.assess.Derivation;
import org.jundeng.notice.Decision;
import org.jundeng.notice.Digests;
import org.jundeng.warehouse.Transactions;

/** What the figures of the night come to, decided in one transaction: from derived figures to notices. */
public final class Evaluation {

    private final Station station;

    Evaluation(Station station) {
        this.station = station;
    }

    /**
     * What an evaluation came to.
     *
     * @param assessments where each target stands
     * @param changes what happened to episodes
     * @param decisions who is told of it, and why
     * @param disagreements reported figures that differ from what their parts come to
     */
    public record Result(
            List<Assessment> assessments,
            List<EpisodeChange> changes,
            List<Decision> decisions,
            List<Derivation.Disagreement> disagreements) {}

    Result evaluate(LocalDate businessDate, long runId) {
        Assessor assessor = new Assessor(station.configuration().catalogue());
        Alerts alerts = new Alerts(
                station.configuration().catalogue(), station.configuration().rules());
        Derivation derivation = derivation(station.configuration());
        Digests digests = new Digests(station.configuration().catalogue());
        Instant now = station.clock().instant();
        return Transactions.write(station.warehouse().dataSource(), connection -> {
            derivation.derive(connection);
            List<Assessment> assessments = assessor.assess(connection, businessDate, runId);
            List<Derivation.Disagreement> disagreements = derivation.disagreements(connection);
            Alerts.Known known = new Alerts.Known(businessDate, assessments, disagreements, Map.of());
            List<EpisodeChange> changes = alerts.evaluate(connection, Extent.COMPLETE, known, runId, now);
            return new Result(
                    assessments,
                    changes,
                    digests.decide(connection, new Digests.Night(businessDate, runId, now), changes),
                    disagreements);
        });
    }

    /** Derives what the catalogue's formulas say, also for the groups that rules watch as one. */
    static Derivation derivation(Configuration configuration) {
        return new Derivation(
                configuration.catalogue(),
                configuration.rules().stream()
                        .filter(rule -> rule.indicator() != null)
                        .map(rule -> new Derivation.Watch(rule.indicator(), rule.scope()))
                        .toList());
    }
}
