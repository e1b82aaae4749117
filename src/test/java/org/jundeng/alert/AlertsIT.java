// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jundeng.alert.rules.Rules;
import org.jundeng.assess.Assessor;
import org.jundeng.assess.Histories;
import org.jundeng.assess.StoredFigures;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.catalogue.Level;
import org.jundeng.contract.Contracts;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlertsIT {

    private static final String RATE = "unemployment-rate";

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private final StoredFigures figures = new StoredFigures(warehouse);
    private final Path config = ConfigCopy.whole();
    private final Catalogue catalogue = Catalogue.read(config, new Faults());
    private final Contracts contracts = Contracts.read(config, catalogue, new Faults());
    private final List<Rule> rules = Rules.read(config, catalogue, List.of(), new Faults());

    @Test
    void opensEpisodeOnFirstCrossingWithItsFigures() throws SQLException {
        long delivery = figures.deliver("6月.csv", RATE, "fuyang", "2014-06", "4.2");

        List<EpisodeChange> changes = night("2014-07-10");

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.key()).isEqualTo("target:unemployment-below-4|fuyang|1|opened|crossed|2014-06=4.2");
            assertThat(change.figure().source().sourceName()).isEqualTo("6月.csv");
            assertThat(change.level()).isEqualTo(Level.ORANGE);
        });
        assertThat(figures.number("select count(*) from episode where state = 'open' and opened_on = '2014-07-10'"))
                .isEqualTo(1);
        assertThat(figures.number(
                        "select delivery_id from episode_event where obs_value = 4.2 and bound = 4 and row_no = 5"))
                .isEqualTo(delivery);
        assertThat(figures.number("select count(*) from config_version c join episode_event e on e.rule_hash = c.hash"
                        + " where c.kind = 'rule'"))
                .isEqualTo(1);
    }

    @Test
    void repeatsNothingOnSecondRunOrLaterNight() throws SQLException {
        figures.deliver("6月.csv", RATE, "fuyang", "2014-06", "4.2");
        night("2014-07-10");

        assertThat(night("2014-07-10")).isEmpty();
        assertThat(night("2014-07-11")).isEmpty();
        assertThat(figures.number("select count(*) from episode_event")).isEqualTo(1);
    }

    @Test
    void closesOnRecoveryAndOpensAnewOnTheNextCrossing() throws SQLException {
        figures.deliver("5月.csv", RATE, "fuyang", "2014-05", "4.2");
        night("2014-06-10");
        figures.deliver("6月.csv", RATE, "fuyang", "2014-06", "3.9");

        assertThat(night("2014-07-10"))
                .extracting(EpisodeChange::key)
                .containsExactly("target:unemployment-below-4|fuyang|2|closed|recovered|2014-06=3.9");
        figures.deliver("7月.csv", RATE, "fuyang", "2014-07", "4.5");
        assertThat(night("2014-08-10"))
                .extracting(EpisodeChange::key)
                .containsExactly("target:unemployment-below-4|fuyang|3|opened|crossed|2014-07=4.5");
        assertThat(figures.number("select count(*) from episode")).isEqualTo(2);
    }

    @Test
    void recoversAfterSeveralCrossings() throws SQLException {
        figures.deliver("5月.csv", RATE, "fuyang", "2014-05", "4.2");
        night("2014-06-10");
        figures.deliver("6月.csv", RATE, "fuyang", "2014-06", "4.3");
        assertThat(night("2014-07-10")).extracting(EpisodeChange::event).containsExactly(Event.CONTINUED);

        figures.deliver("更正.csv", RATE, "fuyang", "2014-06", "3.8");

        assertThat(night("2014-07-11")).singleElement().satisfies(change -> {
            assertThat(change.reason()).isEqualTo(Reason.CORRECTED);
            assertThat(change.before()).isEqualByComparingTo("4.3");
        });
    }

    @Test
    void closesWithCorrectionOfThePeriodThatCrossed() throws SQLException {
        figures.deliver("6月.csv", RATE, "fuyang", "2014-06", "4.2");
        night("2014-07-10");
        figures.deliver("更正.csv", RATE, "fuyang", "2014-06", "3.9");

        assertThat(night("2014-07-10")).extracting(EpisodeChange::reason).containsExactly(Reason.CORRECTED);
        assertThat(figures.number("select count(*) from episode where state = 'closed' and closed_reason = 'corrected'"
                        + " and closed_on = '2014-07-10'"))
                .isEqualTo(1);
    }

    @Test
    void neverClosesOnMissingData() throws SQLException {
        figures.deliver("5月.csv", RATE, "fuyang", "2014-05", "3.0");
        figures.deliver("6月.csv", RATE, "fuyang", "2014-06", "4.2");
        night("2014-07-10");
        figures.deliver("缺.csv", RATE, "fuyang", "2014-06", null);

        assertThat(night("2014-07-11")).isEmpty();
        assertThat(figures.number("select count(*) from episode where state = 'open'"))
                .isEqualTo(1);
    }

    @Test
    void closesWhatWasWithdrawn() throws SQLException {
        figures.deliver("6月.csv", RATE, "fuyang", "2014-06", "4.2");
        night("2014-07-10");
        figures.forget(RATE, "fuyang", "2014-06");

        assertThat(night("2014-07-11")).extracting(EpisodeChange::reason).containsExactly(Reason.WITHDRAWN);
    }

    @Test
    void closesEpisodesOfRulesThatAreNoMore() throws SQLException {
        figures.deliver("6月.csv", RATE, "fuyang", "2014-06", "4.2");
        night("2014-07-10");

        List<EpisodeChange> changes = night("2014-07-11", List.of());

        assertThat(changes).extracting(EpisodeChange::reason).containsExactly(Reason.RULE_REMOVED);
        assertThat(changes.get(0).rule()).isNull();
    }

    @Test
    void decidesOnEachRegionByItself() throws SQLException {
        figures.deliver("6月.csv", RATE, "fuyang", "2014-06", "4.2");
        figures.deliver("6月.csv", RATE, "linan", "2014-06", "3.2");
        figures.deliver("6月.csv", RATE, "chunan", "2014-06", "5.2");

        assertThat(night("2014-07-10")).extracting(EpisodeChange::regionId).containsExactly("fuyang", "chunan");
    }

    @Test
    void refusesConnectionThatCommitsByItself() throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            assertThatThrownBy(() -> new Alerts(catalogue, rules)
                            .evaluate(connection, Extent.COMPLETE, known(connection, "2014-07-10"), 1, Instant.EPOCH))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("episodes are decided in a transaction");
        }
    }

    private Alerts.Known known(Connection connection, String date) throws SQLException {
        LocalDate night = LocalDate.parse(date);
        return new Alerts.Known(
                night,
                Histories.of(connection, new Alerts(catalogue, rules).wanted(Extent.COMPLETE, night), night),
                new Assessor(catalogue, contracts).look(connection, night),
                List.of(),
                Map.of());
    }

    private List<EpisodeChange> night(String date) throws SQLException {
        return night(date, rules);
    }

    private List<EpisodeChange> night(String date, List<Rule> inForce) throws SQLException {
        long run = figures.run(date);
        try (Connection connection = warehouse.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            List<EpisodeChange> changes = new Alerts(catalogue, inForce)
                    .evaluate(
                            connection,
                            Extent.COMPLETE,
                            known(connection, date),
                            run,
                            Instant.parse(date + "T02:00:00Z"));
            connection.commit();
            return changes;
        }
    }
}
