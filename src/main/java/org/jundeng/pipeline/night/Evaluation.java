// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jundeng.alert.Alerts;
import org.jundeng.alert.EpisodeChange;
import org.jundeng.alert.Extent;
import org.jundeng.alert.FeedReadings;
import org.jundeng.alert.past.BreachCounts;
import org.jundeng.alert.past.DerivedAnew;
import org.jundeng.alert.past.PastBreaches;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Assessor;
import org.jundeng.assess.Derivation;
import org.jundeng.assess.Histories;
import org.jundeng.assess.LastEvaluation;
import org.jundeng.assess.WantedFigures;
import org.jundeng.assess.WantedFigures.WatchedScope;
import org.jundeng.notice.Notices;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.notice.decision.NoticeRun;
import org.jundeng.notice.decision.Patience;
import org.jundeng.notice.link.MailLinks;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.warehouse.ledger.AuditChain;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.Glimpse;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.Runs;
import org.jundeng.warehouse.sql.AdvisoryLock;
import org.jundeng.warehouse.sql.Transactions;

/** Evaluates what the warehouse holds in one transaction, from derived figures to notices. */
public final class Evaluation {

    private final Configuration configuration;
    private final DataSource warehouse;
    private final Clock clock;
    private final PresentIds presentIds;
    private final Derivation derivation;
    private final Assessor assessor;
    private final Alerts alerts;
    private final PastBreaches pastBreaches;
    private final Orphans orphans;
    private final AuditTrail audit;
    private final FeedReadings feeds;
    private final Notices notices;
    /** Whether all rules of this configuration that were changed before it was read have been evaluated. */
    private volatile boolean rulesSeen;

    /** Evaluates {@code warehouse} under {@code configuration}; mails have {@code links}. */
    Evaluation(Configuration configuration, DataSource warehouse, Clock clock, MailLinks links) {
        this.configuration = configuration;
        this.warehouse = warehouse;
        this.clock = clock;
        this.presentIds = new PresentIds(configuration, clock);
        this.derivation = derivation(configuration);
        this.assessor = new Assessor(configuration.catalogue(), configuration.contracts());
        this.alerts = new Alerts(configuration.catalogue(), configuration.rules());
        this.pastBreaches = new PastBreaches(alerts, configuration.catalogue().levels(), configuration.rules());
        this.orphans = new Orphans(configuration);
        this.audit = new AuditTrail(warehouse, clock);
        this.feeds = new FeedReadings(configuration.catalogue(), configuration.contracts());
        this.notices = new Notices(
                configuration.catalogue(),
                configuration.rules(),
                new FeedDirectory(configuration.catalogue(), configuration.contracts()),
                links);
    }

    /**
     * The result of an evaluation.
     *
     * @param assessments where each target stands
     * @param changes what happened to episodes
     * @param notices who is told of what, and why
     * @param disagreements reported figures that differ from what their parts come to
     * @param pastBreaches how many breaches became known late and are over
     * @param orphans what the configuration does not know any more and was not named before, a sentence each
     * @param audit the end of the audit trail's chain, which each night makes longer; null by day
     */
    public record Result(
            List<Assessment> assessments,
            List<EpisodeChange> changes,
            Notices.Result notices,
            List<Derivation.Disagreement> disagreements,
            BreachCounts pastBreaches,
            List<String> orphans,
            AuditChain.Head audit) {}

    /**
     * Evaluates everything, as a night does, and publishes the audit trail first, so that mails can name its end.
     *
     * @param workingDaysOnly whether digests wait for working days
     */
    Result evaluate(LocalDate businessDate, long runId, boolean workingDaysOnly) {
        return evaluate(businessDate, runId, workingDaysOnly, true);
    }

    /**
     * Evaluates only what ledger lines since the last evaluation may have changed, and rules that were changed. Digests
     * wait for the night.
     */
    Result evaluateNew(LocalDate businessDate, long runId) {
        return evaluate(businessDate, runId, true, false);
    }

    /** Whether the ledger has lines that no evaluation has seen, or the configuration rules that were changed. */
    boolean hasNews() {
        return Transactions.read(
                warehouse,
                connection -> LastEvaluation.hasNews(connection)
                        || !rulesSeen
                                && !alerts.indicatorsOfChangedRules(connection).isEmpty());
    }

    private Result evaluate(LocalDate businessDate, long runId, boolean workingDaysOnly, boolean complete) {
        Instant now = clock.instant();
        AuditChain.Head published = complete ? new AuditChain(warehouse).publish(businessDate) : null;
        Result result = Transactions.write(warehouse, connection -> {
            presentIds.apply(connection);
            // Whoever evaluates at the same time has noted how far it came before this one asks.
            AdvisoryLock.DERIVATION.take(connection);
            // Some of the queries below may see lines that are committed from now on: those count as not evaluated.
            long last = Ledger.lastNumber(connection);
            LastEvaluation.Point seen = LastEvaluation.point(connection);
            Evaluated evaluated = evaluate(connection, new Turn(businessDate, runId, complete, now));
            BreachCounts past = pastBreaches.evaluate(
                    connection,
                    evaluated.extent(),
                    new PastBreaches.Known(businessDate, complete, evaluated.histories(), evaluated.derived(), seen),
                    runId,
                    now);
            NoticeRun run = noticeRun(businessDate, runId, now, complete, workingDaysOnly);
            Notices.Result told = notices.decide(connection, run);
            LastEvaluation.note(connection, last, complete ? businessDate : null);
            return new Result(
                    evaluated.assessments(),
                    evaluated.episodes(),
                    told,
                    evaluated.disagreements(),
                    complete ? PastBreaches.foundOn(connection, businessDate) : past,
                    complete ? orphans.nameNew(connection, businessDate, audit) : List.of(),
                    published);
        });
        rulesSeen = true;
        return result;
    }

