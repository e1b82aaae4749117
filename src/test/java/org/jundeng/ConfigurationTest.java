// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.alert.rules.Rules;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Target;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.FileForm;
import org.jundeng.contract.Supply;
import org.jundeng.contract.TableShape;
import org.junit.jupiter.api.Test;

/** Reads the configuration that is shipped. */
class ConfigurationTest {

    private static final Path CONFIG = Path.of("config");

    private final Faults faults = new Faults();
    private final Catalogue catalogue = Catalogue.read(CONFIG, faults);
    private final Contracts contracts = Contracts.read(CONFIG, catalogue, faults);

    @Test
    void hasNoFault() {
        Rules.read(CONFIG, catalogue, contracts.feeds(), faults);
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void hasAllTenProjectsAndTheGeneralParts() {
        assertThat(catalogue.projects()).hasSize(11);
    }

    @Test
    void namesForEachBureauWhatItAnswersForOrDelivers() {
        Set<String> named = Stream.concat(
                        catalogue.targets().stream().map(Target::bureau),
                        contracts.all().stream()
                                .map(version -> version.contract().bureau()))
                .collect(Collectors.toSet());
        assertThat(named).isEqualTo(catalogue.bureaus().keySet());
    }

    @Test
    void saysOfEachIndicatorWhatExactlyIsCounted() {
        assertThat(catalogue.indicators()).isNotEmpty().allSatisfy(indicator -> {
            assertThat(indicator.definition()).as(indicator.id()).isNotNull();
            assertThat(indicator.definition().zh())
                    .as(indicator.id())
                    .isNotEqualTo(indicator.name().zh());
            assertThat(indicator.definition().en())
                    .as(indicator.id())
                    .isNotEqualTo(indicator.name().en());
        });
    }

    @Test
    void bringsEachTargetsIndicatorInSomeFeedOrMakesIt() {
        assertThat(new Supply(catalogue, contracts).targetsWithoutSource()).isEmpty();
    }

    @Test
    void hasTwoFeedsOfEachGreatBureauAndEachFormatAtThreeBureaus() {
        Map<String, Long> feeds = contracts.all().stream()
                .collect(Collectors.groupingBy(version -> version.contract().bureau(), Collectors.counting()));
        Set<String> ofTheFirstSeven =
                Set.of("hrss", "civil-affairs", "education", "health", "housing", "commerce", "environment");
        assertThat(ofTheFirstSeven).allMatch(bureau -> feeds.get(bureau) >= 2);
        for (FileForm.Format format : EnumSet.of(FileForm.Format.TABLE, FileForm.Format.JSON, FileForm.Format.SQL)) {
            assertThat(contracts.all().stream()
                            .filter(version -> version.contract().form().format() == format)
                            .map(version -> version.contract().bureau())
                            .distinct())
                    .as(format.name())
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void hasAllFourLayouts() {
        assertThat(contracts.all())
                .extracting(version -> version.contract().table().layout())
                .contains(TableShape.Layout.values());
    }

    @Test
    void namesAStewardAndAnOfficialForEachFeed() {
        contracts.all().forEach(version -> {
            Contract contract = version.contract();
            assertThat(catalogue.people().steward(contract.feed()))
                    .as(contract.feed())
                    .hasValueSatisfying(person -> assertThat(person.id()).isEqualTo(contract.steward()));
            assertThat(catalogue.people().officialsFor(contract.bureau(), 1, Set.of()))
                    .as(contract.bureau())
                    .isNotEmpty();
        });
    }
}
