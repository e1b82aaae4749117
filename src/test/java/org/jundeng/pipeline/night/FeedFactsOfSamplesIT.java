// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jundeng.assess.DeliveryMeasures;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.DuePeriods;
import org.jundeng.contract.ExpectedRegions;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.history.FeedFacts;
import org.jundeng.warehouse.history.FeedQueries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is known of the shipped feeds after the night of the samples. */
class FeedFactsOfSamplesIT {

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path home;

    private final Map<String, Integer> overdue = new TreeMap<>();
    private final Map<String, Integer> dayAfter = new TreeMap<>();
    private final Map<String, List<String>> missing = new TreeMap<>();
    private final Map<String, String> measured = new TreeMap<>();

    @Test
    void areSensibleOfEachFeed() throws SQLException {
        TestPipeline test = new TestPipeline(home, warehouse).withSampleSources();
        try (RunningPipeline running = test.begin()) {
            test.dropSamples(running.pipeline());
            assertThat(running.night().run("nightly").troubles()).isEmpty();

            List<Contract> contracts = running.pipeline().opened().configuration().contracts().all().stream()
                    .map(ContractVersion::contract)
                    .toList();
            Map<String, FeedFacts> facts = facts(contracts);
            assertThat(facts).hasSize(52);
            Catalogue catalogue = running.pipeline().opened().configuration().catalogue();
            contracts.forEach(contract -> look(contract, facts.get(contract.feed()), catalogue));
        }
        assertThat(overdue).isEmpty();
        assertThat(missing).isEmpty();
        assertThat(dayAfter).containsExactly(Map.entry("commerce-consumers 2014-06", 1));
        assertThat(measured)
                .containsExactly(
                        Map.entry("commerce-consumers", "-% rejected, empty -, refused 1, identical 0, drop -"),
                        Map.entry("environment-waste", "0.0000% rejected, empty 0, refused 0, identical 1, drop -"),
                        Map.entry("hrss-employment", "21.4286% rejected, empty 0, refused 0, identical 0, drop -"));
    }

    private Map<String, FeedFacts> facts(List<Contract> contracts) throws SQLException {
        List<String> feeds = contracts.stream().map(Contract::feed).toList();
        try (Connection connection = warehouse.dataSource().getConnection()) {
            return FeedQueries.of(connection, feeds, TestPipeline.NIGHT);
        }
    }

    private void look(Contract contract, FeedFacts facts, Catalogue catalogue) {
        assertThat(facts.deliveries()).as(contract.feed()).isNotEmpty();
        assertThat(facts.brought().periods())
                .as(contract.feed())
                .isNotEmpty()
                .allMatch(period -> period.freq() == contract.table().freq());
        assertThat(facts.latestPeriod().orElseThrow().timePeriod())
                .isEqualTo(facts.brought().periods().last());
        DuePeriods due = new DuePeriods(contract, catalogue.workingDays());
        assertThat(due.nextDue(TestPipeline.NIGHT, facts.brought()).isPresent())
                .isEqualTo(contract.expectations().due() != null);
        due.overdueOn(TestPipeline.NIGHT, facts.brought())
                .forEach(one -> overdue.put(contract.feed() + " " + one.timePeriod(), one.workingDays()));
        due.overdueOn(TestPipeline.NIGHT.plusDays(1), facts.brought())
                .forEach(one -> dayAfter.put(contract.feed() + " " + one.timePeriod(), one.workingDays()));
        facts.missingRegions(new ExpectedRegions(contract, catalogue.regions()))
                .filter(regions -> !regions.isEmpty())
                .ifPresent(regions -> missing.put(contract.feed(), regions));
        measure(contract.feed(), new DeliveryMeasures(facts.deliveries()));
    }

    private void measure(String feed, DeliveryMeasures measures) {
        String words = "%s%% rejected, empty %s, refused %s, identical %s, drop %s"
                .formatted(
                        measures.rejectedShare().map(Object::toString).orElse("-"),
                        measures.empty().map(Object::toString).orElse("-"),
                        measures.refused().map(Object::toString).orElse("-"),
                        measures.identical().map(Object::toString).orElse("-"),
                        measures.volumeDrop().map(Object::toString).orElse("-"));
        if (!words.equals("0.0000% rejected, empty 0, refused 0, identical 0, drop -")) {
            measured.put(feed, words);
        }
    }
}
