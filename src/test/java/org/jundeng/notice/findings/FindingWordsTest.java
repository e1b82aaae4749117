// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.UnnamedFields;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.FindingGroups;
import org.jundeng.finding.Location;
import org.jundeng.sign.Sign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingWordsTest {

    private static final Faults FAULTS = new Faults();
    private static final Catalogue CATALOGUE = Catalogue.read(Path.of("config"), FAULTS);
    private static final Contracts CONTRACTS = Contracts.read(Path.of("config"), CATALOGUE, FAULTS);
    private static final FindingWords CHINESE = new FindingWords(CATALOGUE, CONTRACTS, Locale.CHINESE);
    private static final FindingWords ENGLISH = new FindingWords(CATALOGUE, CONTRACTS, Locale.ENGLISH);

    private static final Location CELL = new Location(5, "登记失业率(%)", 3);

    private static String sentence(FindingWords words, Finding finding) {
        return words.sentence(FindingGroups.of(List.of(finding)).get(0));
    }

    @Test
    void aRangeIsInWordsAndAUnitHasItsNameInEachLanguage() {
        Finding within = Finding.at(FindingCode.OUT_OF_RANGE, CELL, "345", "-0.5..100", "%");
        Finding least = Finding.at(FindingCode.OUT_OF_RANGE, CELL, "-3", "0", "人", "at-least");

        assertThat(CHINESE.promised(within)).isEqualTo("应在 -0.5 至 100 之间（单位：%）");
        assertThat(ENGLISH.promised(within)).isEqualTo("a value from -0.5 to 100 (unit: %)");
        assertThat(CHINESE.promised(least)).isEqualTo("应不小于 0（单位：人）");
        assertThat(ENGLISH.promised(least)).isEqualTo("a value of at least 0 (unit: persons)");
        assertThat(ENGLISH.promised(Finding.at(FindingCode.NOT_A_NUMBER, CELL, "x", "万平方米", "— 无", "")))
                .isEqualTo("a number (unit: ten thousand square metres)");
    }

    @Test
    void aRemedyOfAPulledDeliveryAsksForNoFile() {
        Finding number = Finding.at(FindingCode.NOT_A_NUMBER, CELL, "3，2", "%", "3.2");
        Finding field = UnnamedFields.finding(
                CONTRACTS.feed("hrss-insurance").orElseThrow().contract(),
                new Location(0, "changed_by"),
                List.of("changed_by", "is:new"),
                "month");

        assertThat(ENGLISH.of("hrss-insurance").remedy(number))
                .isEqualTo("Correct it in the source: write 3.2. The next pull brings it.");
        assertThat(CHINESE.of("hrss-insurance").remedy(number)).isEqualTo("请在数据源中改正：写成 3.2。下次读取时生效。");
        assertThat(ENGLISH.of("hrss-employment").remedy(number)).isEqualTo("Write 3.2 and drop the file again.");
        assertThat(ENGLISH.of(null).remedy(number)).isEqualTo("Write 3.2 and drop the file again.");
        assertThat(sentence(ENGLISH.of("hrss-insurance"), field))
                .contains(
                        "add to columns in config/feeds/hrss/hrss-insurance.yaml what is new, such as:"
                                + " - {name: changed_by, role: ignore}, - {name: 'is:new', role: ignore}",
                        "The next pull asks again.");
    }

    @Test
    void severalMissingColumnsAreOneSentenceThatNamesTheFeedWhoseColumnsAreThere() {
        Finding other = Finding.at(
                FindingCode.MISSING_COLUMN,
                Location.row(1),
                "",
                "区县（市）, 月份",
                "Code, area_name, period, complaints, settled (%)",
                "several");
        Finding unknown =
                Finding.at(FindingCode.MISSING_COLUMN, Location.row(1), "", "区县（市）, 月份", "complaints, a", "several");

        assertThat(CHINESE.of("commerce-markets").remedy(other))
                .isEqualTo("请核对这是不是“消费投诉月报”：文件里的列“Code、area_name、period、complaints、settled (%)”包含“消费投诉月报”约定的各列，"
                        + "而这里应有“区县（市）、月份”各列。是，请按“消费投诉月报”的文件名放入；不是，请改正列名后重新放入。");
        assertThat(ENGLISH.of("commerce-markets").remedy(other))
                .startsWith("Look whether this is the file of Monthly report on consumer complaints");
        assertThat(CHINESE.of("hrss-employment").remedy(other))
                .as("nobody brings the file of another bureau")
                .startsWith("请核对是不是放错了文件");
        assertThat(CHINESE.of("commerce-markets").remedy(unknown))
                .isEqualTo("请核对是不是放错了文件：应有“区县（市）、月份”各列，文件里的列却是“complaints、a”。放错了，请换成正确的文件；没有放错，请把列名改成约定的，再重新放入。");
    }

    @Test
    void figuresThatLookWrongStandBesideWhatIsKnown() {
        Finding scale = Finding.at(
                FindingCode.WRONG_SCALE,
                CELL,
                "0.0004",
                "urban-unemployment-rate",
                "yuhang",
                "2014-06",
                "3.9",
                "3.5",
                "4.2",
                "0.01");
        Finding first = Finding.at(
                FindingCode.PARTS_AND_WHOLE, CELL, "1234567", "no-such", "yuhang", "2014-06", "–", "–", "–", "3", "");
        Finding renamed = Finding.at(
                FindingCode.PARTS_AND_WHOLE, CELL, "12", "no-such", "fuyang", "2014-06", "–", "–", "–", "3", "");
        Finding name = Finding.of(FindingCode.WRONG_PERIOD, "就业 2013-06.csv", "", "", "2014-06", "–", "–", "–", "");

        assertThat(comparisons(CHINESE, scale))
                .containsExactly(new FigureComparison(
                        "城镇登记失业率", "余杭区", "2014年6月", "余杭区 2014年6月 城镇登记失业率", "0.0004%", "3.9%", "3.5% 至 4.2%"));
        assertThat(comparisons(ENGLISH, scale))
                .containsExactly(new FigureComparison(
                        "Registered urban unemployment rate",
                        "Yuhang",
                        "June 2014",
                        "Registered urban unemployment rate, Yuhang, June 2014",
                        "0.0004%",
                        "3.9%",
                        "3.5% to 4.2%"));
        assertThat(comparisons(ENGLISH, first))
                .containsExactly(new FigureComparison(
                        "no-such", "Yuhang", "June 2014", "no-such, Yuhang, June 2014", "1,234,567", "–", "–"));
        assertThat(comparisons(CHINESE, renamed))
                .as("as the region was called then")
                .singleElement()
                .returns("富阳市", FigureComparison::region)
                .returns("富阳市 2014年6月 no-such", FigureComparison::place);
        assertThat(comparisons(ENGLISH, name)).isEmpty();
        assertThat(comparisons(ENGLISH, Finding.at(FindingCode.NOT_A_NUMBER, CELL, "x", "%", "", "")))
                .isEmpty();
    }

    private static List<FigureComparison> comparisons(FindingWords words, Finding finding) {
        return words.comparisons(FindingGroups.of(List.of(finding)).get(0));
    }

    @ParameterizedTest
    @EnumSource(Sign.class)
    void eachSignHasAName(Sign sign) {
        assertThat(CHINESE.sign(sign.word())).doesNotContain(sign.word());
        assertThat(ENGLISH.sign(sign.word())).isNotEqualTo(sign.name());
        assertThat(ENGLISH.sign("of-a-later-version")).isEqualTo("of-a-later-version");
    }

    @Test
    void aListHasTheCommasOfItsLanguage() {
        Finding status = Finding.at(FindingCode.UNKNOWN_STATUS, CELL, "guessed", "normal, estimated");
        Finding columns =
                Finding.at(FindingCode.UNKNOWN_COLUMN, new Location(1, "某地", 5), "某地", "月份, 指标, <ref-area>", "");

        assertThat(CHINESE.remedy(status)).isEqualTo("请从以下标记中选写一个，或留空，再重新放入：normal、estimated");
        assertThat(ENGLISH.promised(status)).isEqualTo("one of normal, estimated, or nothing");
        assertThat(CHINESE.promised(columns)).isEqualTo("只应有这些列：月份、指标、各地区的名称或代码");
        assertThat(ENGLISH.promised(columns))
                .isEqualTo("these columns and no others: 月份, 指标, names or codes of regions");
    }

    @Test
    void oneRowIsOneAndSeveralAreSeveral() {
        assertThat(ENGLISH.remedy(Finding.at(FindingCode.NOTES_AMONG_ROWS, Location.row(6), "注：", "6")))
                .startsWith("Delete row 6 (");
        assertThat(ENGLISH.remedy(Finding.at(FindingCode.NOTES_AMONG_ROWS, Location.row(6), "注：", "6–8")))
                .startsWith("Delete rows 6–8 (");
        assertThat(CHINESE.remedy(Finding.at(FindingCode.NOTES_AMONG_ROWS, Location.row(6), "注：", "6–8")))
                .startsWith("请删除第6–8行（");
    }

    @Test
    void aPlaceIsSaidOnce() {
        Finding missing = Finding.at(FindingCode.MISSING_COLUMN, new Location(1, "月份"), "", "月份", "");
        Finding notes = Finding.at(FindingCode.NOTES_AMONG_ROWS, Location.row(6), "注：", "6–8");

        assertThat(sentence(CHINESE, missing)).isEqualTo("请补上“月份”列，再重新放入。");
        assertThat(sentence(ENGLISH, notes)).startsWith("Delete rows 6–8");
        assertThat(sentence(CHINESE, Finding.at(FindingCode.NOT_A_NUMBER, CELL, "3，2", "%", "3.2")))
                .isEqualTo("第5行“登记失业率(%)”列（C5）：请写成 3.2，再重新放入。");
    }

    @Test
    void recordsOfJsonAreNoRowsAndSourcesNoFiles() {
        Finding broken = Finding.at(FindingCode.TRUNCATED_JSON, Location.row(2), "", "3", "7", "2");
        Finding away = Finding.of(FindingCode.SOURCE_OUT_OF_REACH, "timed out", "hrss");

        assertThat(CHINESE.where(broken)).isEqualTo("第2条记录");
        assertThat(ENGLISH.where(broken)).isEqualTo("record 2");
        assertThat(CHINESE.where(away)).isEqualTo("数据源");
        assertThat(ENGLISH.where(Finding.of(FindingCode.NO_ROWS, ""))).isEqualTo("the whole file");
    }

    @Test
    void delimitersAndFormatsAreCalledByTheirNames() {
        assertThat(CHINESE.remedy(Finding.at(FindingCode.WRONG_DELIMITER, Location.row(1), ";", ",")))
                .isEqualTo("导出时请用逗号（,）分隔各列（现在用的是分号（;）），再重新放入。");
        assertThat(ENGLISH.remedy(Finding.at(FindingCode.WRONG_DELIMITER, Location.row(1), "Tab", ",")))
                .isEqualTo("Export with a comma (,) as the delimiter instead of a tab, and drop the file again.");
        assertThat(CHINESE.promised(Finding.of(FindingCode.WRONG_FORMAT, "xlsx/zip", "CSV")))
                .isEqualTo("应为 CSV 文件，此文件像是 Excel 工作簿（xlsx）或压缩包");
    }

    @Test
    void nobodyIsToldToSaveJsonFromASpreadsheet() {
        assertThat(CHINESE.remedy(Finding.of(FindingCode.WRONG_FORMAT, "HTML", "JSON")))
                .contains("JSON")
                .doesNotContain("Excel", "CSV");
        assertThat(CHINESE.remedy(Finding.of(FindingCode.WRONG_FORMAT, "HTML", "CSV")))
                .contains("CSV UTF-8");
    }

    @Test
    void whatTwoCellsMeanIsSaidWithoutSayingItTwice() {
        Finding differ =
                Finding.at(FindingCode.REGIONS_DIFFER, new Location(2, "区划名称", 2), "下城区", "330102", "代码", "上城区", "下城区");

        assertThat(CHINESE.remedy(differ)).startsWith("“代码”列的“330102”是上城区，此格的“下城区”是下城区：请核对");
        assertThat(ENGLISH.remedy(differ))
                .startsWith("330102 in column 代码 is Shangcheng, and 下城区 in this cell is Xiacheng:");
    }

    @Test
    void aSpreadsheetOfAnotherBureauIsToBeSavedAndPutThere() {
        Finding kept = Finding.of(FindingCode.ANOTHER_BUREAUS_FILE, "a.csv", "hrss-employment", "hrss", "hrss");
        Finding book =
                Finding.of(FindingCode.ANOTHER_BUREAUS_FILE, "a.xlsx", "hrss-employment", "hrss", "hrss", "a.csv");

        assertThat(CHINESE.remedy(kept)).isEqualTo("请把它放入市人力资源和社会保障局的文件夹 hrss；如果确是本单位的文件，请改名后重新放入。");
        assertThat(CHINESE.remedy(book)).startsWith("请另存为“CSV UTF-8（逗号分隔）”，文件名用 a.csv，再放入市人力资源和社会保障局的文件夹 hrss；");
    }

    @Test
    void whatWasNotListedIsNotDenied() {
        List<Finding> listed = IntStream.range(2, 10)
                .mapToObj(row ->
                        Finding.at(FindingCode.NOT_A_NUMBER, new Location(row, "数值", 3), "x" + row, "人", "无", ""))
                .toList();

        assertThat(CHINESE.where(FindingGroups.of(listed, true).get(0))).startsWith("第2–9等行“数值”列");
        assertThat(CHINESE.where(FindingGroups.of(listed, false).get(0))).startsWith("第2–9行“数值”列");
        assertThat(CHINESE.line(FindingGroups.of(listed).get(0)))
                .contains("“x6”、… · ")
                .doesNotContain("“…”");
    }

    /** A sentence has no gaps and no doubled punctuation, whatever is blank or unknown. */
    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void noSentenceHasDoubledPunctuation(FindingCode code) {
        Finding full = Finding.at(code, CELL, "found", "one", "two", "three", "four", "five", "six", "seven", "eight");
        for (FindingWords words : List.of(CHINESE, ENGLISH)) {
            for (String text : List.of(words.promised(full), words.remedy(full), sentence(words, full))) {
                assertThat(text)
                        .doesNotContain("{", "。。", "：：", "，，", "“”", "\"\"", "（）", "..", "null")
                        .doesNotContainPattern("[：，；]$");
            }
        }
    }
}
