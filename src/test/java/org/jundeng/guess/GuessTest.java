// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.conform.DeliveryReader;
import org.jundeng.conform.Gathered;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.PeriodSource;
import org.jundeng.contract.TableShape.Layout;
import org.jundeng.observation.Freq;
import org.jundeng.pipeline.configuration.FeedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessTest {

    private static final Path CONFIG = Path.of("config");
    private static final Path FILES = Path.of("src/test/resources/org/jundeng/guess");
    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);
    private static final Catalogue CATALOGUE = Catalogue.read(CONFIG, new Faults());
    private static final Contracts CONTRACTS = Contracts.read(CONFIG, CATALOGUE, new Faults());
    private static final Known KNOWN = new Known(CATALOGUE, CONTRACTS, NIGHT, Locale.ENGLISH);

    @TempDir
    private Path folder;

    static List<FeedCase> goodDeliveries() {
        return FeedCase.all(CONFIG).stream()
                .filter(each -> each.name().startsWith("good"))
                .filter(each -> each.deliveries().stream()
                        .noneMatch(file -> file.toString().endsWith(".zip")))
                .toList();
    }

    /** Whatever is left open, no figure is taken for another than the shipped contract takes it for. */
    @Test
    void claimsNothingThatShippedContractsDoNotSayAndMostOfWhatTheySay() throws IOException {
        List<String> less = new ArrayList<>();
        for (FeedCase sample : goodDeliveries()) {
            Contract shipped = CONTRACTS.feed(sample.feed()).orElseThrow().contract();
            Path file = sample.deliveries().get(0);
            Proposal proposal = propose(file, shipped);
            Set<String> promised = observations(file, shipped);
            Set<String> guessed = guessed(file, proposal);
            assertThat(promised).as(sample.folder().toString()).containsAll(guessed);
            if (guessed.size() < promised.size()) {
                less.add(sample.feed() + "/" + sample.name());
                assertThat(proposal.open()).as(sample.folder().toString()).anySatisfy(each -> assertThat(each)
                        .containsAnyOf("Which indicator", "Nothing says", "What column", "What the"));
            }
        }
        // The others have words that the catalogue has not: abbreviations, codes, other names.
        assertThat(goodDeliveries()).hasSizeGreaterThan(60);
        assertThat(less).hasSizeLessThan(18);
    }

    @Test
    void saysWhatItSawOfAWideTable() throws IOException {
        Path file = CONFIG.resolve("feeds/hrss/hrss-employment/good-gb18030/delivery.csv");

        Proposal proposal = new Guess(KNOWN).of(file, new Where("jobs", "hrss", "hrss-steward", "岗位月报-201406.csv"));

        assertThat(proposal.yaml())
                .startsWith("""
                        # Proposed from 岗位月报-201406.csv: all 3 rows below the header were looked at, 7 columns.
                        # Charset GB18030: all 193 bytes are valid in it. Delimiter ","; the header is row 1.
                        # Read under this contract, 3 of 3 rows fit and give 12 figures.
                        # 2 places marked OPEN are for you to decide.
                        feed: jobs
                        bureau: hrss
                        steward: hrss-steward
                        """)
                .contains("files: ['岗位月报*']", "layout: wide", "freq: M")
                .contains("  # like the name of \"Registered urban unemployment rate\", 88 of 100\n"
                        + "  - {name: 登记失业率(%), role: obs-value, indicator: urban-unemployment-rate}\n");
        assertThat(proposal.trial().orElseThrow().rejected()).isZero();
    }

    @Test
    void proposesIndicatorsForAColumnThatMayBeSeveral() throws IOException {
        Proposal proposal = propose("地区,月份,城镇登记失业率(%),幼儿园比例(%)\n上城区,2014-06,3,93\n", "幼儿园.csv", StandardCharsets.UTF_8);

        assertThat(proposal.yaml())
                .contains("  # - {name: 幼儿园比例(%), role: obs-value, indicator: graded-kindergarten-share}\n")
                .contains("  - {name: 幼儿园比例(%), role: ignore, optional: true}\n");
        assertThat(proposal.open())
                .anySatisfy(each -> assertThat(each).startsWith("Which indicator \"幼儿园比例(%)\" is. It may be: "));
        assertThat(proposal.trial().orElseThrow().observations()).isEqualTo(1);
    }

    @Test
    void findsTheHeaderBelowATitleAndThePeriodInIt() throws IOException {
        Proposal proposal = propose("""
                2014年6月就业情况;;
                ;;
                地区;登记失业率(%);备注
                上城区;3.41;
                下城区;3.42;复核
                """, "就业情况.csv", StandardCharsets.UTF_8);

        Contract contract = proposal.contract().orElseThrow();
        assertThat(contract.table().timePeriod().from()).containsExactly(PeriodSource.Place.TITLE);
        assertThat(contract.table().freq()).isEqualTo(Freq.M);
        assertThat(contract.form().csv().saysDelimiter()).isFalse();
        assertThat(proposal.yaml()).contains("# Above the header: 2014年6月就业情况");
        assertThat(proposal.trial().orElseThrow().observations()).isEqualTo(2);
    }

    @Test
    void takesRegionsAndPeriodsInTheHeaderForWhatTheyAre() throws IOException {
        Proposal areas = propose("""
                月份,指标,上城区,下城区,西湖区
                2014年6月,劳动关系和谐指数,86.5,85.0,87.1
                """, "和谐指数.csv", StandardCharsets.UTF_8);
        Proposal periods = propose("""
                地区,指标,2014年一季度,2014年二季度
                上城区,劳动关系和谐指数,86.5,85.0
                """, "和谐指数.csv", StandardCharsets.UTF_8);

        assertThat(areas.contract().orElseThrow().table().layout()).isEqualTo(Layout.WIDE_AREAS);
        assertThat(areas.trial().orElseThrow().observations()).isEqualTo(3);
        assertThat(periods.contract().orElseThrow().table().layout()).isEqualTo(Layout.WIDE_PERIODS);
        assertThat(periods.contract().orElseThrow().table().freq()).isEqualTo(Freq.Q);
        assertThat(periods.trial().orElseThrow().observations()).isEqualTo(2);
    }

    @Test
    void looksAtTheSheetOfAWorkbookThatHasTheFigures() throws IOException {
        Path file = folder.resolve("就业情况-201406.xlsx");
        try (OutputStream bytes = Files.newOutputStream(file);
                Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet cover = workbook.newWorksheet("封面");
            cover.value(0, 0, "就业情况");
            Worksheet sheet = workbook.newWorksheet("数据");
            List<String> header = List.of("地区", "月份", "登记失业率(%)");
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, header.get(column));
            }
            sheet.value(1, 0, "上城区");
            sheet.value(1, 1, "2014年6月");
            sheet.value(1, 2, new BigDecimal("3.41"));
        }

        Proposal proposal = new Guess(KNOWN).of(file, new Where("jobs", "hrss", "hrss-steward", "就业情况-201406.xlsx"));

        assertThat(proposal.yaml())
                .contains(
                        "# A workbook, sheet \"数据\"; the header is row 1.",
                        "# Other sheets, not looked at: 封面",
                        "format: table",
                        "freq: M");
        assertThat(proposal.trial().orElseThrow().observations()).isEqualTo(1);
    }

    /** The odd rows stand behind the first thousand: a sample from the beginning would not show them. */
    @Test
    void takesNamesThatBeginWithANumberForNames() throws IOException {
        Path file = Path.of("src/test/resources/tables/sub-headers-that-begin-with-numbers/table.csv");
        Proposal proposal = new Guess(KNOWN).of(file, new Where("jobs", "hrss", "hrss-steward", "年龄-201406.csv"));
        assertThat(proposal.yaml()).contains("新增就业/100人以上").contains("新增就业/5A级景区");
        assertThat(proposal.open()).noneMatch(each -> each.contains("missing"));
    }

    @Test
    void readsTheWholeFile() throws IOException {
        StringBuilder text = new StringBuilder("地区,月份,登记失业率(%)\n");
        for (int i = 0; i < 3000; i++) {
            text.append("上城区,2014-0").append(i % 6 + 1).append(",3.4\n");
        }
        text.append("上城区,2014-06,待核\n");

        Proposal proposal = propose(text.toString(), "失业率.csv", StandardCharsets.UTF_8);

        assertThat(proposal.trial().orElseThrow().rows()).isEqualTo(3001);
        assertThat(proposal.trial().orElseThrow().rejected()).isEqualTo(1);
        assertThat(proposal.trial().orElseThrow().repeated()).isEqualTo(2994);
        assertThat(proposal.open())
                .contains("Column \"登记失业率(%)\" has texts that are neither numbers nor usual marks: 待核. Add those"
                        + " that mean \"no value\" to missing.");
        assertThat(proposal.open()).anySatisfy(each -> assertThat(each).startsWith("2994 figures repeat"));
    }

    @Test
    void neverTakesFiguresForAnIndicatorWhoseRangeOrUnitTheyDoNotFit() throws IOException {
        Proposal rate = propose("地区,月份,登记失业率\n上城区,2014-06,341\n", "失业率.csv", StandardCharsets.UTF_8);
        Proposal unit = propose("地区,月份,登记失业率(人)\n上城区,2014-06,3\n", "失业率.csv", StandardCharsets.UTF_8);

        assertThat(rate.contract()).isEmpty();
        assertThat(unit.contract()).isEmpty();
    }

    @Test
    void leavesForeignTablesOpen() throws IOException {
        Proposal sdg = foreign("sdg-uk-1-1-1.csv");
        Proposal covid = foreign("covid-2020-01-20.csv");

        assertThat(sdg.contract()).isEmpty();
        assertThat(sdg.yaml())
                .contains("  - {name: Year, role: time-period}", "  - {name: Value, role: obs-value}")
                .contains("freq: A", "# ref-area: '330100'")
                .contains("{word: 'Estimated value', status: E}");
        assertThat(sdg.open())
                .anySatisfy(each -> assertThat(each).startsWith("Nothing says the region"))
                .anySatisfy(each -> assertThat(each).contains("international poverty line"));
        assertThat(covid.contract()).isEmpty();
        assertThat(covid.yaml()).contains("freq: D", "{name: date, role: time-period}");
    }

    @Test
    void saysWhyAFileHoldsNothingToLookAt() throws IOException {
        assertThat(propose("", "a.csv", StandardCharsets.UTF_8).open())
                .containsExactly("Empty file: a header and rows below it. Export the file again,"
                        + " look whether it has content, and drop it again.");
        assertThat(propose("地区,月份\n", "a.csv", StandardCharsets.UTF_8).open())
                .containsExactly("No rows were found: there must be a header with rows below it, or in JSON a list of"
                        + " records.");
        assertThat(propose("[{\"a\":1},{\"a\" 2}]", "a.json", StandardCharsets.UTF_8)
                        .open())
                .containsExactly("Not JSON: valid JSON. Mend the text at line 1, column 15 (record 2),"
                        + " and deliver it again.");
        assertThat(propose("%PDF-1.4 …", "a.pdf", StandardCharsets.UTF_8).open())
                .singleElement()
                .asString()
                .startsWith(
                        "Another kind of file: a workbook (xlsx, xls, et) or a file in CSV; this one looks like PDF.");
    }

    @Test
    void findsTheRecordsOfJsonWhereverTheyAre() throws IOException {
        String records = "[{\"area\":{\"code\":\"330102\"},\"month\":\"2014-06\",\"urban-unemployment-rate\":3.4}]";

        Proposal below = propose("{\"n\":[1],\"data\":{\"rows\":" + records + "}}", "a.json", StandardCharsets.UTF_8);
        Proposal above = propose(records, "a.json", StandardCharsets.UTF_8);

        assertThat(below.contract().orElseThrow().form().records()).isEqualTo("/data/rows");
        assertThat(below.trial().orElseThrow().observations()).isEqualTo(1);
        assertThat(above.contract().orElseThrow().form().records()).isNull();
        assertThat(above.contract().orElseThrow().table().columns())
                .extracting(ColumnContract::name)
                .containsExactly("area.code", "month", "urban-unemployment-rate");
    }

    /** Each way in which a file may name figures that the catalogue does not know; a semicolon ends a row. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "地区,月份,志愿者注册人数(人),大师工作室（个）;上城区,2014-06,120,3;下城区,2014-06,130,4|志愿者注册人数=人 大师工作室=个|4",
                "单位：万人,,;地区,月份,志愿者注册人数;上城区,2014-06,1.25;下城区,2014-06,1.5|志愿者注册人数=万人|2",
                "地区,月份,志愿者,;,,男,女;上城区,2014-06,120,3;下城区,2014-06,130,4|志愿者男=? 志愿者女=?|4",
                "地区,月份,指标,数值;上城区,2014-06,登记志愿者,3;上城区,2014-06,大师工作室(个),4|登记志愿者=? 大师工作室=个|2",
                "各区志愿者登记数,,;月份,上城区,下城区;2014-05,3,4;2014-06,5,6|各区志愿者登记数=?|4",
            })
    void takesFiguresThatNothingNamesForNewIndicatorsWhereAsked(String text, String asked, int observations)
            throws IOException {
        String content = text.replace(';', '\n') + "\n";
        Proposal first = propose(content, "志愿者.csv", StandardCharsets.UTF_8);
        assertThat(first.unnamed()).extracting(each -> each.asTyped("?")).containsExactly(asked.split(" "));

        NewIndicators added = new NewIndicators(KNOWN, "jobs");
        for (Unnamed each : first.unnamed()) {
            added.add(each, each.unit() == null ? CATALOGUE.units().find("人").orElseThrow() : each.unit());
        }
        Path file = Files.writeString(folder.resolve("file"), content);
        Proposal second = new Guess(added.known()).of(file, new Where("jobs", "hrss", "hrss-steward", "志愿者.csv"));

        assertThat(second.unnamed()).isEmpty();
        assertThat(second.trial().orElseThrow().observations())
                .as(second.yaml())
                .isEqualTo(observations);
        assertThat(added.open()).hasSameSizeAs(first.unnamed());
        Path config = shippedCatalogue();
        Files.writeString(config.resolve("catalogue").resolve(added.fileName()), added.file());
        Faults faults = new Faults();
        Catalogue with = Catalogue.read(config, faults);
        assertThat(faults.all()).isEmpty();
        assertThat(with.indicators())
                .hasSize(CATALOGUE.indicators().size() + first.unnamed().size());
        assertThat(with.indicator("jobs-figure").orElseThrow().name().zh())
                .isEqualTo(first.unnamed().get(0).name());
    }

    private Path shippedCatalogue() throws IOException {
        Path config = folder.resolve("config");
        try (Stream<Path> all = Files.walk(CONFIG)) {
            for (Path each : all.filter(Files::isRegularFile)
                    .filter(each -> !each.startsWith(CONFIG.resolve("feeds")))
                    .toList()) {
                Path copy = config.resolve(CONFIG.relativize(each));
                Files.createDirectories(copy.getParent());
                Files.copy(each, copy);
            }
        }
        return config;
    }

    private Proposal foreign(String name) throws IOException {
        return new Guess(KNOWN).of(FILES.resolve(name), new Where("foreign", null, null, name));
    }

    private Proposal propose(String text, String name, Charset charset) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), text, charset);
        return new Guess(KNOWN).of(file, new Where("jobs", "hrss", "hrss-steward", name));
    }

    private static Proposal propose(Path file, Contract shipped) throws IOException {
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.'));
        Where where = new Where(
                "new-feed", shipped.bureau(), shipped.steward(), shipped.name().zh() + ending);
        return new Guess(KNOWN).of(file, where);
    }

    private static Set<String> guessed(Path file, Proposal proposal) throws IOException {
        return proposal.contract().isEmpty()
                ? Set.of()
                : observations(file, proposal.contract().get());
    }

    private static Set<String> observations(Path file, Contract contract) throws IOException {
        Gathered gathered = new Gathered();
        DeliveryReader.read(file, contract, CATALOGUE, NIGHT, gathered);
        return gathered.observations().stream()
                .map(each -> each.series() + " " + each.timePeriod() + " " + each.obsValue() + " " + each.obsStatus())
                .collect(Collectors.toSet());
    }
}
