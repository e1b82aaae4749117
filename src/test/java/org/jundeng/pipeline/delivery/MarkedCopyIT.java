// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.TestPipeline;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.OpenRows;
import org.jundeng.warehouse.ledger.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A steward mends the marked copy that lies beside the receipt, and drops it as it is. */
class MarkedCopyIT {

    private static final Path JUNE = Path.of("config/feeds/hrss/hrss-employment/good/delivery.csv");

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path workspace;

    private Pipeline pipeline() {
        return Pipeline.open(
                new TestPipeline(workspace, warehouse).folders(),
                new RunOptions(Clock.systemUTC(), LocalDate.parse("2014-07-10"), Progress.SILENT));
    }

    private static LedgerLine take(Pipeline pipeline, String name, String text) throws IOException {
        return take(pipeline, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static LedgerLine take(Pipeline pipeline, String name, byte[] bytes) throws IOException {
        Path inbox = Files.createDirectories(pipeline.opened().workspace().inbox("hrss"));
        Path file = Files.write(inbox.resolve(name), bytes);
        return pipeline.taking().take(pipeline.inbox().claim("hrss", file).orElseThrow());
    }

    private static List<Path> receipts(Pipeline pipeline, String part) throws IOException {
        try (Stream<Path> files = Files.list(pipeline.opened().workspace().receipts("hrss"))) {
            return files.filter(file -> file.getFileName().toString().contains(part))
                    .toList();
        }
    }

    private static final String HEADER = "地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人)\n";
    private static final String[] DISTRICTS = "上城区 下城区 江干区 拱墅区 西湖区 滨江区 萧山区 余杭区 富阳市 临安市 建德市 桐庐县".split(" ");

    /** A month of twelve districts, one of them under the name {@code third}. */
    private static String month(String third) {
        return HEADER
                + IntStream.range(0, DISTRICTS.length)
                        .mapToObj(i -> (i == 2 ? third : DISTRICTS[i]) + ",2014-06,3.4,95.1,500,200\n")
                        .collect(Collectors.joining());
    }

    private static OpenRows.Open open(LedgerLine line, long rows) {
        return new OpenRows.Open(
                line.deliveryId(), "hrss", line.feed(), line.sourceName(), LocalDate.parse("2014-07-10"), rows, false);
    }

    private static List<OpenRows.Open> open(Pipeline pipeline) {
        return new OpenRows(pipeline.opened().database()).all();
    }

    @Test
    void aRowThatIsMendedAndSentAloneSettlesTheOpenOne() throws IOException {
        try (Pipeline pipeline = pipeline()) {
            LedgerLine first = take(pipeline, "就业月报-201406.csv", month("江干去区"));
            assertThat(first.outcome()).isEqualTo(Outcome.TAKEN_IN_PART);
            LocalDate since = LocalDate.parse("2014-07-10");
            assertThat(open(pipeline)).containsExactly(open(first, 1));

            String marked = Files.readString(receipts(pipeline, "-标注-").get(0));
            LedgerLine mended = take(pipeline, "就业月报-补.csv", alone(marked));

            assertThat(mended.outcome()).isEqualTo(Outcome.TAKEN);
            assertThat(mended.counts().rowsRead()).isEqualTo(1);
            assertThat(pipeline.opened().ledger().findings(mended.deliveryId()))
                    .contains(Finding.of(
                            FindingCode.MENDS_EARLIER_ROWS, "", Long.toString(first.deliveryId()), "4", "1"));
            assertThat(open(pipeline)).isEmpty();

            pipeline.withdrawals().withdraw(mended, "误报", since);
            assertThat(open(pipeline)).hasSize(1);
        }
    }

    @Test
    void aMarkedWorkbookIsMendedAndDroppedAsItIs() throws IOException {
        try (Pipeline pipeline = pipeline()) {
            LedgerLine first = take(pipeline, "就业月报-201406.xlsx", workbook(month("江干去区")));
            assertThat(first.outcome()).isEqualTo(Outcome.TAKEN_IN_PART);
            Path copy = receipts(pipeline, "-标注-").get(0);
            ByteArrayOutputStream mended = new ByteArrayOutputStream();
            try (XSSFWorkbook marked = new XSSFWorkbook(Files.newInputStream(copy))) {
                Cell bad = marked.getSheet("六月").getRow(3).getCell(0);
                assertThat(bad.getCellComment().getString().getString()).contains("江干区");
                assertThat(marked.getSheet("问题清单").getRow(2).getCell(2).getStringCellValue())
                        .isEqualTo("A4");
                bad.setCellValue("江干区");
                marked.write(mended);
            }

            LedgerLine again = take(pipeline, copy.getFileName().toString(), mended.toByteArray());

            assertThat(again.outcome()).isEqualTo(Outcome.TAKEN);
            assertThat(again.counts().obsNew()).isEqualTo(4);
            assertThat(pipeline.opened().ledger().findings(again.deliveryId()))
                    .extracting(Finding::code)
                    .contains(FindingCode.MENDS_EARLIER_ROWS)
                    .doesNotContain(FindingCode.HIDDEN_CELLS, FindingCode.UNKNOWN_COLUMN);
            assertThat(open(pipeline)).isEmpty();
        }
    }

    private static byte[] workbook(String csv) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Sheet sheet = workbook.createSheet("六月");
            for (String line : csv.split("\n")) {
                Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
                String[] cells = line.split(",");
                for (int i = 0; i < cells.length; i++) {
                    if (i > 1 && row.getRowNum() > 0) {
                        row.createCell(i).setCellValue(Double.parseDouble(cells[i]));
                    } else {
                        row.createCell(i).setCellValue(cells[i]);
                    }
                }
            }
            workbook.write(bytes);
        }
        return bytes.toByteArray();
    }

