// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.pipeline.night.ConfigCopies;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.TestPipeline;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.load.Loader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files with figures that cannot be right, as they are dropped, through the whole loader: each sign, each layout and
 * format, with dimensions, and across the day on which a region's code and name changed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuspiciousFilesIT {

    private static final LocalDate NIGHT = LocalDate.of(2015, 6, 8);
    private static final int FIRST = 2014 * 12 + 8;
    private static final int MONTHS = 8;
    private static final int NOW = FIRST + MONTHS;
    private static final List<String> DISTRICTS =
            List.of("上城区", "下城区", "江干区", "拱墅区", "西湖区", "滨江区", "萧山区", "余杭区", "富阳", "临安市", "桐庐县", "淳安县", "建德市");

    private static final String CATALOGUE = """
            project: 99
            name: {zh: 试验, en: Trial}
            indicators:
              - {id: x-rate, name: {zh: 甲率, en: Rate}, unit: '%',
                 freq: M, direction: down, aggregation: reported-only, minimum: 0, maximum: 100}
              - {id: x-share, name: {zh: 乙率, en: Share}, unit: '%',
                 freq: M, direction: up, aggregation: reported-only, minimum: 0, maximum: 100}
              - {id: x-jobs, name: {zh: 岗位, en: Jobs}, unit: 人, whole: true,
                 freq: M, direction: up, aggregation: sum, minimum: 0}
              - {id: x-pupils, name: {zh: 学生, en: Pupils}, unit: 人, whole: true,
                 freq: M, direction: up, aggregation: reported-only, minimum: 0, dimensions: [sex]}
              - {id: x-films, name: {zh: 场次, en: Films}, unit: 场, whole: true,
                 freq: M, direction: up, time-collect: sum, aggregation: sum, minimum: 0}
              - {id: x-films-total, name: {zh: 累计场次, en: Films to date}, unit: 场, whole: true,
                 freq: M, direction: up, aggregation: sum, year-to-date-of: x-films, minimum: 0}
            """;
    private static final String HEAD = """
            feed: %1$s
            bureau: hrss
            steward: hrss-steward
            name: {zh: 试验, en: Trial}
            files: ['%1$s*']
            freq: M
            """;
    private static final String WIDE = HEAD.formatted("x-wide") + """
            format: csv
            layout: wide
            columns:
              - {name: 地区, role: ref-area}
              - {name: 月份, role: time-period}
              - {name: 甲率(%), role: obs-value, indicator: x-rate}
              - {name: 乙率(%), role: obs-value, indicator: x-share}
              - {name: 岗位(人), role: obs-value, indicator: x-jobs}
            deletions: {policy: window-keys, max-share: 1}
            """;
    private static final String LONG = HEAD.formatted("x-long") + """
            format: csv
            layout: long
            columns:
              - {name: 地区, role: ref-area}
              - {name: 统计期, role: time-period}
              - {name: 指标, role: indicator}
              - {name: 性别, role: dimension, dimension: sex}
              - {name: 数值, role: obs-value}
            indicators:
              - {word: 学生, indicator: x-pupils}
            """;
    private static final String JSON = HEAD.formatted("x-json") + """
            format: json
            layout: wide
            columns:
              - {name: area, role: ref-area}
              - {name: month, role: time-period}
              - {name: total, role: obs-value, indicator: x-films-total}
            """;

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    private Path home;
    private Pipeline pipeline;
    private int files;

    @BeforeAll
    void tellsEightMonths(@TempDir Path folder) throws IOException {
        home = folder;
        Path config = Files.createDirectory(home.resolve("config"));
        ConfigCopies.whole(config);
        Files.writeString(config.resolve("catalogue/99-trial.yaml"), CATALOGUE);
        Files.writeString(config.resolve("feeds/hrss/x-wide.yaml"), WIDE);
        Files.writeString(config.resolve("feeds/hrss/x-long.yaml"), LONG);
        Files.writeString(config.resolve("feeds/hrss/x-json.yaml"), JSON);
        TestPipeline test = new TestPipeline(home.resolve("workspace"), warehouse).with(config, Path.of("routes"));
        pipeline = Pipeline.open(test.folders(), new RunOptions(Clock.systemUTC(), NIGHT, Progress.SILENT));
        for (int month = FIRST; month < NOW; month++) {
            assertThatItIsTaken("x-wide.csv", wide(month, row -> row));
            assertThatItIsTaken("x-long.csv", pupils(month, BigDecimal.ONE));
            assertThatItIsTaken("x-json.json", films(month, 1));
        }
    }

    @AfterAll
    void close() {
        pipeline.close();
    }

    private record Row(String area, BigDecimal rate, BigDecimal share, BigDecimal jobs) {

        Row withRate(BigDecimal other) {
            return new Row(area, other, share, jobs);
        }

        Row withJobs(BigDecimal other) {
            return new Row(area, rate, share, other);
        }

        boolean isCity() {
            return area.equals("杭州市");
        }
    }

    private static String month(int month) {
        return "%d年%d月".formatted(month / 12, month % 12 + 1);
    }

    /** Fuyang became a district, with another code, in December 2014. */
    private static String name(String district, int month) {
        return district.equals("富阳") ? month < 2014 * 12 + 11 ? "富阳市" : "富阳区" : district;
    }

    private static List<Row> rows(int month) {
        Random random = new Random(month);
        List<Row> rows = new ArrayList<>();
        BigDecimal all = BigDecimal.ZERO;
        for (int i = 0; i < DISTRICTS.size(); i++) {
            BigDecimal jobs = BigDecimal.valueOf(600 + 50L * i + random.nextInt(120));
            all = all.add(jobs);
            rows.add(new Row(
                    name(DISTRICTS.get(i), month),
                    BigDecimal.valueOf(220 + 10L * i + random.nextInt(25), 2),
                    BigDecimal.valueOf(9200 + 20L * i + random.nextInt(90), 2),
                    jobs));
        }
        rows.add(new Row("杭州市", BigDecimal.valueOf(290, 2), new BigDecimal("93.50"), all));
        return rows;
    }

    private static String wide(int month, UnaryOperator<Row> change) {
        return "地区,月份,甲率(%),乙率(%),岗位(人)\n"
                + rows(month).stream()
                        .map(change)
                        .map(row -> String.join(
                                ",",
                                row.area(),
                                month(month),
                                row.rate().toPlainString(),
                                row.share().toPlainString(),
                                row.jobs().toPlainString()))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String pupils(int month, BigDecimal times) {
        StringBuilder text = new StringBuilder("地区,统计期,指标,性别,数值\n");
        Random random = new Random(month);
        for (String district : DISTRICTS) {
            for (String sex : List.of("男", "女")) {
                BigDecimal pupils =
                        BigDecimal.valueOf(4000 + random.nextInt(300)).multiply(times);
                text.append(String.join(",", name(district, month), month(month), "学生", sex, pupils.toPlainString()))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String films(int month, int share) {
        return DISTRICTS.stream()
                .map(district -> "{\"area\": \"%s\", \"month\": \"%d-%02d\", \"total\": %d}"
                        .formatted(name(district, month), month / 12, month % 12 + 1, (month % 12 + 1) * 120 / share))
                .collect(Collectors.joining(",\n", "[", "]"));
    }

    private Outcome take(String name, String text) throws IOException {
        return drop(name, text).result().outcome();
    }

    private LedgerLine drop(String name, String text) throws IOException {
        Path inbox = Files.createDirectories(pipeline.opened().workspace().inbox("hrss"));
        Path file =
                inbox.resolve(name.replace(".", "-" + (char) ('a' + files % 26) + (char) ('a' + files++ / 26) + "."));
        Files.writeString(file, text);
        return pipeline.taking().take(pipeline.inbox().claim("hrss", file).orElseThrow());
    }

    private void assertThatItIsTaken(String name, String text) throws IOException {
        LedgerLine line = drop(name, text);
        assertThat(line.result().outcome())
                .as(pipeline.opened().ledger().findings(line.deliveryId()).toString())
                .isEqualTo(Outcome.TAKEN);
    }

    private Set<FindingCode> signs(List<Finding> findings) {
        return findings.stream()
                .map(Finding::code)
                .filter(code -> code.weight() == FindingCode.Weight.SIGN)
                .collect(Collectors.toSet());
    }

    /** The file waits because of this one sign, as a trial had foretold, and nothing of it is known. */
    private List<Finding> assertThatItWaits(String name, String text, FindingCode because) throws IOException {
        List<String> before = TestPipeline.observations(pipeline);
        Path tried = Files.writeString(home.resolve("tried-" + name), text);
        String feed = name.substring(0, name.indexOf('.'));
        Loader.Comparison trial = pipeline.fileTrial()
                .compare(
                        tried,
                        pipeline.opened().configuration().contracts().feed(feed).orElseThrow());

        LedgerLine line = drop(name, text);

        List<Finding> findings = pipeline.opened().ledger().findings(line.deliveryId());
        assertThat(line.result().outcome()).as(findings.toString()).isEqualTo(Outcome.UNCONFIRMED);
        assertThat(signs(findings)).as(findings.toString()).containsExactly(because);
        assertThat(trial.result().outcome()).isEqualTo(Outcome.UNCONFIRMED);
        assertThat(trial.listed()).containsAll(findings);
        assertThat(TestPipeline.observations(pipeline)).isEqualTo(before);
        return findings;
    }

    @Test
    void aRateGivenAsAFraction() throws IOException {
        List<Finding> findings = assertThatItWaits(
                "x-wide.csv",
                wide(NOW, row -> row.withRate(row.rate().movePointLeft(2))),
                FindingCode.FRACTION_FOR_PER_CENT);

        Finding first = findings.stream()
                .filter(finding -> finding.code() == FindingCode.FRACTION_FOR_PER_CENT)
                .findFirst()
                .orElseThrow();
        assertThat(first.place().cell()).contains("C2");
        assertThat(first.place().column()).isEqualTo("甲率(%)");
        assertThat(first.arguments()).startsWith("x-rate", "shangcheng", "2015-05");
    }

    @Test
    void swappedColumns() throws IOException {
        assertThatItWaits(
                "x-wide.csv",
                wide(NOW, row -> new Row(row.area(), row.share(), row.rate(), row.jobs())),
                FindingCode.SWAPPED_COLUMNS);
    }

    @Test
    void figuresInAnotherUnit() throws IOException {
        assertThatItWaits(
                "x-wide.csv", wide(NOW, row -> row.withJobs(row.jobs().movePointRight(4))), FindingCode.WRONG_SCALE);
    }

    @Test
    void figuresUnderAPastPeriod() throws IOException {
        String march = month(NOW - 2);
        assertThatItWaits("x-wide.csv", wide(NOW, row -> row).replace(month(NOW), march), FindingCode.WRONG_PERIOD);
    }

    @Test
    void theFiguresOfTheMonthBefore() throws IOException {
        assertThatItWaits(
                "x-wide.csv", wide(NOW - 1, row -> row).replace(month(NOW - 1), month(NOW)), FindingCode.WRONG_PERIOD);
    }

    @Test
    void aTotalThatIsNotThatOfItsParts() throws IOException {
        assertThatItWaits(
                "x-wide.csv",
                wide(NOW, row -> row.isCity() ? row.withJobs(row.jobs().movePointRight(1)) : row),
                FindingCode.PARTS_AND_WHOLE);
    }

    @Test
    void oneFigureFarBeyondAllOthers() throws IOException {
        assertThatItWaits(
                "x-wide.csv",
                wide(NOW, row -> row.area().equals("富阳区") ? row.withRate(new BigDecimal("61.7")) : row),
                FindingCode.FAR_BEYOND);
    }

    @Test
    void aJumpInMostRegions() throws IOException {
        assertThatItWaits(
                "x-wide.csv",
                wide(
                        NOW,
                        row -> row.withRate(
                                row.rate().multiply(new BigDecimal("4.6")).setScale(2, RoundingMode.HALF_UP))),
                FindingCode.SUDDEN_JUMP);
    }

    @Test
    void anotherUnitInALongFileWithDimensions() throws IOException {
        assertThatItWaits("x-long.csv", pupils(NOW, BigDecimal.valueOf(1000)), FindingCode.WRONG_SCALE);
    }

    @Test
    void aTotalSinceJanuaryThatFallsInJson() throws IOException {
        List<Finding> findings = assertThatItWaits("x-json.json", films(NOW, 2), FindingCode.RUNNING_TOTAL_FALLS);

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.place().column()).isEqualTo("total");
            assertThat(finding.place().cell()).isEmpty();
        });
    }

    @Test
    void whatIsLackingIsNotDeletedWhileTheFileWaits() throws IOException {
        List<String> before = TestPipeline.observations(pipeline);
        String half = wide(NOW - 1, row -> row.withRate(row.rate().movePointLeft(2)))
                .lines()
                .limit(9)
                .collect(Collectors.joining("\n", "", "\n"));

        assertThat(take("x-wide.csv", half)).isEqualTo(Outcome.UNCONFIRMED);

        assertThat(TestPipeline.observations(pipeline)).isEqualTo(before);
    }
}
