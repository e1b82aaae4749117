// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.ContractText;
import org.jundeng.observation.Observation;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random tables with one or two quotation marks too many anywhere, ragged rows and all line ends: each figure that is
 * stored is the one that its region has in the table without them, and each figure that is not stored stands in a row
 * with a finding that is more than a note.
 */
class StrayQuotesAnywhereTest {

    private static final int TABLES = Integer.getInteger("tables", 200);
    private static final List<String> REGIONS =
            List.of("上城区", "西湖区", "富阳市", "余杭区", "滨江区", "江干区", "拱墅区", "下城区", "萧山区", "桐庐县");
    private static final List<String> REMARKS = List.of("", "", "见注", "含外来", "注2", "合计见表");

    @TempDir
    private Path folder;

    /** The columns of a table: g region, p period, f figure, r remark, s serial number. */
    private enum Shape {
        REMARK_LAST("table", "gpffr", "wide"),
        CSV_REMARK_LAST("csv", "gpffr", "wide"),
        REMARK_IN_THE_MIDDLE("table", "grpff", "wide"),
        CSV_REMARK_IN_THE_MIDDLE("csv", "gprff", "wide"),
        REMARKS_ON_BOTH_SIDES("table", "rgpfrfr", "wide"),
        SERIAL_NUMBERS("table", "sgpff", "wide");

        private final String format;
        private final String columns;
        private final String layout;

        Shape(String format, String columns, String layout) {
            this.format = format;
            this.columns = columns;
            this.layout = layout;
        }

        List<String> names() {
            List<String> names = new ArrayList<>();
            int figures = 0;
            for (int at = 0; at < columns.length(); at++) {
                names.add(
                        switch (columns.charAt(at)) {
                            case 'g' -> "地区";
                            case 'p' -> "月份";
                            case 'f' -> figures++ == 0 ? "登记失业率(%)" : "新增就业(人)";
                            case 's' -> "序号";
                            default -> "备注" + at;
                        });
            }
            return names;
        }

        Contract contract() {
            List<String> promised = new ArrayList<>();
            for (String name : names()) {
                String role =
                        switch (name.charAt(0)) {
                            case '地' -> "ref-area";
                            case '月' -> "time-period";
                            case '登' -> "obs-value, indicator: unemployment-rate";
                            case '新' -> "obs-value, indicator: new-jobs";
                            default -> "note, optional: true";
                        };
                if (!name.equals("序号")) {
                    promised.add("{name: " + name + ", role: " + role + "}");
                }
            }
            return ContractText.dropped(
                    format,
                    "layout: " + layout + ", bad-rows: {policy: quarantine-row, max-share: 1}, columns: ["
                            + String.join(", ", promised) + "]");
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void neverMoveNorLoseAFigureSilently(Shape shape) throws IOException {
        Contract contract = shape.contract();
        for (int seed = 0; seed < TABLES; seed++) {
            Random random = new Random(seed);
            String lineEnd = random.nextBoolean() ? "\n" : random.nextInt(4) == 0 ? "\r" : "\r\n";
            List<String> lines = lines(shape, random);
            String whole = String.join(lineEnd, lines) + lineEnd;
            Map<String, BigDecimal> expected = figures(read(whole, contract).observations());
            String quoted = withQuotes(lines, lineEnd, random);
            compare(quoted, contract, expected, lines, lineEnd);
        }
    }

    private static List<String> lines(Shape shape, Random random) {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", shape.names()));
        List<String> regions = new ArrayList<>(REGIONS);
        Collections.shuffle(regions, random);
        int rows = 2 + random.nextInt(6);
        for (int row = 0; row < rows; row++) {
            List<String> cells = new ArrayList<>();
            int figures = 0;
            for (char column : shape.columns.toCharArray()) {
                boolean blank = random.nextInt(6) == 0;
                String figure = figures == 0
                        ? random.nextInt(10) + "." + random.nextInt(100)
                        : Integer.toString(100 + random.nextInt(3_000));
                figures += column == 'f' ? 1 : 0;
                cells.add(
                        switch (column) {
                            case 'g' -> regions.get(row);
                            case 'p' -> "2014年" + (1 + random.nextInt(6)) + "月";
                            case 'f' -> blank ? "" : figure;
                            case 's' -> Integer.toString(row + 1);
                            default -> REMARKS.get(random.nextInt(REMARKS.size()));
                        });
            }
            int kept = random.nextInt(3) == 0 ? shape.columns.length() - random.nextInt(3) : shape.columns.length();
            lines.add(String.join(",", cells.subList(0, kept)));
        }
        return lines;
    }

    /** One or two quotation marks anywhere below the header, mostly where cells begin or end. */
    private static String withQuotes(List<String> lines, String lineEnd, Random random) {
        StringBuilder text = new StringBuilder(String.join(lineEnd, lines)).append(lineEnd);
        int from = lines.get(0).length() + lineEnd.length();
        int quotes = random.nextInt(4) == 0 ? 1 : 2;
        for (int quote = 0; quote < quotes; quote++) {
            int at = from + random.nextInt(text.length() - from);
            while (random.nextInt(8) != 0 && at < text.length() - 1 && !isEdge(text, at)) {
                at++;
            }
            text.insert(at, '"');
        }
        return text.toString();
    }

    private static boolean isEdge(StringBuilder text, int at) {
        return ",\n\r".indexOf(text.charAt(at)) >= 0 || ",\n\r".indexOf(text.charAt(at - 1)) >= 0;
    }

    private Gathered read(String text, Contract contract) throws IOException {
        Path file = Files.writeString(folder.resolve("delivery.csv"), text);
        Gathered gathered = new Gathered();
        DeliveryReader.read(file, contract, Delivered.catalogue(folder), Delivered.DAY, gathered);
        return gathered;
    }

    private static Map<String, BigDecimal> figures(List<Observation> observations) {
        Map<String, BigDecimal> figures = new HashMap<>();
        observations.forEach(each -> figures.put(each.series() + " " + each.timePeriod(), each.obsValue()));
        return figures;
    }

    private void compare(
            String text, Contract contract, Map<String, BigDecimal> expected, List<String> lines, String lineEnd)
            throws IOException {
        Gathered gathered = read(text, contract);
        List<Finding> faults = gathered.findings().stream()
                .filter(finding -> finding.code().weight() != FindingCode.Weight.NOTE)
                .toList();
        boolean refused = faults.stream().anyMatch(finding -> finding.code().weight() == FindingCode.Weight.DELIVERY);
        if (refused) {
            return;
        }
        Map<String, BigDecimal> stored = figures(gathered.observations());
        String told = text + gathered.findings() + stored;
        assertThat(expected).as(told).containsAllEntriesOf(stored);
        if (stored.size() < expected.size()) {
            assertThat(faults).as(told).isNotEmpty();
        }
    }
}
