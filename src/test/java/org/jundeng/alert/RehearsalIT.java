// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jundeng.alert.rules.Rules;
import org.jundeng.assess.Assessor;
import org.jundeng.assess.Derivation;
import org.jundeng.assess.Histories;
import org.jundeng.assess.StoredFigures;
import org.jundeng.assess.WantedFigures.WatchedScope;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A rehearsal of the shipped rules gives the same result as the real nights. */
class RehearsalIT {

    private static final Path CONFIG = Path.of("config");
    private static final List<String> DISTRICTS = List.of("fuyang", "linan", "yuhang", "xiaoshan");

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private final StoredFigures figures = new StoredFigures(warehouse);
    private final Catalogue catalogue = Catalogue.read(CONFIG, new Faults());
    private final Contracts contracts = Contracts.read(CONFIG, catalogue, new Faults());
    private final List<Rule> rules = Rules.read(CONFIG, catalogue, contracts.feeds(), new Faults());

    private final Map<List<Rule>, Running> runnings = new IdentityHashMap<>();

    @Test
    void comesToTheSameAsRealNightsOnTheSameFigures() throws SQLException {
        deliverMonths("urban-unemployment-rate", "2013-06", 13, "3.0", "0.45");
        deliverMonths("urban-jobs-created", "2012-06", 20, "9000", "2500");
        deliver("urban-jobs-created", "linan", "2014-02", 990_000);
        deliverMonths("urban-jobs-created", "2014-03", 4, "9000", "2500");
        deliverMonths("consumer-complaints", "2013-06", 13, "400", "350");
        deliverWhatSpreads();
        deliver("preschool-enrolment-rate", "fuyang", "2012", 95);
        deliver("preschool-enrolment-rate", "fuyang", "2013", 85);
        List<Rule> tried =
                rules.stream().filter(rule -> !rule.condition().isAboutFeeds()).toList();
        LocalDate from = LocalDate.parse("2013-12-15");
        LocalDate to = LocalDate.parse("2014-05-20");

        List<EpisodeChange> real = new ArrayList<>();
        for (LocalDate night : from.datesUntil(to.plusDays(1)).toList()) {
            real.addAll(night(tried, night, false));
        }
        Rehearsed rehearsed = rehearse(tried, from, to);

        assertThat(rehearsed.from()).isEqualTo(from);
        assertThat(rehearsed.to()).isEqualTo(to);
        assertThat(words(rehearsed.events())).containsExactlyElementsOf(words(real));
        assertThat(rehearsed.events())
                .extracting(event -> event.rule().condition().code())
                .contains("target", "trajectory", "threshold", "change", "gap", "outlier");
        assertThat(rehearsed.events())
                .extracting(EpisodeChange::event)
                .contains(Event.OPENED, Event.RAISED, Event.LOWERED, Event.CLOSED, Event.PENDING, Event.CONTINUED);
    }

    @Test
    void comesToTheSameAsRealNightsWhileAFeedWasLate() throws SQLException {
        List<Rule> tried = rules.stream()
                .filter(rule -> rule.condition() instanceof Condition.Freshness)
                .map(RehearsalIT::ofEmployment)
                .toList();
        Map<String, String> deliveries =
                Map.of("2014-02-10", "2014-01", "2014-03-25", "2014-02", "2014-04-02", "2014-03");
        LocalDate from = LocalDate.parse("2014-02-10");
        LocalDate to = LocalDate.parse("2014-05-20");

        List<EpisodeChange> real = new ArrayList<>();
        for (LocalDate night : from.datesUntil(to.plusDays(1)).toList()) {
            if (deliveries.containsKey(night.toString())) {
                long line = figures.deliver(
                        "月报.csv", "urban-unemployment-rate", "fuyang", deliveries.get(night.toString()), "3");
                warehouse.execute(
                        "update delivery set business_date = '%s' where delivery_id = %d".formatted(night, line));
            }
            real.addAll(night(tried, night, true));
        }
        Rehearsed rehearsed = rehearse(tried, null, to);

        assertThat(rehearsed.from()).isEqualTo(from);
        assertThat(words(rehearsed.events())).isNotEmpty().containsExactlyElementsOf(words(real));
        assertThat(rehearsed.events())
                .extracting(EpisodeChange::event)
                .contains(Event.OPENED, Event.RAISED, Event.CLOSED);
    }

