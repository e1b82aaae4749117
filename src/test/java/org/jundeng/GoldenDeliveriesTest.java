// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.conform.DeliveryReader;
import org.jundeng.conform.Gathered;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Contracts;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.pipeline.configuration.FeedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads every golden delivery: a case is named {@code good…} or for the finding that it must give, or {@code loaded…}
 * where only the warehouse finds something.
 */
class GoldenDeliveriesTest {

    private static final Path CONFIG = Path.of("config");
    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);
    private static final Catalogue CATALOGUE = Catalogue.read(CONFIG, new Faults());
    private static final Contracts CONTRACTS = Contracts.read(CONFIG, CATALOGUE, new Faults());

    /** These have names for their shapes; {@code BureauDeliveriesTest} holds them. */
    private static final String AS_BUREAUS_MAKE_THEM = "bureau-";

    static List<FeedCase> cases() {
        return FeedCase.all(CONFIG).stream()
                .filter(each -> !each.name().startsWith(AS_BUREAUS_MAKE_THEM))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesWhatItsNameSays(FeedCase sample) throws IOException {
        Contract contract = CONTRACTS.feed(sample.feed()).orElseThrow().contract();
        assertThat(sample.deliveries()).as(sample.toString()).isNotEmpty();
        for (Path delivery : sample.deliveries()) {
            Gathered gathered = new Gathered();
            DeliveryReader.Verdict verdict = DeliveryReader.read(delivery, contract, CATALOGUE, NIGHT, gathered);
            if (sample.name().startsWith("good") || sample.name().startsWith("loaded")) {
                assertThat(gathered.findings()).isEmpty();
                assertThat(gathered.observations()).isNotEmpty();
            } else {
                FindingCode code = FindingCode.of(sample.name());
                assertThat(gathered.findings()).extracting(Finding::code).contains(code);
                assertThat(verdict.refused()).isEqualTo(code.weight() == FindingCode.Weight.DELIVERY);
            }
        }
    }

    @Test
    void haveAGoodCaseOfEachFeed() {
        List<String> good = cases().stream()
                .filter(each -> each.name().equals("good") && !each.deliveries().isEmpty())
                .map(FeedCase::feed)
                .toList();

        assertThat(CONTRACTS.all())
                .extracting(version -> version.contract().feed())
                .containsExactlyInAnyOrderElementsOf(good);
    }
}
