// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jundeng.alert.EpisodeChange;
import org.jundeng.catalogue.Indicator;
import org.jundeng.contract.BadRows;
import org.jundeng.finding.Finding;
import org.jundeng.notice.decision.Verdict;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.Observation;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Runs;
import org.jundeng.warehouse.load.Content;
import org.jundeng.warehouse.load.Loader;
import org.jundeng.warehouse.sql.UncheckedSqlException;
import org.jundeng.warehouse.withdrawal.Withdrawals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evaluating by day only what came gives the same result as evaluating everything. */
class EvaluationExtentsIT {

    private static final int ROUNDS = 30;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2014-07-10T06:00:00Z"), ZoneOffset.UTC);
    private static final String[] VALUES = {"0", "1", "2.4", "3.9", "4.1", "5", "40", "91", "96", "300", "9000", "60000"
    };

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path home;

    private final List<LedgerLine> lines = new ArrayList<>();
    private RunningPipeline running;
    private Pipeline pipeline;
    private Evaluation evaluation;
    private long run;

    @BeforeEach
    void begin() {
        running = new TestPipeline(home, warehouse).begin();
        pipeline = running.pipeline();
        evaluation = pipeline.evaluation();
        run = new Runs(pipeline.opened().database(), CLOCK, "here").start("nightly", TestPipeline.NIGHT);
    }

    @AfterEach
    void end() {
        running.close();
    }

    @Test
    @Timeout(60)
    void whatComesWhileItIsEvaluatedIsForTheNextTime() throws Exception {
        deliver(new Random(3));
        Thread evaluating = new Thread(() -> evaluation.evaluateNew(TestPipeline.NIGHT, run));
        try (Connection blocking = warehouse.dataSource().getConnection();
                Statement statement = blocking.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('jundeng.evaluate'))");
            evaluating.start();
            await().until(() -> !warehouse
                    .texts("select 'waits' from pg_locks where locktype = 'advisory' and not granted")
                    .isEmpty());
            deliver(new Random(4));
            statement.execute("select pg_advisory_unlock(hashtext('jundeng.evaluate'))");
        }
        evaluating.join();

