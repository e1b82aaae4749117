// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.jundeng.binding.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CatalogueTest {

    private static final String EMPLOYMENT = "catalogue/01-employment.yaml";

    @TempDir
    Path folder;

    private final Faults faults = new Faults();

    @Test
    void readsAllThatIsKnown() {
        Catalogue catalogue = Catalogue.read(ConfigCopy.whole(), faults);
        assertThat(faults.all()).isEmpty();
        assertThat(catalogue.indicators()).extracting(Indicator::id).containsExactly("unemployment-rate", "new-jobs");
        assertThat(catalogue.targets()).extracting(Target::project).containsExactly(1);
        assertThat(catalogue.dates()).containsExactly("到2015年底");
        assertThat(catalogue.notTargets()).extracting(NotTarget::item).containsExactly(1, 2);
        assertThat(catalogue.projectName(1).zh()).isEqualTo("就业");
        assertThat(catalogue.bureaus()).containsOnlyKeys("hrss");
        assertThat(catalogue.people().officialsFor("hrss", 1))
                .extracting(Person::id)
                .containsExactly("zhou", "wu");
        assertThat(catalogue.people().steward("hrss-employment").orElseThrow().id())
                .isEqualTo("wu");
        assertThat(catalogue.workingDays().nthAfter(LocalDate.of(2014, 6, 30), 8))
                .isEqualTo(LocalDate.of(2014, 7, 10));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "broken-catalogues.psv", delimiter = '|', quoteCharacter = '`')
    void namesEachMistakeWithItsLine(String file, String text, String other, String message) throws IOException {
        ConfigCopy copy = ConfigCopy.into(folder).spoil(file, text, other);
        Catalogue.read(folder, faults);
        assertThat(copy.messages(faults)).containsExactly(file + ":" + message);
    }

    @Test
    void listsTheFaultsOfAllFilesAtOnceAndNoConsequences() throws IOException {
        ConfigCopy copy = ConfigCopy.into(folder)
                .spoil(EMPLOYMENT, "direction: down", "direction: downwards")
                .spoil("people.yaml", "language: en", "language: fr");
        Catalogue.read(folder, faults);
        assertThat(copy.messages(faults))
                .containsExactlyInAnyOrder(
                        EMPLOYMENT + ":8: direction \"downwards\" is not known; it is one of up, down, neutral",
                        "people.yaml:7: language \"fr\" is not one of zh, en");
    }

    @Test
    void turnsUnitsIntoEachOther() {
        Units units = Catalogue.read(ConfigCopy.whole(), faults).units();
        assertThat(units.find(" ％ ").orElseThrow().id()).isEqualTo("%");
        assertThat(units.find("persons").orElseThrow().id()).isEqualTo("人");
        assertThat(units.factor("万人", "人")).contains(new BigDecimal("10000"));
        assertThat(units.factor("人", "万人")).contains(new BigDecimal("0.0001"));
        assertThat(units.factor("人", "%")).isEmpty();
    }

    @Test
    void worksOnSwappedDaysAndRestsOnHolidays() {
        WorkingDays days = new WorkingDays(Set.of(LocalDate.of(2014, 10, 1)), Set.of(LocalDate.of(2014, 9, 28)));
        assertThat(days.isWorkingDay(LocalDate.of(2014, 9, 28))).isTrue();
        assertThat(days.isWorkingDay(LocalDate.of(2014, 9, 27))).isFalse();
        assertThat(days.isWorkingDay(LocalDate.of(2014, 10, 1))).isFalse();
        assertThat(days.nthAfter(LocalDate.of(2014, 9, 30), 1)).isEqualTo(LocalDate.of(2014, 10, 2));
    }
}
