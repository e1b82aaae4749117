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
import org.junit.jupiter.params.provider.CsvSource;

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
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    catalogue/01-employment.yaml|indicator: unemployment-rate|indicator: unemployment-rat|20: unknown indicator "unemployment-rat"; did you mean "unemployment-rate"?
                    catalogue/01-employment.yaml|unit: 人|unit: 亿人|12: unknown unit "亿人"; did you mean "万人"?
                    catalogue/01-employment.yaml|each:county-level|each:county-levle|26: unknown group "county-levle"; did you mean "county-level"?
                    catalogue/01-employment.yaml|bureau: hrss|bureau: hrs|29: unknown bureau "hrs"; did you mean "hrss"?
                    catalogue/01-employment.yaml|id: new-jobs|id: unemployment-rate|10: indicator "unemployment-rate" stands here a second time
                    catalogue/01-employment.yaml|value: 4|value: four|24: value "four" is not a number
                    catalogue/01-employment.yaml|until: 2015-12-31|until: 2012-12-31|18: until 2012-12-31 lies before from 2013-01-01
                    people.yaml|deputy: wu|deputy: wo|6: deputy: unknown person "wo"; did you mean "wu"?
                    people.yaml|bureaus: [hrss]|bureaus: [hrsss]|5: unknown bureau "hrsss"; did you mean "hrss"?
                    people.yaml|zhou@hangzhou.example|zhou|2: email "zhou" is no address
                    units.yaml|base: 人|base: 个|4: unknown unit "个"; did you mean "%"?
                    regions/groups.yaml|gongshu|gonshu|5: unknown region "gonshu"; did you mean "gongshu"?
                    regions/regions.csv|330103|330104|5: code 330104 is xiacheng's at the same time
                    regions/successions.csv|xiacheng,|xicheng,|2: unknown region "xicheng"; did you mean "xiacheng"?
                    calendar/2014.csv|2014-01-01,holiday|2014-01-01,holyday|2: kind "holyday" is neither holiday nor working-day
                    """)
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
