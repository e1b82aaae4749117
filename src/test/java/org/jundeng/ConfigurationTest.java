// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.alert.Rules;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Target;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Contracts;
import org.junit.jupiter.api.Test;

/** Reads the configuration that is shipped. */
class ConfigurationTest {

    private static final Path CONFIG = Path.of("config");

    private final Faults faults = new Faults();
    private final Catalogue catalogue = Catalogue.read(CONFIG, faults);
    private final Contracts contracts = Contracts.read(CONFIG, catalogue, faults);

    @Test
    void hasNoFault() {
        Rules.read(CONFIG, catalogue, faults);
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void hasAllTenProjectsAndTheGeneralParts() {
        assertThat(catalogue.projects()).hasSize(11);
    }

    @Test
    void hasAtLeastThreeTargetsOfEachBureau() {
        Map<String, Long> targets =
                catalogue.targets().stream().collect(Collectors.groupingBy(Target::bureau, Collectors.counting()));
        assertThat(targets.keySet()).isEqualTo(catalogue.bureaus().keySet());
        assertThat(targets.values()).allMatch(count -> count >= 3);
    }

    @Test
    void bringsEachTargetsIndicatorInSomeFeed() {
        Set<String> brought = contracts.all().stream()
                .flatMap(version -> Stream.concat(
                        version.contract().columns().stream().map(column -> column.indicator()),
                        version.contract().indicators().stream().map(Contract.IndicatorWord::indicator)))
                .collect(Collectors.toSet());
        assertThat(catalogue.targets()).allMatch(target -> brought.contains(target.indicator()));
    }

    @Test
    void hasTwoFeedsOfEachBureauAndEachFormatAtThreeBureaus() {
        Map<String, Long> feeds = contracts.all().stream()
                .collect(Collectors.groupingBy(version -> version.contract().bureau(), Collectors.counting()));
        assertThat(feeds.keySet()).isEqualTo(catalogue.bureaus().keySet());
        assertThat(feeds.values()).allMatch(count -> count >= 2);
        for (Contract.Format format : EnumSet.allOf(Contract.Format.class)) {
            assertThat(contracts.all().stream()
                            .filter(version -> version.contract().format() == format)
                            .map(version -> version.contract().bureau())
                            .distinct())
                    .as(format.name())
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void hasAllFourLayouts() {
        assertThat(contracts.all())
                .extracting(version -> version.contract().layout())
                .contains(Contract.Layout.values());
    }

    @Test
    void namesAStewardAndAnOfficialForEachFeed() {
        contracts.all().forEach(version -> {
            Contract contract = version.contract();
            assertThat(catalogue.people().steward(contract.feed()))
                    .as(contract.feed())
                    .hasValueSatisfying(person -> assertThat(person.id()).isEqualTo(contract.steward()));
            assertThat(catalogue.people().officialsFor(contract.bureau(), 1))
                    .as(contract.bureau())
                    .isNotEmpty();
        });
    }
}
