// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.history.Observations.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The series of a territory across the real changes of codes, the merger and the divisions in Hangzhou. */
class ComparableSeriesTest {

    private static final String MORE_INDICATORS = "indicators:\n"
            + indicator("pupils", "sum")
            + indicator("teachers", "sum")
            + indicator("per-teacher", "ratio, numerator: pupils, denominator: teachers, per: 100");

    @TempDir
    Path folder;

    private Catalogue catalogue;

    private static String indicator(String id, String aggregation) {
        return "  - {id: %s, name: {zh: 样例, en: sample}, unit: 人, freq: M, direction: up, aggregation: %s}\n"
                .formatted(id, aggregation);
    }

    @BeforeEach
    void read() throws IOException {
        ConfigCopy.into(folder).spoil("catalogue/01-employment.yaml", "indicators:\n", MORE_INDICATORS);
        Faults faults = new Faults();
        catalogue = Catalogue.read(folder, faults);
        assertThat(faults.all()).isEmpty();
    }

    /**
     * Rows written as {@code indicator region period value[ status]}; the value - is missing. The n-th row is from
     * delivery n.
     */
    private List<String> series(String regionId, String... figures) {
        List<Row> rows = Stream.iterate(0, i -> i < figures.length, i -> i + 1)
                .map(i -> row(figures[i].split(" "), i + 1))
                .toList();
        return new ComparableSeries(catalogue, regionId)
                .of(rows).stream()
                        .map(row -> String.join(
                                " ",
                                row.indicator(),
                                row.regionId(),
                                row.refArea(),
                                row.timePeriod(),
                                row.obsValue() == null ? "-" : row.obsValue().toPlainString(),
                                row.obsStatus() + row.delivery()))
                        .toList();
    }

    private Row row(String[] words, int delivery) {
        TimePeriod period = TimePeriod.parse(words[2]).orElseThrow();
        boolean missing = words[3].equals("-");
        return new Row(
                period.freq().name(),
                words[0],
                catalogue.regions().at(words[1], period).code(),
                words[2],
                missing ? null : new BigDecimal(words[3]),
                missing ? "M" : words.length > 4 ? words[4] : "A",
                "人",
                delivery,
                words.length > 5 ? words[5] : "{}",
                words[1],
                null,
                null,
                null);
    }

    @Test
    void addsWhatWasMerged() {
        assertThat(series(
                        "gongshu-2021",
                        "pupils xiacheng 2021-02 10",
                        "pupils gongshu 2021-02 20.5",
                        "pupils gongshu 2021-03 21 P",
                        "pupils xiacheng 2021-03 11",
                        "pupils gongshu-2021 2021-04 33"))
                .containsExactly(
                        "pupils gongshu-2021 330105 2021-02 30.5 A2",
                        "pupils gongshu-2021 330105 2021-03 32 P4",
                        "pupils gongshu-2021 330105 2021-04 33 A5");
    }

    @Test
    void theYearOfTheMergerIsTheHoldersOnItsLastDay() {
        assertThat(series(
                        "gongshu-2021",
                        "pupils xiacheng 2020 10",
                        "pupils gongshu 2020 20",
                        "pupils xiacheng 2021 3",
                        "pupils gongshu-2021 2021 33"))
                .containsExactly(
                        "pupils gongshu-2021 330105 2020 30 A2",
                        "pupils xiacheng 330103 2021 3 A3",
                        "pupils gongshu-2021 330105 2021 33 A4");
    }

    @Test
    void aRecodeLeavesTheSeriesAsItIs() {
        assertThat(series("fuyang", "pupils fuyang 2014-11 1", "pupils fuyang 2014-12 2", "pupils fuyang 2015-01 3"))
                .containsExactly(
                        "pupils fuyang 330183 2014-11 1 A1",
                        "pupils fuyang 330111 2014-12 2 A2",
                        "pupils fuyang 330111 2015-01 3 A3");
        assertThat(series("linan", "pupils linan 2017-06 1", "pupils linan 2017-07 2"))
                .containsExactly("pupils linan 330185 2017-06 1 A1", "pupils linan 330112 2017-07 2 A2");
    }

