// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Target;
import org.jundeng.contract.Contracts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures that the shipped targets need. */
class WantedFiguresTest {

    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);
    private static final Catalogue CATALOGUE = Catalogue.read(Path.of("config"), new Faults());

    private static final Contracts CONTRACTS = Contracts.read(Path.of("config"), CATALOGUE, new Faults());

    /** The bound of a city is compared with its districts' figures, unless the districts share it. */
    @ParameterizedTest
    @CsvSource({
        "labour-disputes-closed-rate, true",
        "urban-unemployment-rate, true",
        "culture-station-coverage, true",
        "daily-grain-supply, true",
        "service-system-built, false",
        "service-level-rank-province, false",
        "vocational-training-certified, false",
        "affordable-housing-started, false",
        "deaths-per-gdp-reduction, false"
    })
    void holdOfDistrictsWhatTheTermNeedsWhereTheyAreCompared(String id, boolean compared) {
        Target target = CATALOGUE.targets().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();

        Map<RegionalIndicator, LocalDate> since =
                new Assessor(CATALOGUE, CONTRACTS).wanted(NIGHT, target::equals).since();

        assertThat(since.values().stream().filter(LocalDate.MIN::equals)).hasSize(1);
        assertThat(since.values().stream().filter(target.from()::equals).count() > 3)
                .isEqualTo(compared);
        assertThat(since.size() > 1).isEqualTo(compared);
    }
}