    @Test
    void aRowThatIsStillWrongStaysOpen() throws IOException {
        try (Pipeline pipeline = pipeline()) {
            take(pipeline, "就业月报-201406.csv", month("江干去区"));
            String marked = Files.readString(receipts(pipeline, "-标注-").get(0));

            LedgerLine again = take(pipeline, "就业月报-又一份.csv", marked.replace("上城区,2014-06,3.4", "上城区,2014-06,3.5"));

            assertThat(again.outcome()).isEqualTo(Outcome.TAKEN_IN_PART);
            assertThat(open(pipeline)).extracting(OpenRows.Open::rows).containsExactly(1L, 1L);
        }
    }

    @Test
    void aLaterFileOfTheSameNameTakesItsPlace() throws IOException {
        try (Pipeline pipeline = pipeline()) {
            take(pipeline, "就业月报-201406.csv", month("江干去区"));
            LedgerLine other = take(pipeline, "就业月报-201405.csv", month("江干区").replace("2014-06", "2014-05"));
            assertThat(other.outcome()).isEqualTo(Outcome.TAKEN);
            assertThat(open(pipeline)).hasSize(1);

            LedgerLine again = take(pipeline, "就业月报-201406.csv", month("江干区"));

            assertThat(again.outcome()).isEqualTo(Outcome.TAKEN);
            assertThat(open(pipeline)).isEmpty();
        }
    }

    @Test
    void aReplayIsTheDeliveryThatItReplays() throws IOException, NotAsKept {
        try (Pipeline pipeline = pipeline()) {
            LedgerLine first = take(pipeline, "就业月报-201406.csv", month("江干去区"));
            String marked = Files.readString(receipts(pipeline, "-标注-").get(0));
            LedgerLine again = replay(pipeline, first);
            assertThat(again.outcome()).isEqualTo(Outcome.TAKEN_IN_PART);
            LocalDate since = LocalDate.parse("2014-07-10");
            assertThat(open(pipeline)).containsExactly(open(again, 1));

            LedgerLine mended = take(pipeline, "就业月报-补.csv", alone(marked));
            assertThat(mended.outcome()).isEqualTo(Outcome.TAKEN);
            assertThat(open(pipeline)).isEmpty();

            replay(pipeline, again);
            replay(pipeline, mended);
            replay(pipeline, first);
            assertThat(open(pipeline)).isEmpty();
        }
    }

    private static LedgerLine replay(Pipeline pipeline, LedgerLine line) throws IOException, NotAsKept {
        return pipeline.takeAgain().take(LedgerKind.REPLAY, line);
    }