    @Test
    void holdsWhatStandsWhileALateFeedWaitsToBeConfirmed() throws SQLException {
        List<Rule> tried = rules.stream()
                .filter(rule -> rule.condition() instanceof Condition.Freshness)
                .map(RehearsalIT::ofEmployment)
                .toList();
        Map<String, String> deliveries =
                Map.of("2014-02-10", "2014-01", "2014-03-07", "2014-02", "2014-04-16", "2014-03");
        Map<String, String> confirmed = Map.of("2014-03-21", "2014-03-07", "2014-05-12", "2014-04-16");
        Map<String, Long> waiting = new TreeMap<>();
        List<String> nights = List.of(
                "2014-02-10", "2014-03-07", "2014-03-20", "2014-03-21", "2014-04-14", "2014-04-16", "2014-05-12");

        List<EpisodeChange> real = new ArrayList<>();
        for (String date : nights) {
            LocalDate night = LocalDate.parse(date);
            if (confirmed.containsKey(date)) {
                long line = deliver(night, deliveries.get(confirmed.get(date)));
                warehouse.execute(("update unconfirmed set settled_by = %d, settled_how = 'confirmed'"
                                + " where delivery_id = %d")
                        .formatted(line, waiting.get(confirmed.get(date))));
            } else if (date.equals("2014-02-10")) {
                deliver(night, deliveries.get(date));
            } else if (deliveries.containsKey(date)) {
                waiting.put(date, deliverUnconfirmed(night, deliveries.get(date)));
            }
            real.addAll(night(tried, night, true));
        }

        assertThat(words(real))
                .containsExactly(
                        "2014-04-14 overdue hrss-employment opened yellow crossed 1 -",
                        "2014-05-12 overdue hrss-employment closed yellow mended 0 -");
        assertThat(words(rehearse(tried, null, LocalDate.parse("2014-05-12")).events()))
                .containsExactlyElementsOf(words(real));
    }

    private long deliver(LocalDate night, String period) {
        long line = figures.deliver("月报.csv", "urban-unemployment-rate", "fuyang", period, "3");
        warehouse.execute("update delivery set business_date = '%s' where delivery_id = %d".formatted(night, line));
        return line;
    }

    /** A delivery that waits: the ledger has its line, and nothing else of it is known. */
    private long deliverUnconfirmed(LocalDate night, String period) {
        long line = deliver(night, "2014-01");
        warehouse.execute("delete from coverage where delivery_id = " + line);
        warehouse.execute("update delivery set outcome = 'unconfirmed' where delivery_id = " + line);
        warehouse.execute("insert into unconfirmed (delivery_id, feed, since, signs)"
                + " select delivery_id, feed, business_date, '{scale}' from delivery where delivery_id = " + line);
        warehouse.execute("insert into unconfirmed_coverage (delivery_id, indicator, freq, time_period, region_ids)"
                + " values (%d, 'urban-unemployment-rate', 'M', '%s-01', '{fuyang}')".formatted(line, period));
        return line;
    }

    @Test
    void countsACorrectedFigureAsItIsKnownNow() throws SQLException {
        List<Rule> tried = rules.stream()
                .filter(rule -> rule.id().equals("preschool-enrolment-behind"))
                .toList();
        figures.deliver("年报.csv", "preschool-enrolment-rate", "fuyang", "2012", "95");
        figures.deliver("年报.csv", "preschool-enrolment-rate", "fuyang", "2013", "85");
        figures.deliver("更正.csv", "preschool-enrolment-rate", "fuyang", "2012", "90");

        assertThat(words(rehearse(tried, null, LocalDate.parse("2014-07-10")).events()))
                .containsExactly(
                        "2013-01-01 preschool-enrolment-behind fuyang opened yellow crossed 90 2012",
                        "2014-01-01 preschool-enrolment-behind fuyang continued yellow still-crossed 85 2013");
    }

    @Test
    void writesNothing() throws SQLException {
        deliver("preschool-enrolment-rate", "fuyang", "2013", 50);

        assertThat(rehearse(rules, null, LocalDate.parse("2014-07-10")).events())
                .isNotEmpty();
        assertThat(figures.number("select (select count(*) from episode) + (select count(*) from episode_event)"
                        + " + (select count(*) from assessment) + (select count(*) from run)"))
                .isZero();
    }

