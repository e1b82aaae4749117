// SPDX-License-Identifier: Apache-2.0
package org.jundeng.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.jundeng.binding.Faults;
import org.jundeng.binding.YamlFile;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.conform.DeliveryReader;
import org.jundeng.conform.Gathered;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.FeedMatch;
import org.jundeng.contract.FileForm;
import org.jundeng.intake.ContractText;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateTest {

    private static final Path CONFIG = Path.of("config");
    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);
    private static final Catalogue CATALOGUE = Catalogue.read(CONFIG, new Faults());
    private static final Contracts CONTRACTS = Contracts.read(CONFIG, CATALOGUE, new Faults());

    @TempDir
    private Path folder;

    static Stream<Contract> tables() {
        return Stream.concat(shippedTables(), Stream.of(ofManyColumns()));
    }

    static Stream<Contract> shippedTables() {
        return CONTRACTS.all().stream().map(ContractVersion::contract).filter(contract -> contract.form()
                .isTable());
    }

    /** A table with the columns that no shipped one has. */
    private static Contract ofManyColumns() {
        return ContractText.dropped(
                "table",
                "layout: wide, columns: [{name: 市, role: outer-area}, {name: 地区, role: ref-area},"
                        + " {name: 年, role: year}, {name: 月, role: part-of-year},"
                        + " {name: 口径, role: ignore}, {name: 倍数, role: unit-mult},"
                        + " {name: 就业, role: obs-value, indicator: urban-jobs-created}],"
                        + " rows: [{column: 口径, take: [全社会]}], expected-regions: all-districts");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void goesInWithoutAFindingAsCsvOnceItIsFilledIn(Contract contract) throws IOException {
        TimePeriod period = lastEnded(contract);
        BlankTable table = filledIn(new BlankTables(contract, CATALOGUE, FiguresBefore.NONE).of(period));
        Path file = folder.resolve("delivery.csv");
        String charset = contract.form().charset();
        Files.writeString(
                file,
                TemplateCsv.of(contract, table, new TitleLines(contract, CATALOGUE).of(period)),
                Charset.forName(charset.equals("auto") ? "UTF-8" : charset));

        Gathered gathered = new Gathered();
        DeliveryReader.Verdict verdict = DeliveryReader.read(file, contract, CATALOGUE, NIGHT, gathered);

        long asked = asked(table);
        if (asked == 0) {
            assertThat(contract.expectations().due())
                    .as("only a list of events is empty")
                    .isNull();
            return;
        }
        assertThat(gathered.findings()).isEmpty();
        assertThat(verdict.refused()).isFalse();
        assertThat(gathered.observations()).hasSize((int) asked).allSatisfy(each -> assertThat(each.timePeriod())
                .isEqualTo(period));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void goesInWithoutAFindingAsAWorkbookOnceItIsFilledIn(Contract contract) throws IOException {
        TimePeriod period = lastEnded(contract);
        BlankTables tables = new BlankTables(contract, CATALOGUE, figures(contract));
        BlankTable table = filledIn(tables.of(period));
        byte[] bytes = new TemplateWorkbook(contract, CATALOGUE, Locale.CHINESE)
                .write(
                        table,
                        tables.filled(period.plus(-1)),
                        new Instructions(contract, CATALOGUE, Locale.CHINESE).lines(period, "x.xlsx"));
        Path file = Files.write(folder.resolve("delivery.xlsx"), bytes);

        Gathered gathered = new Gathered();
        DeliveryReader.read(file, contract, CATALOGUE, NIGHT, gathered);

        long asked = asked(table);
        if (asked == 0) {
            assertThat(contract.expectations().due())
                    .as("only a list of events is empty")
                    .isNull();
            return;
        }
        assertThat(gathered.findings()).isEmpty();
        assertThat(gathered.observations()).hasSize((int) asked);
    }

    @Test
    void saysThePeriodAboveTheHeaderWhereNoColumnDoes() throws IOException {
        Contract contract = YamlFile.of(Path.of("jobs.yaml"), """
                        feed: jobs
                        bureau: hrss
                        steward: hrss-steward
                        name: {zh: 就业情况, en: Jobs}
                        files: ['就业情况*']
                        format: table
                        layout: wide
                        freq: M
                        time-period: {from: [title, sheet]}
                        columns:
                          - {name: 地区, role: ref-area}
                          - {name: 登记失业率(%), role: obs-value, indicator: urban-unemployment-rate}
                        due: {working-day: 8}
                        expected-regions: all-districts
                        """, new Faults())
                .bind(Contract.class)
                .orElseThrow();

        goesInWithoutAFindingAsAWorkbookOnceItIsFilledIn(contract);
        goesInWithoutAFindingAsCsvOnceItIsFilledIn(contract);
    }

    @ParameterizedTest
    @MethodSource("shippedTables")
    void isClaimedByItsFeedUnderItsName(Contract contract) {
        String name = TemplateName.of(contract, CONTRACTS, lastEnded(contract), ending(contract));

        assertThat(CONTRACTS.claim(contract.bureau(), name))
                .isInstanceOfSatisfying(FeedMatch.Claimed.class, claimed -> assertThat(
                                claimed.version().contract().feed())
                        .isEqualTo(contract.feed()));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void hasThePromisedHeadersOnItsFirstSheetOnly(Contract contract) throws IOException {
        TimePeriod period = lastEnded(contract);
        FiguresBefore before = figures(contract);
        byte[] bytes = new Template(contract, CATALOGUE, period, before).workbook(Locale.CHINESE, "x.xlsx");

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            List<Sheet> sheets = workbook.getSheets().toList();
            assertThat(sheets.get(0).getName()).startsWith("填报表");
            assertThat(sheets.subList(1, 4))
                    .extracting(Sheet::getName)
                    .containsExactly("填报说明", "可填的词", "上期数据 " + period.plus(-1));
            List<String> promised = contract.table().columns().stream()
                    .map(column -> column.name())
                    .toList();
            assertThat(texts(sheets.get(0)).get(new TitleLines(contract, CATALOGUE).count()))
                    .containsAll(promised);
            for (Sheet other : sheets.subList(1, sheets.size())) {
                assertThat(texts(other)).allSatisfy(row -> assertThat(row).doesNotContainAnyElementsOf(promised));
            }
        }
    }

    @Test
    void saysInItsInstructionsWhatIsDueWhenAndWhomToAsk() {
        Contract contract = contract("hrss-employment");

        List<List<String>> lines = new Instructions(contract, CATALOGUE, Locale.CHINESE)
                .lines(TimePeriod.parse("2014-06").orElseThrow(), "就业月报-201406.xlsx")
                .lines();

        assertThat(lines)
                .contains(
                        List.of("就业失业月报填报说明"),
                        List.of("填报哪一期", "2014年6月"),
                        List.of("何时交", "2014年7月10日之前交（期末后第8个工作日）。"),
                        List.of("“登记失业率(%)”", "城镇登记失业率：期末城镇登记失业人数占城镇从业人数与登记失业人数之和的百分比。 填数字，单位：%，范围：0–100。"),
                        List.of("“备注”", "备注，可以空着；不要在这里填数字。（可以没有这一列）"));
        assertThat(new Instructions(contract, CATALOGUE, Locale.ENGLISH)
                        .lines(TimePeriod.parse("2014-06").orElseThrow(), "x.xlsx")
                        .lines())
                .contains(List.of("Due", "By 10 July 2014 (working day 8 after the period)."));
    }

    @Test
    void checksFiguresAndOffersWordsInTheSpreadsheet() throws IOException {
        String wide = sheet(contract("hrss-employment"));

        assertThat(wide)
                .contains("sqref=\"A3:A217\" type=\"list\"")
                .contains("<formula1>'可填的词'!$A$2:$A$")
                .contains("<formula1>OR(AND(ISNUMBER(C3),C3&gt;=0,C3&lt;=100),ISNUMBER(MATCH(C3,'可填的词'!$F$2:$F$")
                .contains("<formula1>OR(AND(ISNUMBER(E3),E3&gt;=0,E3=INT(E3)),");
        assertThat(sheet(contract("hrss-graduates")))
                .contains("type=\"list\"")
                .contains("<formula1>OR(AND(ISNUMBER(D2),");
    }

    @Test
    void takesTheFirstPatternOfTheFeedWithThePeriodForItsName() {
        TimePeriod july = TimePeriod.parse("2014-07").orElseThrow();

        assertThat(TemplateName.of(contract("hrss-employment"), CONTRACTS, july, ""))
                .isEqualTo("就业月报-201407");
    }

    @Test
    void putsTheCityFirstAndItsDistrictsInTheCitysOrder() {
        Contract contract = contract("hrss-employment");

        BlankTable table = new BlankTables(contract, CATALOGUE, FiguresBefore.NONE)
                .of(TimePeriod.parse("2014-06").orElseThrow());

        assertThat(table.rows())
                .extracting(row -> row.get(0).text())
                .startsWith("杭州市", "上城区", "下城区")
                .hasSize(14);
        assertThat(table.rows()).extracting(row -> row.get(1).text()).containsOnly("2014年6月");
    }

    private static long asked(BlankTable table) {
        return table.rows().stream()
                .flatMap(List::stream)
                .filter(cell -> cell.asked() != null)
                .count();
    }

    private static String ending(Contract contract) {
        return contract.form().format() == FileForm.Format.TABLE ? ".xlsx" : ".csv";
    }

    private static Contract contract(String feed) {
        return CONTRACTS.feed(feed).orElseThrow().contract();
    }

    private static TimePeriod lastEnded(Contract contract) {
        return TimePeriod.containing(contract.table().freq(), NIGHT).plus(-1);
    }

    private static FiguresBefore figures(Contract contract) {
        String indicator = contract.broughtIndicators().iterator().next();
        return new FiguresBefore(
                Map.of(new FiguresBefore.Figure(indicator, CATALOGUE.regions().city()), new BigDecimal("12.5")));
    }

    /** Each cell that asks for a figure gets one within its bounds. */
    private static BlankTable filledIn(BlankTable table) {
        List<List<BlankTable.Cell>> rows = table.rows().stream()
                .map(row -> row.stream()
                        .map(cell -> cell.asked() == null ? cell : new BlankTable.Cell(figure(cell), cell.asked()))
                        .toList())
                .toList();
        return new BlankTable(table.columns(), rows);
    }

    private static String figure(BlankTable.Cell cell) {
        ValueBounds bounds = ValueBounds.of(cell.asked(), CATALOGUE.units());
        BigDecimal least = bounds.least() == null ? BigDecimal.ZERO : bounds.least();
        return (bounds.most() == null ? least.add(BigDecimal.ONE) : bounds.most()).toPlainString();
    }

    private String sheet(Contract contract) throws IOException {
        byte[] bytes = new Template(contract, CATALOGUE, lastEnded(contract), FiguresBefore.NONE)
                .workbook(Locale.CHINESE, "x.xlsx");
        Path file = Files.write(folder.resolve("template.xlsx"), bytes);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    private static List<List<String>> texts(Sheet sheet) throws IOException {
        try (var rows = sheet.openStream()) {
            return rows.map(row -> row.stream()
                            .map(cell -> cell == null ? "" : cell.getText())
                            .toList())
                    .toList();
        }
    }
}
