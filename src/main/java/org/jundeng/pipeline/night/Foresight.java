// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.alert.EpisodeChange;
import org.jundeng.assess.Derivation;
import org.jundeng.finding.Finding;
import org.jundeng.warehouse.history.ChangeDigest;
import org.jundeng.warehouse.history.Revisions;
import org.jundeng.warehouse.ledger.Glimpse;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Runs;

/**
 * Sees all that follows from a line of the ledger: the figures that it changes, those that are derived from them, and
 * the episodes that open, change or close. What else waits to be evaluated is evaluated before, so that only what
 * follows from the line is seen.
 */
public final class Foresight implements Glimpse<Foresight.Seen> {

    private static final String COMMAND = "preview";

    private final Evaluation evaluation;
    private final Runs runs;
    private final Clock clock;
    private final Scope scope;

    Foresight(Evaluation evaluation, Runs runs, OpenWorkspace opened, int most) {
        this.evaluation = evaluation;
        this.runs = runs;
        this.clock = opened.clock();
        this.scope = new Scope(opened.businessDate(), most);
    }

    /**
     * What is looked at.
     *
     * @param businessDate the day for which episodes are judged
     * @param most how many changes of each kind are listed
     */
    private record Scope(LocalDate businessDate, int most) {}

    /**
     * What was seen.
     *
     * @param line the line as it would be written; its number will be another one
     * @param findings its findings
     * @param revisions the largest of the changes of reported figures
     * @param derived the first of the derived figures that change
     * @param derivedCount how many derived figures are computed anew
     * @param episodes what would happen to episodes, as it would if all were evaluated now
     * @param digest tells these changes of reported figures from others
     */
    public record Seen(
            LedgerLine line,
            List<Finding> findings,
            List<Revisions.Revision> revisions,
            List<Derived> derived,
            int derivedCount,
            List<EpisodeChange> episodes,
            String digest) {

        public Seen {
            findings = List.copyOf(findings);
            revisions = List.copyOf(revisions);
            derived = List.copyOf(derived);
            episodes = List.copyOf(episodes);
        }
    }

    /**
     * A derived figure that changes.
     *
     * @param change which, and its value before
     * @param afterwards its value afterwards; null where it goes
     */
    public record Derived(Derivation.Change change, BigDecimal afterwards) {}

    @Override
    public void before(Connection connection) throws SQLException {
        evaluation.evaluateNew(connection, turn(connection));
    }

    @Override
    public Seen after(Connection connection, LedgerLine line) throws SQLException {
        String digest = ChangeDigest.of(connection, line.deliveryId());
        List<Revisions.Revision> revisions = Revisions.by(connection, line.deliveryId(), scope.most());
        Evaluation.Evaluated evaluated = evaluation.evaluateNew(connection, turn(connection));
        List<Derivation.Change> changes = evaluated.derived().changes();
        List<Derived> derived = new ArrayList<>();
        for (Derivation.Change change : changes.subList(0, Math.min(scope.most(), changes.size()))) {
            derived.add(
                    new Derived(change, Derivation.valueNow(connection, change).orElse(null)));
        }
        return new Seen(
                line,
                Ledger.findings(connection, line.deliveryId()),
                revisions,
                derived,
                changes.size(),
                evaluated.episodes(),
                digest);
    }

    private Evaluation.Turn turn(Connection connection) throws SQLException {
        return new Evaluation.Turn(
                scope.businessDate(), runs.note(connection, COMMAND, scope.businessDate()), false, clock.instant());
    }
}