    /** In the winter one district runs ahead of the others in beds, and the city has more unemployed. */
    private void deliverWhatSpreads() {
        String city = catalogue.regions().city();
        List<String> districts = catalogue.regions().districts();
        new TreeMap<>(Map.of("2013-10", 3, "2013-12", 7, "2014-02", 12, "2014-03", 7, "2014-04", 3))
                .forEach((period, ahead) -> {
                    districts.forEach(district -> deliver(
                            "elderly-beds-per-100", district, period, district.equals(districts.get(3)) ? ahead : 3));
                    deliver("elderly-beds-per-100", city, period, 3);
                    deliver("urban-unemployment-rate", city, period, ahead > 3 ? 5 : 3);
                });
    }

    private static Rule ofEmployment(Rule rule) {
        return new Rule(
                rule.id(),
                rule.name(),
                new Condition.Freshness(List.of("hrss-employment")),
                rule.ladder(),
                null,
                rule.timing(),
                rule.concern(),
                null,
                rule.inhibits(),
                rule.labels(),
                rule.formerly());
    }

    /** Figures that swing up and down, in each district at its own pace. */
    private void deliverMonths(String indicator, String first, int months, String middle, String swing) {
        TimePeriod period = TimePeriod.parse(first).orElseThrow();
        for (int month = 0; month < months; month++) {
            for (int i = 0; i < DISTRICTS.size(); i++) {
                BigDecimal beat = new BigDecimal((month * (i + 3) + i) % 7 - 3);
                figures.deliver(
                        "月报.csv",
                        indicator,
                        DISTRICTS.get(i),
                        period.plus(month).toString(),
                        new BigDecimal(middle)
                                .add(beat.multiply(new BigDecimal(swing)))
                                .toPlainString());
            }
        }
    }

    private void deliver(String indicator, String region, String period, int value) {
        figures.deliver("年报.csv", indicator, region, period, Integer.toString(value));
    }

    private Rehearsed rehearse(List<Rule> tried, LocalDate from, LocalDate to) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Derivation derivation = derivation(tried);
            derivation.derive(connection);
            Rehearsed rehearsed = new Rehearsal(catalogue, contracts, tried)
                    .over(connection, new PastNights(from, to, to), derivation.disagreements(connection));
            connection.rollback();
            return rehearsed;
        }
    }

    private Derivation derivation(List<Rule> tried) {
        return new Derivation(
                catalogue,
                tried.stream()
                        .filter(rule -> rule.indicator() != null)
                        .map(rule -> new WatchedScope(rule.indicator(), rule.scope()))
                        .toList());
    }

    /** What the nights of one test are run with, as those of one program are. */
    private record Running(Derivation derivation, Alerts alerts, Assessor assessor) {}

    private Running running(List<Rule> inForce) {
        return new Running(derivation(inForce), new Alerts(catalogue, inForce), new Assessor(catalogue, contracts));
    }

    private List<EpisodeChange> night(List<Rule> inForce, LocalDate night, boolean feeds) throws SQLException {
        long run = figures.run(night.toString());
        try (Connection connection = warehouse.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Running running = runnings.computeIfAbsent(inForce, this::running);
            running.derivation().derive(connection);
            Alerts alerts = running.alerts();
            Alerts.Known known = new Alerts.Known(
                    night,
                    Histories.of(connection, alerts.wanted(Extent.COMPLETE, night), night),
                    running.assessor().look(connection, night),
                    running.derivation().disagreements(connection),
                    feeds
                            ? new FeedReadings(catalogue, contracts).of(connection, inForce, Extent.COMPLETE, night)
                            : Map.of());
            List<EpisodeChange> changes =
                    alerts.evaluate(connection, Extent.COMPLETE, known, run, Instant.parse(night + "T02:00:00Z"));
            connection.commit();
            return changes;
        }
    }

    private static List<String> words(List<EpisodeChange> changes) {
        return changes.stream()
                .map(each -> String.join(
                        " ",
                        each.businessDate().toString(),
                        each.ruleId(),
                        each.regionId() + each.place().feed(),
                        each.event().code(),
                        each.level().code(),
                        each.reason().code(),
                        each.evidence() == null
                                ? "-"
                                : each.evidence().measure().stripTrailingZeros().toPlainString(),
                        each.figure() == null ? "-" : each.figure().timePeriod().toString()))
                .toList();
    }
}
