// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.conform.DeliveryReader;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Contracts;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.observation.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads every golden delivery: a case is named {@code good…} or for the finding that it must give, or {@code loaded…}
 * where only the warehouse finds something.
 */
class GoldenDeliveriesTest {

    private static final Path CONFIG = Path.of("config");
    private static final Path FEEDS = CONFIG.resolve("feeds");
    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);
    private static final Catalogue CATALOGUE = Catalogue.read(CONFIG, new Faults());
    private static final Contracts CONTRACTS = Contracts.read(CONFIG, CATALOGUE, new Faults());

    /** These have names for their shapes; {@code BureauDeliveriesTest} holds them. */
    private static final String AS_BUREAUS_MAKE_THEM = "bureau-";

    static List<Path> deliveries() throws IOException {
        try (Stream<Path> found = Files.find(FEEDS, 4, (path, what) -> what.isRegularFile())) {
            return found.filter(path -> path.getFileName().toString().startsWith("delivery."))
                    .map(FEEDS::relativize)
                    .filter(path -> !path.getName(2).toString().startsWith(AS_BUREAUS_MAKE_THEM))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void givesWhatItsNameSays(Path delivery) throws IOException {
        String name = delivery.getName(2).toString();
        Contract contract =
                CONTRACTS.feed(delivery.getName(1).toString()).orElseThrow().contract();
        Gathered gathered = new Gathered();
        DeliveryReader.Verdict verdict =
                DeliveryReader.read(FEEDS.resolve(delivery), contract, CATALOGUE, NIGHT, gathered);
        if (name.startsWith("good") || name.startsWith("loaded")) {
            assertThat(gathered.findings).isEmpty();
            assertThat(gathered.observations).isNotEmpty();
        } else {
            FindingCode code = FindingCode.of(name);
            assertThat(gathered.findings).extracting(Finding::code).contains(code);
            assertThat(verdict.refused()).isEqualTo(code.weight() == FindingCode.Weight.DELIVERY);
        }
    }

    @Test
    void haveAGoodCaseOfEachFeed() {
        assertThat(CONTRACTS.all()).allSatisfy(version -> {
            Path folder = FEEDS.resolve(version.contract().bureau())
                    .resolve(version.contract().feed())
                    .resolve("good");
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).isNotEmpty();
            } catch (IOException absent) {
                throw new UncheckedIOException("there is no " + folder, absent);
            }
        });
    }

    private static final class Gathered implements DeliveryReader.Sink {
        private final List<Observation> observations = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();

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
