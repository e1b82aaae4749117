// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongLayoutTest {

    private static final String COLUMNS = "layout: long, bad-rows: {policy: quarantine-row, max-share: 1}, columns: ["
            + "{name: 地区, role: ref-area, aliases: ['区县 (市)']}, {name: 月份, role: time-period},"
            + "{name: 指标, role: indicator}, {name: 数值, role: obs-value},"
            + "{name: 性别, role: dimension, dimension: sex, optional: true},"
            + "{name: 状态, role: obs-status, optional: true}, {name: 单位, role: unit, optional: true},"
            + "{name: 口径, role: must-equal, text: 登记, optional: true}],"
            + "statuses: [{word: 预计, status: E}, {word: 缺, status: M}],"
            + "indicators: [{word: 失业率, indicator: unemployment-rate}, {word: 新增就业, indicator: new-jobs, unit: 万人}]";
    private static final String MARKS = "— —— … …… - -- 无 暂缺 不详 未报 无数据 N/A NA / ..";
    private static final Contract CONTRACT = ContractText.dropped("csv", COLUMNS);
    private static final String HEADER = "地区,月份,指标,数值\n";

    private static final LocalDate LATER = LocalDate.of(2023, 7, 10);

    @TempDir
    private Path folder;

    private Delivered deliver(String text) throws IOException {
        return Delivered.of(folder, text, CONTRACT);
    }

    @Test
    void readsRegionsPeriodsIndicatorsAndUnits() throws IOException {
        Delivered delivered = deliver(HEADER + "330102,2014年6月,失业率,3.20%\n杭州市富阳市,201405,新增就业,1.5\n杭州,2014-06,新增就业,0\n");

        assertThat(delivered.findings()).isEmpty();
        assertThat(delivered.observations())
                .containsExactly(
                        "unemployment-rate shangcheng 2014-06 3.2A @2:4",
                        "new-jobs fuyang 2014-05 15000A @3:4",
                        "new-jobs hangzhou 2014-06 0A @4:4");
        assertThat(delivered.verdict()).isEqualTo(new DeliveryReader.Verdict(3, 0, false));
    }

    @Test
    void tellsOfManyKnownWordsTheFirstAndHowManyThereAre() throws IOException {
        String words = IntStream.rangeClosed(1, 21)
                .mapToObj(no -> "{word: 岗位" + no + ", indicator: new-jobs}")
                .collect(Collectors.joining(", ", "indicators: [", "]"));
        Contract many = ContractText.dropped("csv", COLUMNS.replaceFirst("indicators: .*", words));

        Delivered delivered = Delivered.of(folder, HEADER + "330102,2014-06,岗位20个,3\n330103,2014-06,无,3\n", many);

        assertThat(delivered.found().get(0).arguments().get(0))
                .startsWith("岗位1, 岗位2, ")
                .endsWith("岗位20, … (21)");
        assertThat(delivered.found().get(0).arguments().get(1)).isEqualTo("岗位20");
        assertThat(delivered.found().get(1).arguments().get(0))
                .as("held once, however many rows are bad")
                .isSameAs(delivered.found().get(0).arguments().get(0));
    }

    @Test
    void tellsMissingFromBlankAndReadsStatusDimensionAndUnit() throws IOException {
        Delivered delivered = deliver("区县（市）,月份,指标,数值,性别,状态,单位,口径\n"
                + "330102,2014-06,新增就业,—,,,,登记\n330103,2014-06,新增就业,,,,,登记\n330104,2014-06,新增就业,7,女,预计,人,登记\n"
                + "330105,2014-06,新增就业,,,缺,,登记\n330106,2014-06,新增就业,1,,缺,,登记\n330108,2014-06,新增就业,1,,未知,,统计\n"
                + "330109,2014-06,新增就业,1,,,公里,登记\n330110,2014-06,失业率,1,男,,%,登记\n");

        assertThat(delivered.observations())
                .containsExactly(
                        "new-jobs shangcheng 2014-06 M @2:4",
                        "new-jobs jianggan 2014-06 7E{sex=女} @4:4",
                        "new-jobs gongshu 2014-06 M @5:4");
        assertThat(delivered.findings())
                .containsExactly(
                        "6 数值 unexpected-text 1[" + MARKS + ", no-value]",
                        "7 口径 unexpected-text 统计[登记]",
                        "7 状态 unknown-status 未知[预计, 缺]",
                        "8 单位 unknown-unit 公里[新增就业, 人]",
                        "9 性别 unknown-dimension-value 男[性别]");
        assertThat(delivered.verdict().refused()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "330102,2014-06,失业率,\"3，2\"|数值 not-a-number 3，2[%, 3.2]",
                "330102,2014-06,失业率,1.2.3|数值 not-a-number 1.2.3[%, MARKS, ]",
                "330102,2014-06,失业率,NaN|数值 not-a-number NaN[%, MARKS, ]",
                "330102,2014-06,失业率,Inf|数值 not-a-number Inf[%, MARKS, ]",
                "330102,2014-06,失业率,=1+1|数值 formula-without-result =1+1[]",
                "330102,2014-06,新增就业,3.2%|数值 other-unit 3.2%[%, 万人, ]",
                "330102,2014-06,失业率,101|数值 out-of-range 101[0..100, %]",
                "330102,41791,失业率,3|月份 not-a-period 41791[2014-06, 2014年6月, 2014-06]",
                "330102,2014,失业率,3|月份 wrong-freq 2014[2014-06, 2014年6月, ]",
                "330102,2014-08,失业率,3|月份 future-period 2014-08[2014-07-10]",
                ",2014-06,失业率,3|地区 missing-cell [地区]",
                "330102,,失业率,3|月份 missing-cell [月份]",
                "上成区,2014-06,失业率,3|地区 unknown-region 上成区[上城区]",
                "330199,2014-06,失业率,3|地区 unknown-region 330199[330109]",
                "330111,2014-06,失业率,3|地区 code-not-valid 330111[2014-06, 330183, 富阳市]",
                "330102,2014-06,失业律,3|指标 unknown-indicator 失业律[失业率, 新增就业, 失业率]"
            })
    void leavesOutARowWithAFault(String row, String finding) throws IOException {
        Delivered delivered = deliver(HEADER + row + "\n330103,2014-06,失业率,3\n");

        assertThat(delivered.findings())
                .hasSize(1)
                .first()
                .asString()
                .isEqualTo("2 " + finding.replace("MARKS", MARKS));
        assertThat(delivered.observations()).containsExactly("unemployment-rate xiacheng 2014-06 3A @3:4");
        assertThat(delivered.verdict()).isEqualTo(new DeliveryReader.Verdict(2, 1, false));
    }

    @ParameterizedTest
    @CsvSource({
        "330183,2015,330111,富阳区",
        "富阳市,2015,330111,富阳区",
        "330111,2013,330183,富阳市",
        "330112,2016,330185,临安市",
        "330113,2014,330110,余杭区",
        "330103,2022,330105,拱墅区",
        "下城区,2022,330105,拱墅区"
    })
    void namesTheCodeThatWasValidInTheRowsYear(String area, String year, String rightCode, String rightName)
            throws IOException {
        Contract yearly = ContractText.yearly("csv", COLUMNS);
        Delivered delivered =
                Delivered.of(folder, HEADER + area + "," + year + ",失业率,3\n330106," + year + ",失业率,3\n", yearly, LATER);

        assertThat(delivered.findings())
                .containsExactly(
                        "2 地区 code-not-valid " + area + "[" + year + ", " + rightCode + ", " + rightName + "]");
        assertThat(delivered.found().get(0).remedy(Locale.ENGLISH))
                .isEqualTo("Write " + rightCode + " (" + rightName + ") and drop the file again.");
        assertThat(delivered.observations()).containsExactly("unemployment-rate xihu " + year + " 3A @3:4");
    }

    @ParameterizedTest
    @CsvSource({
        "330183,2014,fuyang", "330111,2014,fuyang", "330111,2015,fuyang", "330102,2020,shangcheng",
        "330102,2021,shangcheng-2021", "330105,2020,gongshu", "拱墅区,2021,gongshu-2021", "330103,2021,xiacheng",
        "330110,2021,yuhang-2021", "330109,2013,xiaoshan", "临平区,2021,linping", "330114,2022,qiantang"
    })
    void readsAReusedCodeAsTheRegionThatHeldItLastInTheYear(String area, String year, String region)
            throws IOException {
        Contract yearly = ContractText.yearly("csv", COLUMNS);
        Delivered delivered = Delivered.of(folder, HEADER + area + "," + year + ",失业率,3\n", yearly, LATER);

        assertThat(delivered.findings()).isEmpty();
        assertThat(delivered.observations()).containsExactly("unemployment-rate " + region + " " + year + " 3A @2:4");
    }

    @Test
    void saysHowToMendACell() throws IOException {
        Delivered delivered =
                deliver(HEADER + "330102,2014-06,失业率,\"3，2\"\n330102,41791,失业率," + "9".repeat(400) + "\n");

        assertThat(delivered.found().get(0).remedy(Locale.ENGLISH)).isEqualTo("Write 3.2 and drop the file again.");
        assertThat(delivered.found().get(1).remedy(Locale.ENGLISH))
                .isEqualTo("41791 seems to stand for 2014-06 (a spreadsheet sometimes makes a number of a date): "
                        + "format the column as text, write 2014-06, and drop the file again.");
        assertThat(delivered.findings())
                .last()
                .asString()
                .contains("number-too-long")
                .endsWith("[40]");
    }

    @Test
    void saysAllThatIsWrongWithAHeaderAtOnce() throws IOException {
        Delivered delivered = deliver("地区,月分,地区,数值,备注\n1,2,3,4,5\n");

        assertThat(delivered.findings())
                .containsExactly(
                        "1 地区 repeated-column 地区[地区]",
                        "1 月份 missing-column [月份, 月分]",
                        "1 指标 missing-column [指标, ]",
                        "1 备注 unknown-column 备注[地区, 月份, 指标, 数值, 性别, 状态, 单位, 口径, ]");
        assertThat(delivered.verdict()).isEqualTo(new DeliveryReader.Verdict(0, 0, true));
        assertThat(delivered.observations()).isEmpty();
    }

    @Test
    void refusesADeliveryWithoutRows() throws IOException {
        assertThat(deliver(HEADER).findings()).containsExactly("0 null no-rows []");
        assertThat(deliver(HEADER).verdict()).isEqualTo(new DeliveryReader.Verdict(0, 0, true));
        assertThat(deliver("").findings()).containsExactly("0 null empty-delivery []");
    }

    @Test
    void bearsOnlyThePromisedShareOfBadRows() throws IOException {
        String rows = HEADER + "330102,2014-06,失业率,3\n".repeat(4) + "330102,2014-06,失业率,x\n";
        Contract fifth = ContractText.dropped("csv", COLUMNS.replace("max-share: 1", "max-share: 0.2"));
        Contract none = ContractText.dropped("csv", COLUMNS.replace("quarantine-row", "refuse-delivery"));

        assertThat(Delivered.of(folder, rows, fifth).verdict()).isEqualTo(new DeliveryReader.Verdict(5, 1, false));
        assertThat(Delivered.of(folder, rows + "1\n", fifth).findings())
                .containsExactly(
                        "6 数值 not-a-number x[%, " + MARKS + ", ]",
                        "7 null too-few-cells 1[4]",
                        "0 null too-many-bad-rows 2[6, 20]");
        assertThat(Delivered.of(folder, rows, none).findings())
                .containsExactly("6 数值 not-a-number x[%, " + MARKS + ", ]", "0 null too-many-bad-rows 1[5, ]");
        assertThat(Delivered.of(folder, rows, none).verdict().refused()).isTrue();
    }

    @Test
    void readsNumbersInQuotesAndExponentsFromJson() throws IOException {
        Contract json = ContractText.dropped("json", COLUMNS);
        String record = "{\"地区\":\"330102\",\"月份\":\"2014-06\",\"指标\":\"失业率\",\"数值\":%s}";

        Delivered delivered =
                Delivered.of(folder, "[" + record.formatted("\"3.2\"") + "," + record.formatted("32e-1") + "]", json);

        assertThat(delivered.observations())
                .containsExactly(
                        "unemployment-rate shangcheng 2014-06 3.2A @1:4",
                        "unemployment-rate shangcheng 2014-06 3.2A @2:4");
    }

    private static List<String> cells(Delivered delivered) {
        return delivered.found().stream()
                .map(finding -> finding.place().cell().orElse("none"))
                .toList();
    }

    @Test
    void namesEachCellAsASpreadsheetDoes() throws IOException {
        Delivered rows = deliver("月份,地区,指标,数值\n2014-06,330102,失业率,很多\n六月末,330102,失业率,1\n2014-06,无此地,失业率,1\n");
        Delivered headers = deliver("地区,月份,指标,数额,月份\n330102,2014-06,失业率,1,2014-06\n");

        assertThat(cells(rows)).containsExactly("D2", "A3", "B4");
        assertThat(headers.findings())
                .extracting(finding -> finding.replaceFirst("(\\S+ \\S+ \\S+).*", "$1"))
                .containsExactly("1 月份 repeated-column", "1 数值 missing-column");
        assertThat(cells(headers)).containsExactly("E1", "D1");
    }

    @Test
    void namesNoCellOfWhatNoSpreadsheetOpens() throws IOException {
        Contract json = ContractText.dropped("json", COLUMNS);
        String record = "{\"地区\": \"330102\", \"月份\": \"2014-06\", \"指标\": \"失业率\", \"数值\": \"很多\"}";

        Delivered delivered = Delivered.of(folder, "[" + record + "]", json);

        assertThat(delivered.findings()).hasSize(1);
        assertThat(cells(delivered)).containsExactly("none");
    }

    @Test
    void namesAllFieldsThatTheContractDoesNotInOneFinding() throws IOException {
        Contract json = ContractText.dropped("json", COLUMNS);
        String record = "{\"地区\": \"330102\", \"月份\": \"2014-06\", \"指标\": \"失业率\", \"数值\": 1, \"id\": 7,"
                + " \"by\": {\"whom\": \"x\"}}";

        assertThat(Delivered.of(folder, "[" + record + "," + record + "]", json).findings())
                .singleElement()
                .asString()
                .contains(
                        "unknown-column id, by.whom[",
                        "- {name: id, role: ignore}, - {name: by.whom, role: ignore}, config/feeds/hrss/figures.yaml");
    }
}
