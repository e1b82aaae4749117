// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.contract.Contracts;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptsTest {

    private static final Instant NOW = Instant.parse("2014-07-10T01:00:00Z");

    @TempDir
    private Path folder;

    @TempDir
    private Path config;

    private Receipts receipts;

    @BeforeEach
    void reads() throws IOException {
        receipts = receipts("zh");
    }

    /** Receipts of the small test city, whose stewards read {@code language}. */
    private Receipts receipts(String language) throws IOException {
        Path city = Files.createTempDirectory(config, language);
        ConfigCopy.into(city).spoil("people.yaml", "language: en", "language: " + language);
        Faults faults = new Faults();
        Catalogue catalogue = Catalogue.read(city, faults);
        Contracts contracts = Contracts.read(city, catalogue, faults);
        faults.throwIfAny();
        ReceiptAccount account =
                new ReceiptAccount(catalogue, contracts, new Duplicates(catalogue, contracts, null, null));
        return new Receipts(account, ZoneId.of("Asia/Shanghai"), (arrivalId, name) -> arrivalId + "-" + name);
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("a-jobs.csv.html"));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("a-jobs.csv.json").toFile());
    }

    @Test
    void findingsOfOneCauseAreOneEntryWithTheirRowsAndCells() throws IOException {
        receipts.write(line(80_000), findings(600), folder);

        assertThat(page())
                .contains("第2–601等行“数值”列（C2、C3、C4、C5、C6等）")
                .containsOnlyOnce("<li>")
                .contains("另有 79400 个问题未在本页列出。");
        assertThat(json().get("findings")).hasSize(600);
        assertThat(json().at("/findings/599/row").asInt()).isEqualTo(601);
        assertThat(json().at("/findings/599/cell").asText()).isEqualTo("C601");
        assertThat(json().at("/counts/findings").asInt()).isEqualTo(80_000);
        assertThat(json().get("groups")).hasSize(1);
        assertThat(json().at("/groups/0/count").asInt()).isEqualTo(600);
        assertThat(json().at("/groups/0/rows").toString()).isEqualTo("[{\"first\":2,\"last\":601}]");
        assertThat(json().at("/groups/0/cells/0").asText()).isEqualTo("C2");
    }

    @Test
    void aPageListsAsManyCausesAsSomebodyMendsByHand() throws IOException {
        List<Finding> each = IntStream.range(0, 600)
                .mapToObj(i ->
                        Finding.at(FindingCode.NOT_A_NUMBER, new Location(i + 2L, "数值", 3), i + "，5", "人", i + ".5"))
                .toList();

        receipts.write(line(600), each, folder);

        assertThat(page()).contains("第501行").doesNotContain("第502行").contains("另有 100 个问题未在本页列出。");
        assertThat(json().get("groups")).hasSize(500);
    }

    @Test
    void theFirstSentenceNamesTheOneThingToDo() throws IOException {
        receipts.write(line(3), mixed(), folder);

        assertThat(text(page()))
                .containsSubsequence(
                        "部分入库，请补正",
                        "第5行“数值”列（C5）：请写成 3.2，再重新放入。",
                        "At row 5, column 数值 (C5): Write 3.2 and drop the file again.",
                        "报送单位");
        assertThat(json().at("/toDo/zh").asText()).isEqualTo("第5行“数值”列（C5）：请写成 3.2，再重新放入。");
    }

    @Test
    void whereNothingIsToBeDoneNothingIsSaid() throws IOException {
        receipts.write(line(1), mixed().subList(1, 2), folder);

        assertThat(json().get("toDo").isNull()).isTrue();
        assertThat(page()).doesNotContain("class=\"todo\"");
    }

    @Test
    void namesStandWhereIdsAre() throws IOException {
        receipts.write(line(3), mixed(), folder);

        assertThat(text(page()))
                .contains("人社局 hrss", "就业月报 hrss-employment")
                .contains("新增就业")
                .doesNotContain("new-jobs");
        assertThat(json().at("/bureau").asText()).isEqualTo("hrss");
        assertThat(json().at("/bureauName/en").asText()).isEqualTo("Employment bureau");
        assertThat(json().at("/feedName/zh").asText()).isEqualTo("就业月报");
    }

    @Test
    void aStewardReadsTheOwnLanguageFirst() throws IOException {
        receipts("en").write(line(3), mixed(), folder);

        assertThat(page()).contains("<html lang=\"en\">");
        assertThat(text(page()))
                .containsSubsequence(
                        "taken in part: please mend the rest",
                        "At row 5, column 数值 (C5): Write 3.2 and drop the file again.",
                        "第5行“数值”列（C5）：请写成 3.2，再重新放入。",
                        "Bureau",
                        "Employment bureau");
    }

    @Test
    void aPageFitsATelephoneAndPaper() throws IOException {
        receipts.write(line(3), mixed(), folder);

        assertThat(page())
                .contains("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .contains("<meta name=\"color-scheme\" content=\"light dark\">")
                .contains("overflow-wrap: anywhere", "@media print")
                .doesNotContain("<table", "nowrap", "<pre");
        assertThat(page().replaceAll("max-width: [^;]*;", "").replaceAll("content=\"width=[^\"]*\"", ""))
                .as("nothing has a width of its own")
                .doesNotContainPattern("width\\s*[:=]")
                .doesNotContainPattern("\\d{3,}px");
    }

    @Test
    void allFindingsStandBesideThePageAsATable() throws IOException {
        List<Finding> found = List.of(
                Finding.at(FindingCode.NOT_A_NUMBER, new Location(5, "数值", 3), "=1+1", "人", ""),
                Finding.at(FindingCode.UNEXPECTED_TEXT, new Location(6, "@口径", 4), "a \"b\", c", "登记"),
                Finding.of(FindingCode.NO_ROWS, ""));

        receipts.write(line(3), found, folder);

        Path table = folder.resolve("a-jobs.csv.findings.csv");
        assertThat(Files.readString(table).split("\r\n"))
                .containsExactly(
                        "\uFEFF行,单元格,列,代码,原文,约定,怎么办",
                        "5,C5,数值,not-a-number,'=1+1," + said(found.get(0)),
                        "6,D6,'@口径,unexpected-text,\"a \"\"b\"\", c\"," + said(found.get(1)),
                        ",,,no-rows,," + said(found.get(2)));
        assertThat(page()).contains("href=\"./a-jobs.csv.findings.csv\"");
    }

    private static String said(Finding finding) {
        return Stream.of(finding.promised(Locale.CHINESE), finding.remedy(Locale.CHINESE))
                .map(text -> text.matches(".*[,\"\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text)
                .collect(Collectors.joining(","));
    }

    @Test
    void aTableHoldsAllThatIsListed() throws IOException {
        receipts.write(line(10_000), findings(10_000), folder);

        assertThat(Files.readAllLines(folder.resolve("a-jobs.csv.findings.csv")))
                .hasSize(10_001);
    }

    @Test
    void whereNothingIsFoundThereIsNoTable() throws IOException {
        receipts.write(line(0), List.of(), folder);

        assertThat(folder.resolve("a-jobs.csv.findings.csv")).doesNotExist();
        assertThat(page()).contains("没有发现问题。").doesNotContain("findings.csv");
    }

    @Test
    void whoLooksSeesWholeFilesOnlyAndAgainTheSame() throws IOException {
        receipts.write(line(2), findings(2), folder);
        byte[] first = Files.readAllBytes(folder.resolve("a-jobs.csv.html"));

        receipts.write(line(2), findings(2), folder);

        assertThat(folder.resolve("a-jobs.csv.html")).hasBinaryContent(first);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    /** The text of a page without its markup. */
    private static String text(String page) {
        return page.replaceAll("(?s)<(style|title)>.*?</\\1>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    private static List<Finding> mixed() {
        return List.of(
                Finding.at(FindingCode.NOT_A_NUMBER, new Location(5, "数值", 3), "3，2", "%", "3.2"),
                Finding.at(FindingCode.TOTAL_DIFFERS, Location.row(2), "110", "100", "new-jobs", "0.01"));
    }

    private static List<Finding> findings(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Finding.at(FindingCode.NOT_A_NUMBER, new Location(i + 2L, "数值", 3), "很多", "人", ""))
                .toList();
    }

    private static LedgerLine line(long findings) {
        return new LedgerLine(
                7,
                new Arrival(
                        "a",
                        LedgerKind.DELIVERY,
                        null,
                        new Arrival.Origin("hrss", "hrss-employment", "jobs.csv"),
                        new Arrival.DeliveredBytes("0".repeat(64), 9, "archive/x"),
                        new Arrival.Times(NOW, LocalDate.of(2014, 7, 10), new Arrival.AsOf("a")),
                        Arrival.Promise.NONE,
                        new Arrival.Taker(null, "here", null),
                        Grounds.NONE),
                NOW,
                new LedgerLine.Result(
                        Outcome.TAKEN_IN_PART, null, new LedgerLine.Counts(findings, findings, 0, 0, 0, findings)));
    }
}