        assertThat(evaluation.hasNews()).isTrue();
        evaluation.evaluateNew(TestPipeline.NIGHT, run);
        assertThat(evaluation.hasNews()).isFalse();
    }

    /** Two processes evaluate at once: the one that waited does not note less than the other has evaluated. */
    @Test
    @Timeout(60)
    void whoWaitsForAnotherEvaluationGoesOnFromWhereThatOneCame() throws Exception {
        deliver(new Random(3));
        evaluation.evaluateNew(TestPipeline.NIGHT, run);
        Thread evaluating = new Thread(() -> evaluation.evaluateNew(TestPipeline.NIGHT, run));
        try (Connection other = warehouse.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtextextended('derivation', 0))");
            evaluating.start();
            await().until(() -> !warehouse
                    .texts("select 'waits' from pg_locks where locktype = 'advisory' and not granted")
                    .isEmpty());
            deliver(new Random(4));
            statement.execute("update evaluation set last_line = (select max(delivery_id) from delivery)");
            other.commit();
        }
        evaluating.join();

        assertThat(evaluation.hasNews()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void lookingAtEverythingChangesNothingAfterLookingAtWhatCame(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            deliver(random);
        }
        evaluation.evaluate(TestPipeline.NIGHT, run, false);
        int changes = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            String came = random.nextInt(4) == 0 ? withdraw(random) : deliver(random);
            changes += evaluation.evaluateNew(TestPipeline.NIGHT, run).changes().size();
            List<String> before = assessments();
            List<String> past = pastBreaches();

            Evaluation.Result whole = evaluation.evaluate(TestPipeline.NIGHT, run, false);

            String as = "seed " + seed + ", round " + round + ", after " + came;
            assertThat(whole.changes()).extracting(EpisodeChange::key).as(as).isEmpty();
            assertThat(assessments()).as(as).isEqualTo(before);
            assertThat(pastBreaches()).as(as).isEqualTo(past);
        }
        assertThat(changes).as("so that something was compared").isGreaterThan(ROUNDS);
        assertThat(pastBreaches()).as("so that something was compared").hasSizeGreaterThan(5);
    }

    @Test
    void namesOnceWhatTheConfigurationNoLongerKnows() {
        deliver(new Random(3));
        warehouse.execute(
                "insert into series (freq, indicator, region_id) values ('M', 'urban-job-created', 'hangzhou')",
                "insert into observation select series_id, '2014-05-01', 1, 'A', 1, 2, 3 from series"
                        + " where indicator = 'urban-job-created'",
                "insert into episode (rule_id, indicator, region_id, state, level, opened_on) values"
                        + " ('unemployment-risin', 'urban-unemployment-rate', 'yuhang', 'open', 'blue', '2014-07-01')",
                "insert into episode_event (episode_id, run_id, business_date, recorded_at, event, level, reason)"
                        + " select episode_id, " + run
                        + ", opened_on, opened_on, 'opened', level, 'crossed' from episode");

        assertThat(evaluation.evaluate(TestPipeline.NIGHT, run, false).orphans())
                .containsExactly(
                        "indicator \"urban-job-created\" has figures in the warehouse, but the configuration does"
                                + " not know it; if it is \"urban-jobs-created\" now, write formerly:"
                                + " [urban-job-created] there, and its figures go on under the new id",
                        "rule \"unemployment-risin\" had open episodes, but the configuration does not know it: they"
                                + " were closed; if it is \"unemployment-rising\" now, what still crosses has been"
                                + " opened anew under it; formerly: [unemployment-risin] there joins the two");
        assertThat(evaluation.evaluate(TestPipeline.NIGHT, run, false).orphans())
                .isEmpty();
    }

    /** A delivery of a few figures of all that a feed brings of what is watched, new ones and others than before. */
    private String deliver(Random random) {
        List<String> watched = watched();
        String some = watched.get(random.nextInt(watched.size()));
        List<String> feeds =
                pipeline.opened().configuration().contracts().feedsByIndicator().get(some);
        String feed = feeds.get(random.nextInt(feeds.size()));
        Freq freq = pipeline.opened()
                .configuration()
                .contracts()
                .feed(feed)
                .orElseThrow()
                .contract()
                .table()
                .freq();
        TimePeriod period = TimePeriod.containing(freq, TestPipeline.NIGHT).plus(-1 - random.nextInt(3));
        List<Observation> observations = new ArrayList<>();
        watched.stream()
                .filter(each -> pipeline.opened()
                        .configuration()
                        .contracts()
                        .feedsByIndicator()
                        .get(each)
                        .contains(feed))
                .forEach(each -> figures(random, each, period, observations));
        boolean refused = random.nextInt(8) == 0;
        lines.add(new Loader(pipeline.opened().database(), CLOCK)
                .store(arrival(feed), content(observations, refused), outcome -> "archive/x"));
        return feed + " of " + period + (refused ? ", refused" : "");
    }

    private void figures(Random random, String indicator, TimePeriod period, List<Observation> observations) {
        var regions = pipeline.opened().configuration().catalogue().regions();
        Stream.concat(Stream.of(regions.city()), regions.districts().stream()).forEach(region -> {
            if (random.nextInt(3) > 0) {
                boolean missing = random.nextInt(10) == 0;
                observations.add(new Observation(
                        SeriesKey.of(period.freq(), indicator, region),
                        period,
                        missing ? null : new BigDecimal(VALUES[random.nextInt(VALUES.length)]),
                        missing ? ObsStatus.M : ObsStatus.A,
                        new Observation.Origin(observations.size() + 2L, 3)));
            }
        });
    }

    private String withdraw(Random random) {
        List<LedgerLine> bringing = lines.stream()
                .filter(line ->
                        line.result().counts().obsNew() + line.result().counts().obsRevised() > 0)
                .toList();
        LedgerLine line = bringing.get(random.nextInt(bringing.size()));
        lines.remove(line);
        new Withdrawals(pipeline.opened().database(), CLOCK, "here").withdraw(line, "误报", TestPipeline.NIGHT);
        return "taking back " + line.arrival().origin().feed() + " " + line.deliveryId();
    }

    /** The indicators that rules other than the targets' look at, and their parts, as far as a feed brings them. */
    private List<String> watched() {
        var catalogue = pipeline.opened().configuration().catalogue();
        List<String> ids = new ArrayList<>();
        pipeline.opened().configuration().rules().stream()
                .filter(rule -> rule.target() == null && rule.indicator() != null)
                .forEach(rule -> ids.add(rule.indicator()));
        List.copyOf(ids)
                .forEach(id ->
                        ids.addAll(catalogue.indicator(id).map(Indicator::parts).orElse(List.of())));
        ids.retainAll(
                pipeline.opened().configuration().contracts().feedsByIndicator().keySet());
        return ids.stream().distinct().sorted().toList();
    }

    private Arrival arrival(String feed) {
        long next = number("select coalesce(max(delivery_id), 0) + 1 from delivery");
        String id = "arrival-%06d".formatted(next);
        return new Arrival(
                id,
                LedgerKind.DELIVERY,
                null,
                new Arrival.Origin(
                        pipeline.opened()
                                .configuration()
                                .contracts()
                                .feed(feed)
                                .orElseThrow()
                                .contract()
                                .bureau(),
                        feed,
                        feed + ".csv"),
                new Arrival.DeliveredBytes("%064d".formatted(next), 7, "archive/x"),
                new Arrival.Times(CLOCK.instant(), TestPipeline.NIGHT, new Arrival.AsOf(id)),
                Arrival.Promise.NONE,
                new Arrival.Taker(run, "here", null),
                Grounds.NONE);
    }

    private static Content content(List<Observation> observations, boolean refused) {
        return new Content() {
            @Override
            public Verdict deliver(Consumer<Observation> to, Consumer<Finding> told) {
                observations.forEach(to);
                return new Verdict(observations.size(), 0, BadRows.ANY, refused);
            }
        };
    }

    private List<String> assessments() {
        return texts("select concat_ws(' ', target_id, region_id, state, series_id, time_period, freq, obs_value,"
                + " bound, delivery_id, row_no, reason_zh, method, progress, elapsed, lag) from assessment"
                + " where business_date = '" + TestPipeline.NIGHT + "' order by target_id, region_id");
    }

    private List<String> pastBreaches() {
        return texts("select concat_ws(' ', item, level, measure, over_from, counted_as, ended_on, now_measure)"
                + " from past_breach order by item");
    }

    private long number(String sql) {
        return Long.parseLong(texts(sql).get(0));
    }

    private List<String> texts(String sql) {
        try (Connection connection = pipeline.opened().database().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }
}