    private static String alone(String marked) {
        return marked.lines()
                .filter(line -> line.startsWith("地区") || line.contains("〔"))
                .map(line -> line.replaceFirst("^江干去区", "江干区") + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void aLaterFileOfTheSameNameMayLackTheBadRow() throws IOException, NotAsKept {
        try (Pipeline pipeline = pipeline()) {
            LedgerLine first = take(pipeline, "就业月报-201406.csv", month("江干去区"));
            String without = month("江干区").replaceFirst("江干区.*\n", "").replace("上城区,2014-06,3.4", "上城区,2014-06,3.5");

            LedgerLine again = take(pipeline, "就业月报-201406.csv", without);

            assertThat(again.outcome()).isEqualTo(Outcome.TAKEN);
            assertThat(open(pipeline)).isEmpty();
            replay(pipeline, first);
            assertThat(open(pipeline)).isEmpty();
        }
    }

    @Test
    void mendedRowsAloneUnderTheSameNameSettleOnlyThemselves() throws IOException {
        try (Pipeline pipeline = pipeline()) {
            take(pipeline, "就业月报-201406.csv", month("江干去区").replace("西湖区", "西湖去区"));
            String marked = Files.readString(receipts(pipeline, "-标注-").get(0));
            String one = alone(marked).replaceFirst("西湖去区.*\n", "");

            LedgerLine again = take(pipeline, "就业月报-201406.csv", one);

            assertThat(again.outcome()).isEqualTo(Outcome.TAKEN);
            assertThat(open(pipeline)).extracting(OpenRows.Open::rows).containsExactly(1L);
        }
    }

    @Test
    void aFileUnderAnotherNameSettlesTheRowsWhoseFiguresItBrings() throws IOException {
        try (Pipeline pipeline = pipeline()) {
            String bad =
                    month("江干区").replace("西湖区,2014-06,3.4", "西湖区,2014-06,三点四").replace("余杭区", "余去杭");
            take(pipeline, "就业月报-201406.csv", bad);
            assertThat(open(pipeline)).extracting(OpenRows.Open::rows).containsExactly(2L);
            take(pipeline, "就业月报-201405.csv", month("江干区").replace("2014-06", "2014-05"));
            assertThat(open(pipeline)).extracting(OpenRows.Open::rows).containsExactly(2L);

            LedgerLine some = take(
                    pipeline, "就业月报-补报.csv", HEADER + "西湖区,2014-06,3.4,95.1,500,200\n余杭区,2014-06,3.4,95.1,500,200\n");
            assertThat(some.outcome()).isEqualTo(Outcome.TAKEN);
            assertThat(open(pipeline)).extracting(OpenRows.Open::rows).containsExactly(1L);
            pipeline.withdrawals().withdraw(some, "误报", LocalDate.parse("2014-07-10"));
            assertThat(open(pipeline)).extracting(OpenRows.Open::rows).containsExactly(2L);

            LedgerLine whole = take(pipeline, "就业月报-六月改.csv", month("江干区"));

            assertThat(whole.outcome()).isEqualTo(Outcome.TAKEN);
            assertThat(open(pipeline)).isEmpty();
            pipeline.withdrawals().withdraw(whole, "误报", LocalDate.parse("2014-07-10"));
            assertThat(open(pipeline)).extracting(OpenRows.Open::rows).containsExactly(2L);
        }
    }

    @Test
    void aRefusedFileIsOpenUntilItsPeriodComesWhole() throws IOException {
        try (Pipeline pipeline = pipeline()) {
            LedgerLine refused = take(pipeline, "就业月报-201406.csv", month("江干区").replace("3.4", "三"));
            assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
            LocalDate since = LocalDate.parse("2014-07-10");
            OpenRows.Open waits = new OpenRows.Open(
                    refused.deliveryId(), "hrss", "hrss-employment", refused.sourceName(), since, 12, true);
            assertThat(open(pipeline)).containsExactly(waits);

            take(pipeline, "就业月报-五月.csv", month("江干区").replace("2014-06", "2014-05"));
            assertThat(open(pipeline)).containsExactly(waits);
            LedgerLine whole = take(pipeline, "就业月报-六月.csv", month("江干区"));

            assertThat(whole.outcome()).isEqualTo(Outcome.TAKEN);
            assertThat(open(pipeline)).isEmpty();
            pipeline.withdrawals().withdraw(whole, "误报", since);
            assertThat(open(pipeline)).containsExactly(waits);
            take(pipeline, "就业月报-201406.xlsx", workbook(month("江干区").replace("3.4", "3.5")));
            assertThat(open(pipeline)).isEmpty();
        }
    }

    @Test
    void theMendedCopyIsTakenAsTheFileItself() throws IOException {
        String good = Files.readString(JUNE);
        String bad = good.replaceFirst("(\n[^,]*,[^,]*,)[^,]*,", "$1无效数,");
        try (Pipeline pipeline = pipeline()) {
            LedgerLine first = take(pipeline, "就业月报-201406.csv", bad);
            assertThat(first.outcome()).isEqualTo(Outcome.REFUSED);
            Path copy = receipts(pipeline, "-标注-").get(0);
            String marked = Files.readString(copy);
            assertThat(marked)
                    .contains("〔台账号 " + first.deliveryId() + " 行 2〕“登记失业率(%)”列")
                    .contains(",备注,问题〔台账号 " + first.deliveryId() + " 行 1〕");
            assertThat(Files.readString(receipts(pipeline, ".html").get(0)))
                    .contains("您的文件，问题已标在其中")
                    .contains(copy.getFileName().toString().substring(0, 20));

            LedgerLine again = take(
                    pipeline,
                    copy.getFileName().toString(),
                    marked.replace("无效数", good.split("\n")[1].split(",")[2]));

            assertThat(again.outcome()).isEqualTo(Outcome.TAKEN);
            assertThat(again.sourceName()).isEqualTo("就业月报-201406.csv");
            assertThat(again.counts().obsNew()).isEqualTo(12);
            assertThat(receipts(pipeline, "-标注-")).containsExactly(copy);
        }
    }
}