    /**
     * When something is evaluated.
     *
     * @param businessDate for which day
     * @param runId by which run
     * @param complete whether everything is, and not only what is new
     * @param now the true time
     */
    record Turn(LocalDate businessDate, long runId, boolean complete, Instant now) {}

    /**
     * What was found of figures, targets and rules.
     *
     * @param derived the derived figures that changed
     * @param extent which indicators and feeds were looked at
     * @param histories the figures that targets and rules needed
     * @param assessments where targets stand
     * @param disagreements reported figures that differ from what their parts come to
     * @param episodes what happened to episodes
     */
    record Evaluated(
            DerivedAnew derived,
            Extent extent,
            Histories histories,
            List<Assessment> assessments,
            List<Derivation.Disagreement> disagreements,
            List<EpisodeChange> episodes) {}

    /**
     * As far as figures, targets and episodes go, in the caller's transaction, which is to be undone: evaluates what is
     * new, and takes it for seen. The caller holds the lock of the ledger, for which all deliveries wait: while another
     * evaluation is at work, on whichever node, it throws {@link Glimpse.Busy} rather than wait for its end.
     */
    Evaluated evaluateNew(Connection connection, Turn turn) throws SQLException {
        if (!AdvisoryLock.DERIVATION.tryToTake(connection)) {
            throw new Glimpse.Busy("another evaluation is at work");
        }
        long last = Ledger.lastNumber(connection);
        Evaluated evaluated = evaluate(connection, turn);
        LastEvaluation.note(connection, last, null);
        return evaluated;
    }

    private Evaluated evaluate(Connection connection, Turn turn) throws SQLException {
        LocalDate businessDate = turn.businessDate();
        DerivedAnew derived = derive(connection);
        Extent extent = turn.complete() ? Extent.COMPLETE : extent(connection, derived);
        Histories histories = histories(connection, extent, turn.complete(), businessDate);
        List<Assessment> assessments = turn.complete()
                ? assessor.assess(connection, histories, businessDate, turn.runId())
                : assessor.assessOnly(extent.indicators(), connection, histories, businessDate, turn.runId());
        List<Derivation.Disagreement> disagreements = derivation.disagreements(connection);
        Alerts.Known known = new Alerts.Known(
                businessDate,
                histories,
                assessments,
                disagreements,
                feeds.of(connection, configuration.rules(), extent, businessDate));
        List<EpisodeChange> episodes = alerts.evaluate(connection, extent, known, turn.runId(), turn.now());
        return new Evaluated(derived, extent, histories, assessments, disagreements, episodes);
    }

    private DerivedAnew derive(Connection connection) throws SQLException {
        boolean byNewFormulas = derivation.hasNewFormulas(connection);
        return new DerivedAnew(derivation.derive(connection), byNewFormulas);
    }

    private NoticeRun noticeRun(
            LocalDate businessDate, long runId, Instant now, boolean complete, boolean workingDaysOnly) {
        return new NoticeRun(
                businessDate,
                runId,
                now,
                configuration.zone(),
                complete,
                workingDaysOnly,
                Patience.of(configuration.settings()));
    }

    /** Decides anew what the mails tell that wait to leave, and what leaves at once; one of the {@code runs}. */
    void lookAgain(LocalDate businessDate, Runs runs) {
        Instant now = clock.instant();
        Transactions.write(warehouse, connection -> {
            AdvisoryLock.EPISODES.take(connection);
            long runId = runs.note(connection, "look-again", businessDate);
            return notices.decide(connection, noticeRun(businessDate, runId, now, false, true));
        });
    }

    /** The histories that targets and rules need, read once. */
    private Histories histories(Connection connection, Extent extent, boolean complete, LocalDate businessDate)
            throws SQLException {
        WantedFigures wanted = alerts.wanted(extent, businessDate)
                .and(assessor.wanted(
                        businessDate, target -> complete || extent.indicators().contains(target.indicator())));
        return Histories.of(connection, wanted, businessDate);
    }

    private Extent extent(Connection connection, DerivedAnew derived) throws SQLException {
        LastEvaluation.Changes changes = LastEvaluation.since(connection, derived.changes());
        Set<String> indicators = new HashSet<>(assessor.concerned(changes.indicators()));
        indicators.addAll(alerts.indicatorsOfChangedRules(connection));
        return Extent.of(indicators, changes.feeds());
    }

    /** The derivation of the catalogue's formulas, also for groups of regions that a rule watches as one. */
    public static Derivation derivation(Configuration configuration) {
        return new Derivation(
                configuration.catalogue(),
                configuration.rules().stream()
                        .filter(rule -> rule.indicator() != null)
                        .map(rule -> new WatchedScope(rule.indicator(), rule.scope()))
                        .toList());
    }
}
