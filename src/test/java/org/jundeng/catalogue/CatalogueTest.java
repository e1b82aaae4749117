// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.jundeng.binding.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
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
        assertThat(catalogue.dates()).containsExactly("到2015年底");
        assertThat(catalogue.notTargets()).extracting(NotTarget::item).containsExactly(1, 2);
        assertThat(catalogue.projectName(1).zh()).isEqualTo("就业");
        assertThat(catalogue.bureaus()).containsOnlyKeys("hrss");
        assertThat(catalogue.people().officialsFor("hrss", 1, Set.of()))
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
    void listsAllThatIsWrongWithOneBlockAtOnce() throws IOException {
        ConfigCopy copy = ConfigCopy.into(folder)
                .spoil(EMPLOYMENT, "id: unemployment-below-4", "leeway: 0.1")
                .spoil(EMPLOYMENT, "until: 2015-12-31", "until: 2012-12-31")
                .spoil(EMPLOYMENT, "aggregation: sum", "whole: true\n    per: 100\n    minimum: 9\n    maximum: 1")
                .spoil("people.yaml", "email: zhou@hangzhou.example", "email: zhou\n    language: fr")
                .spoil(
                        "people.yaml",
                        "name: {zh: 吴, en: Wu}",
                        "name: {zh: 吴, en: Wu}\n    notices: {repeat-days: -1, remind-days: -2, quiet: '22'}");

        Catalogue.read(folder, faults);

        assertThat(copy.messages(faults))
                .extracting(each -> each.replaceFirst("^.*:\\d+: ", ""))
                .contains(
                        "aggregation is missing",
                        "minimum 9 is above maximum 1",
                        "id is missing",
                        "leeway belongs to comparator ~",
                        "until 2012-12-31 lies before from 2013-01-01",
                        "email \"zhou\" is no address",
                        "language \"fr\" is not one of zh, en",
                        "repeat-days -1 is negative; write 0 for never",
                        "remind-days -2 is negative; write 0 for never",
                        "quiet \"22\" is not written as 22:00-07:00");
    }

    @Test
    void takesSeveralFilesOfAProjectThatGiveItOneName() throws IOException {
        ConfigCopy copy = ConfigCopy.into(folder);
        String entry = "indicators:\n  - {id: volunteers, name: {zh: 志愿者, en: Volunteers}, unit: 人, freq: M,"
                + " direction: neutral, aggregation: reported-only}\n";
        Path more = folder.resolve("catalogue/01-volunteers.yaml");
        Files.writeString(more, "project: 1\nname: {zh: 就业, en: Employment}\n" + entry);

        assertThat(Catalogue.read(folder, faults).indicator("volunteers")).isPresent();
        assertThat(faults.all()).isEmpty();

        Files.writeString(more, "project: 1\nname: {zh: 志愿, en: Volunteers}\n" + entry);
        Catalogue.read(folder, faults);
        assertThat(copy.messages(faults))
                .containsExactly("catalogue/01-volunteers.yaml:2: project 1 is called {zh: 就业, en: Employment} in"
                        + " another file; write the same name here");
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
    void refusesAnAddressWithALineBreak() throws IOException {
        ConfigCopy copy = ConfigCopy.into(folder)
                .spoil("people.yaml", "email: zhou@hangzhou.example", "email: \"zhou@h.example\\nBcc: x@h.example\"");
        Catalogue.read(folder, faults);
        assertThat(copy.messages(faults))
                .containsExactly("people.yaml:2: email \"zhou@h.example\\nBcc: x@h.example\" is no address");
    }

    @Test
    void namesTheDeadlineThatTheCalendarDoesNotReach() throws IOException {
        ConfigCopy copy = ConfigCopy.into(folder);
        Files.delete(folder.resolve("calendar/2015.csv"));
        Catalogue.read(folder, faults);
        assertThat(copy.messages(faults))
                .containsExactly(
                        "calendar/2014.csv:1: the calendar ends with 2014, but target unemployment-below-4 runs"
                                + " until 2015-12-31; add 2015.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: alarm, | id: note,  | 3: level \"note\" stands here a second time",
                "'#444444'  | '#444'     | 3: colour \"#444\" is not written as #rrggbb",
                "'#444444'  | red        | 3: colour \"red\" is not written as #rrggbb",
                "id: alarm, | ''         | 3: id is missing",
            },
            quoteCharacter = '`')
    void namesEachMistakeInTheLevels(String text, String other, String message) throws IOException {
        ConfigCopy copy = ConfigCopy.into(folder);
        Files.writeString(folder.resolve("levels.yaml"), """
                levels:
                  - {id: note, name: {zh: 关注, en: note}, colour: '#111111'}
                  - {id: alarm, name: {zh: 告警, en: alarm}, colour: '#444444'}
                """);
        copy.spoil("levels.yaml", text, other.equals("''") ? "" : other);
        Catalogue.read(folder, faults);
        assertThat(copy.messages(faults)).containsExactly("levels.yaml:" + message);
    }

    @Test
    void keepsALevelThatThePaletteHasNoMoreBelowAllOthers() {
        Level gone = Levels.USUAL.known("purple");
        assertThat(gone.code()).isEqualTo("purple");
        assertThat(Level.BLUE.isGraverThan(gone)).isTrue();
    }

    @Test
    void keepsQuietOverMidnight() {
        NoticePreferences.Quiet night = NoticePreferences.Quiet.of("22:00-07:00");
        assertThat(night.holds(LocalTime.of(22, 0))).isTrue();
        assertThat(night.holds(LocalTime.of(6, 59))).isTrue();
        assertThat(night.holds(LocalTime.of(7, 0))).isFalse();
        NoticePreferences.Quiet noon = NoticePreferences.Quiet.of("12:00 - 14:00");
        assertThat(noon.holds(LocalTime.of(11, 59))).isFalse();
        assertThat(noon.holds(LocalTime.of(13, 59))).isTrue();
        assertThat(noon.holds(LocalTime.of(14, 0))).isFalse();
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