    @Test
    void aDivisionIsABreakAndJoinsNothing() {
        assertThat(series(
                        "shangcheng-2021",
                        "pupils shangcheng 2021-03 10",
                        "pupils jianggan 2021-03 20",
                        "pupils shangcheng-2021 2021-04 25",
                        "pupils shangcheng-2021 2021-05 26"))
                .containsExactly(
                        "pupils shangcheng 330102 2021-03 10 A1",
                        "pupils jianggan 330104 2021-03 20 A2",
                        "pupils shangcheng-2021 330102 2021-04 25 B3",
                        "pupils shangcheng-2021 330102 2021-05 26 A4");
        assertThat(series("xiaoshan-2021", "pupils xiaoshan 2020 9", "pupils xiaoshan-2021 2021 7"))
                .containsExactly("pupils xiaoshan 330109 2020 9 A1", "pupils xiaoshan-2021 330109 2021 7 B2");
        assertThat(series("yuhang-2021", "pupils yuhang 2020 9", "pupils yuhang-2021 2021 5"))
                .containsExactly("pupils yuhang 330110 2020 9 A1", "pupils yuhang-2021 330110 2021 5 B2");
        assertThat(series("linping", "pupils yuhang 2020 9", "pupils linping 2021 4"))
                .containsExactly("pupils yuhang 330110 2020 9 A1", "pupils linping 330113 2021 4 B2");
        assertThat(series("qiantang", "pupils xiaoshan 2020 9", "pupils jianggan 2020 8", "pupils qiantang 2021 4"))
                .containsExactly(
                        "pupils xiaoshan 330109 2020 9 A1",
                        "pupils jianggan 330104 2020 8 A2",
                        "pupils qiantang 330114 2021 4 B3");
    }

    @Test
    void whatEndedGoesOnAsTheSumOfItsPartsOrNotAtAll() {
        assertThat(series("yuhang", "pupils yuhang 2020 9", "pupils linping 2021 4", "pupils yuhang-2021 2021 5.5"))
                .containsExactly("pupils yuhang 330110 2020 9 A1", "pupils yuhang 330110 2021 9.5 A3");
        assertThat(series("xiacheng", "pupils xiacheng 2020 9", "pupils gongshu-2021 2021 20"))
                .containsExactly("pupils xiacheng 330103 2020 9 A1", "pupils gongshu-2021 330105 2021 20 B2");
    }

    @Test
    void aRatioIsMadeAnewOfWhatItIsMadeOf() {
        assertThat(series(
                        "gongshu-2021",
                        "per-teacher xiacheng 2020 1000",
                        "per-teacher gongshu 2020 2000",
                        "pupils xiacheng 2020 100",
                        "teachers xiacheng 2020 10",
                        "pupils gongshu 2020 400",
                        "teachers gongshu 2020 20",
                        "per-teacher gongshu-2021 2021 1700"))
                .contains(
                        "per-teacher gongshu-2021 330105 2020 1666.666666666667 A6",
                        "per-teacher gongshu-2021 330105 2021 1700 A7");
    }

    @Test
    void whatCannotBeAddedIsMarkedAndNotJoined() {
        assertThat(series(
                        "gongshu-2021",
                        "per-teacher xiacheng 2020 1000",
                        "per-teacher gongshu 2020 2000",
                        "pupils xiacheng 2020 100",
                        "pupils gongshu 2020 400",
                        "teachers gongshu 2020 20",
                        "per-teacher gongshu-2021 2021 1700",
                        "unemployment-rate gongshu 2020 3",
                        "unemployment-rate gongshu-2021 2021 -",
                        "unemployment-rate gongshu-2021 2022 4"))
                .contains(
                        "per-teacher xiacheng 330103 2020 1000 A1",
                        "per-teacher gongshu 330105 2020 2000 A2",
                        "per-teacher gongshu-2021 330105 2021 1700 B6",
                        "unemployment-rate gongshu 330105 2020 3 A7",
                        "unemployment-rate gongshu-2021 330105 2021 - M8",
                        "unemployment-rate gongshu-2021 330105 2022 4 B9");
    }

    @Test
    void aMissingPartIsNeverZero() {
        assertThat(series(
                        "gongshu-2021",
                        "pupils xiacheng 2021-02 1",
                        "pupils gongshu 2021-02 2",
                        "pupils xiacheng 2021-03 -",
                        "pupils gongshu 2021-03 2",
                        "pupils gongshu-2021 2021-04 3"))
                .containsExactly(
                        "pupils gongshu-2021 330105 2021-02 3 A2",
                        "pupils xiacheng 330103 2021-03 - M3",
                        "pupils gongshu 330105 2021-03 2 A4",
                        "pupils gongshu-2021 330105 2021-04 3 A5");
    }

    @Test
    void frequenciesAndDimensionsAreSeriesOfTheirOwn() {
        assertThat(series(
                        "gongshu-2021",
                        "pupils xiacheng 2020 1 A {\"sex\":\"女\"}",
                        "pupils gongshu 2020 2 A {\"sex\":\"男\"}",
                        "pupils gongshu 2020-12 4",
                        "pupils xiacheng 2020-12 5"))
                .containsExactly(
                        "pupils xiacheng 330103 2020 1 A1",
                        "pupils gongshu 330105 2020 2 A2",
                        "pupils gongshu-2021 330105 2020-12 9 A4");
    }
}
