// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.conform.DeliveryReader;
import org.jundeng.conform.DeliveryReader.Sink;
import org.jundeng.conform.DeliveryReader.Verdict;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.FeedMatch;
import org.jundeng.finding.Finding;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.Observation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows docs/add-a-feed.md has a configuration without faults and a delivery without findings. */
class AddAFeedTest {

    private static final Path DELIVERY = Path.of("data/inbox/trade-unions/集体合同季报-2014Q2.csv");

    @TempDir
    Path home;

    private final Faults faults = new Faults();
    private List<Path> written;
    private Catalogue catalogue;
    private Contracts contracts;

    @BeforeEach
    void follow() throws IOException {
        copy(Path.of("config"));
        written = TutorialSteps.follow(home);
        catalogue = Catalogue.read(home.resolve("config"), faults);
        contracts = Contracts.read(home.resolve("config"), catalogue, faults);
    }

    @Test
    void leavesNoFaultInTheConfiguration() {
        assertThat(faults.all()).isEmpty();
        assertThat(catalogue.bureaus()).containsKey("trade-unions");
        assertThat(contracts.feed("union-contracts")).isPresent();
    }

    @Test
    void tellsSomebodyOfTheBureau() {
        assertThat(catalogue.people().officialsFor("trade-unions", 1, List.of()))
                .isNotEmpty();
        assertThat(catalogue.people().steward("union-contracts")).isPresent();
    }

    @Test
    void quotesThePlanVerbatim() throws IOException {
        String plan = Files.readString(Path.of("config/catalogue/plan-2013-2015.txt"));

        assertThat(catalogue.targets())
                .filteredOn(target -> target.bureau().equals("trade-unions"))
                .singleElement()
                .satisfies(target -> assertThat(target.quotes()).allMatch(plan::contains));
    }

    @Test
    void takesTheDeliveryOfThePageWithoutAFinding() throws IOException {
        FeedMatch claim = contracts.claim("trade-unions", DELIVERY.getFileName().toString());
        List<Observation> observations = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();

        Verdict verdict = DeliveryReader.read(
                home.resolve(DELIVERY),
                ((FeedMatch.Claimed) claim).version().contract(),
                catalogue,
                LocalDate.of(2014, 7, 10),
                new Collected(observations, findings));

        assertThat(findings).isEmpty();
        assertThat(verdict.refused()).isFalse();
        assertThat(observations).hasSize(14);
        assertThat(observations)
                .filteredOn(observation -> observation.obsStatus() == ObsStatus.M)
                .hasSize(1);
    }

    @Test
    void needsNoJava() {
        assertThat(written)
                .contains(Path.of("routes/bureaus/trade-unions.camel.yaml"), DELIVERY)
                .noneMatch(file -> file.toString().endsWith(".java"));
    }

    private void copy(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, home.resolve(file.toString()));
            }
        }
    }

    private record Collected(List<Observation> observations, List<Finding> findings) implements Sink {
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
}
