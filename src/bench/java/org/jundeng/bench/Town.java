// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A town that does not exist, large enough for a load: 400 areas below one city, 520 monthly indicators in 26 feeds of
 * 20, one feed that brings all of them, and the same twenty once more in other layouts and formats.
 */
final class Town {

    static final int AREAS = 400;
    static final int INDICATORS_A_FEED = 20;
    static final int FEEDS = 26;
    static final int INDICATORS = FEEDS * INDICATORS_A_FEED;
    /** Not summed up: what is promised of the city is held against each area. */
    private static final int COMPARED = 10;

    static final String BUREAU = "office";
    /** The name of the bureau's database, and of the feed that is pulled from it. */
    static final String SOURCE = "pulled";
    /** The feed that brings all indicators as workbooks or as text. */
    static final String BOOKS = "books";

    private final Path folder;

    private Town(Path folder) {
        this.folder = folder;
    }

    /** Writes configuration and routes into {@code folder}; the general routes are those of {@code shipped}. */
    static Town found(Path folder, Path shipped) throws IOException {
        Town town = new Town(folder);
        town.write("config/bureaus.yaml", "bureaus:\n  - {id: office, name: {zh: 办公室, en: Office}}\n");
        town.write("config/people.yaml", """
                people:
                  - {id: clerk, name: {zh: 甲, en: A}, email: a@example.com, language: zh, bureaus: [office]}
                """);
        town.write(
                "config/units.yaml",
                "units:\n  - {id: 人, name: {zh: 人, en: persons}}\n" + "  - {id: '%', name: {zh: 百分比, en: per cent}}\n");
        town.write("config/calendar/2014.csv", "date,kind,name_zh\n2014-01-01,holiday,元旦\n");
        town.write("config/calendar/2015.csv", "date,kind,name_zh\n2015-01-01,holiday,元旦\n");
        town.write("config/application.properties", "jundeng.time-zone=Asia/Shanghai\n");
        town.writeRegions();
        town.write("config/catalogue/01-town.yaml", catalogue());
        town.writeFeeds();
        try (var files = Files.list(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, town.routes().resolve(file.getFileName()));
            }
        }
        return town;
    }

    Path config() {
        return folder.resolve("config");
    }

    Path routes() {
        return folder.resolve("routes");
    }

    static String areaName(int area) {
        return "东山镇%03d区".formatted(area);
    }

    static String indicatorName(int indicator) {
        return "新增就业人数%03d".formatted(indicator);
    }

    static String indicatorId(int indicator) {
        return "jobs-%03d".formatted(indicator);
    }

    static String regionId(int area) {
        return "area-%03d".formatted(area);
    }

    /** The feed that brings the twenty indicators from {@code number} times twenty on. */
    static String feed(int number) {
        return "monthly-%02d".formatted(number);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void writeRegions() throws IOException {
        StringBuilder regions =
                new StringBuilder("region_id,code,name_zh,name_en,level,parent_id,valid_from,valid_to\n");
        regions.append("town,990100,青州市,Qingzhou,city,,1900-01-01,\n");
        for (int area = 0; area < AREAS; area++) {
            regions.append("%s,99%04d,%s,Area %d,district,town,1900-01-01,%n"
                    .formatted(regionId(area), 1000 + area, areaName(area), area));
        }
        write("config/regions/regions.csv", regions.toString());
        write("config/regions/successions.csv", "from_region,to_region,effective,share,note\n");
        write(
                "config/regions/groups.yaml",
                "as-of: 2014-01-01\ngroups:\n"
                        + "  - id: first\n    name: {zh: 首批, en: First}\n"
                        + "    members: [area-000, area-001, area-002]\n");
    }

    /**
     * Of the first feed ten indicators are summed up, two feed a rate and a measure of equality, five have targets; so
     * has one whose areas are held against what is promised of the city.
     */
    private static String catalogue() {
        StringBuilder text = new StringBuilder("project: 1\nname: {zh: 样例, en: Sample}\nindicators:\n");
        for (int i = 0; i < INDICATORS; i++) {
            text.append(indicator(indicatorId(i), indicatorName(i), i < 10 ? "sum" : "reported-only", ""));
        }
        text.append(indicator("rate", "就业占比", "ratio", "    numerator: jobs-000\n    denominator: jobs-001\n"));
        text.append(indicator(
                "apart", "就业差异", "reported-only", "    equality: {of: rate, measure: cov, population: jobs-002}\n"));
        text.append("targets:\n");
        for (int i = 0; i < 5; i++) {
            text.append(target(indicatorId(i), i == 0 ? "city" : "each:first"));
        }
        text.append(target(indicatorId(COMPARED), "city"));
        return text.toString();
    }

    private static String indicator(String id, String name, String aggregation, String more) {
        return String.join(
                        "\n",
                        "  - id: " + id,
                        "    name: {zh: " + name + ", en: " + id + "}",
                        "    unit: 人",
                        "    freq: M",
                        "    direction: up",
                        "    aggregation: " + aggregation)
                + "\n" + more;
    }

    private static String target(String indicator, String scope) {
        return String.join(
                        "\n",
                        "  - id: " + indicator + "-target",
                        "    project: 1",
                        "    item: 1",
                        "    indicator: " + indicator,
                        "    name: {zh: 目标, en: Target}",
                        "    type: floor",
                        "    comparator: '>='",
                        "    value: 1000",
                        "    unit: 人",
                        "    scope: " + scope,
                        // Three years of it are known where 50 million observations are stored.
                        "    from: 1967-01-01",
                        "    until: 1975-12-31",
                        "    bureau: office",
                        "    quotes:",
                        "      - 不少于1000人")
                + "\n";
    }

    private void writeFeeds() throws IOException {
        for (int number = 0; number < FEEDS; number++) {
            int first = number * INDICATORS_A_FEED;
            write(
                    "config/feeds/office/" + feed(number) + ".yaml",
                    head(feed(number), "csv", "files: ['" + feed(number) + "*.csv']")
                            + longColumns()
                            + words(first, first + INDICATORS_A_FEED));
        }
        write(
                "config/feeds/office/everything.yaml",
                head("everything", "csv", "files: ['everything*.csv']") + longColumns() + words(0, INDICATORS));
        write(
                "config/feeds/office/" + BOOKS + ".yaml",
                head(BOOKS, "table", "files: ['" + BOOKS + "*']") + longColumns() + words(0, INDICATORS));
        write(
                "config/feeds/office/records.yaml",
                head("records", "json", "files: ['records*.json']") + longColumns() + words(0, INDICATORS_A_FEED));
        write(
                "config/feeds/office/sheet.yaml",
                head("sheet", "csv", "files: ['sheet*.csv']").replace("layout: long", "layout: wide") + wideColumns());
        write(
                "config/feeds/office/" + SOURCE + ".yaml",
                head(
                                SOURCE,
                                "sql",
                                "source:\n  name: " + SOURCE + "\n  timeout-seconds: 3600\n  sql: "
                                        + "select 地区, 统计期, 指标, 数值, 单位 from figures")
                        + longColumns()
                        + words(0, INDICATORS_A_FEED));
        write("routes/bureaus/office.camel.yaml", """
                - templatedRoute:
                    routeId: receive-office
                    routeTemplateRef: receive-delivery
                    parameters:
                      - name: bureau
                        value: office
                - templatedRoute:
                    routeId: pull-pulled
                    routeTemplateRef: query-source
                    parameters:
                      - name: bureau
                        value: office
                      - name: feed
                        value: pulled
                """);
    }

    private static String head(String feed, String format, String supply) {
        return """
                feed: %1$s
                bureau: office
                steward: clerk
                name: {zh: 月报, en: Monthly report}
                format: %2$s
                %3$s
                layout: long
                freq: M
                bad-rows: {policy: quarantine-row, max-share: 1}
                """.formatted(feed, format, supply);
    }

    private static String longColumns() {
        return """
                columns:
                  - {name: 地区, role: ref-area}
                  - {name: 统计期, role: time-period}
                  - {name: 指标, role: indicator}
                  - {name: 数值, role: obs-value}
                  - {name: 单位, role: unit}
                """;
    }

    private static String wideColumns() {
        return "columns:\n  - {name: 地区, role: ref-area}\n  - {name: 统计期, role: time-period}\n"
                + IntStream.range(0, INDICATORS_A_FEED)
                        .mapToObj(i -> "  - {name: %s, role: obs-value, indicator: %s}"
                                .formatted(indicatorName(i), indicatorId(i)))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String words(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "  - {word: %s, indicator: %s}".formatted(indicatorName(i), indicatorId(i)))
                .collect(Collectors.joining("\n", "indicators:\n", "\n"));
    }
}
