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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.jundeng.notice.decision.Patience;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.UnconfirmedLines.How;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Settled;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Unconfirmed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptsTest {

    private static final Instant NOW = Instant.parse("2014-07-10T01:00:00Z");

    @TempDir
    private Path folder;

    @TempDir
    private Path config;

    private final Map<Long, Unconfirmed> unconfirmed = new HashMap<>();

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
        ReceiptAccount account = new ReceiptAccount(
                catalogue,
                contracts,
                new Duplicates(catalogue, contracts, null, null),
                new Waits(line -> Optional.ofNullable(unconfirmed.get(line)), catalogue.workingDays(), Patience.USUAL));
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

    @Test
    void aFigureThatLooksWrongStandsBesideWhatIsKnown() throws IOException {
        unconfirmed.put(7L, new Unconfirmed(7, "hrss-employment", LocalDate.of(2014, 7, 9), List.of("fraction"), null));

        LedgerLine.Counts counts = new LedgerLine.Counts(2, 0, 0, 0, 0, 2);
        receipts.write(
                line(LedgerKind.DELIVERY, null, Grounds.NONE, new LedgerLine.Result(Outcome.UNCONFIRMED, null, counts)),
                List.of(fraction(2, "0.039", "3.9"), fraction(3, "0.041", "4.1")),
                folder);

        assertThat(text(page()))
                .containsSubsequence(
                        "待核实：数值可疑，暂未入库",
                        "请核对是否把 3.9% 写成了 0.039",
                        "自2014年7月9日起待核实。补正或确认之前，其中的数据一律不入库，也不会告知任何负责人。",
                        "仍以“jobs.csv”为文件名重新放入",
                        "jundeng release 7 --reason",
                        "如到2014年7月14日仍待核实",
                        "到2014年7月23日还将告知其上级",
                        "地区 时期 指标 本次 上次 以往范围",
                        "富阳市 2014年6月 登记失业率 0.039% 3.9% 3.7% 至 4.4%",
                        "富阳市 2014年6月 登记失业率 0.041% 4.1% 3.7% 至 4.4%");
        assertThat(json().get("waiting").toString())
                .isEqualTo("{\"ledgerNumber\":7,\"since\":\"2014-07-09\",\"signs\":[\"fraction\"],"
                        + "\"officialsHear\":\"2014-07-14\",\"superiorsHear\":\"2014-07-23\"}");
        assertThat(json().at("/groups/0/figures/1/delivered").asText()).isEqualTo("0.041");
        assertThat(json().at("/findings/0/figure/highest").asText()).isEqualTo("4.4");
        assertThat(Files.readAllLines(folder.resolve("a-jobs.csv.findings.csv")))
                .first()
                .asString()
                .endsWith("约定,怎么办,指标,地区,时期,本次,上次,以往最低,以往最高");
        assertThat(Files.readAllLines(folder.resolve("a-jobs.csv.findings.csv")).get(1))
                .endsWith(",登记失业率,富阳市,2014年6月,0.039,3.9,3.7,4.4");
    }

    @Test
    void aRepeatedFileSaysThatTheFirstStillWaits() throws IOException {
        Unconfirmed waiting = new Unconfirmed(5, "hrss-employment", LocalDate.of(2014, 7, 9), List.of("scale"), null);
        LedgerLine again = line(LedgerKind.DELIVERY, null, Grounds.NONE, LedgerLine.Result.duplicate(5, 0));
        ReceiptAccount account = account(waiting);

        assertThat(account.remarks(again, List.of(), Locale.ENGLISH).get(0))
                .isEqualTo("Ledger number 5, which this file repeats, still waits to be confirmed, since 9 July 2014."
                        + " Sending the same file again does not confirm it.");
        assertThat(account(settled(waiting, 8)).remarks(again, List.of(), Locale.ENGLISH))
                .as("it was settled later: the receipt stays as it was")
                .isEqualTo(account.remarks(again, List.of(), Locale.ENGLISH));
        assertThat(account(settled(waiting, 6)).remarks(again, List.of(), Locale.ENGLISH))
                .isEmpty();
    }

    @Test
    void aConfirmationSaysWhoConfirmedWhatAndWhy() throws IOException {
        LedgerLine confirmed = line(
                LedgerKind.CONFIRMATION,
                5L,
                new Grounds("两区合并 <b>", "nobody-known"),
                new LedgerLine.Result(Outcome.TAKEN, null, new LedgerLine.Counts(2, 0, 2, 0, 0, 1)));

        receipts.write(confirmed, List.of(fraction(2, "0.039", "3.9")), folder);

        assertThat(page())
                .contains("nobody-known于2014年7月10日确认了台账号 5，理由：两区合并 &lt;b&gt;")
                .doesNotContain("无需确认");
        assertThat(json().get("asked").toString())
                .isEqualTo("{\"concerns\":5,\"by\":\"nobody-known\",\"name\":{\"zh\":\"nobody-known\","
                        + "\"en\":\"nobody-known\"},\"reason\":\"两区合并 <b>\"}");
        assertThat(json().get("toDo").isNull()).as("it is confirmed").isTrue();
    }

    @Test
    void aSignThatStoppedNothingNeedsNoConfirmation() throws IOException {
        receipts.write(line(1), List.of(fraction(2, "0.039", "3.9")), folder);
        assertThat(page()).contains("有数值看上去可疑，但不足以待核实：数据已入库，无需确认。");
        assertThat(json().has("waiting")).isFalse();
    }

    @Test
    void whatIsNotInDoubtHasNoFurtherFields() throws IOException {
        receipts.write(line(3), mixed(), folder);

        assertThat(Files.readString(folder.resolve("a-jobs.csv.json")))
                .doesNotContain("remarks", "waiting", "asked", "figure");
        assertThat(Files.readAllLines(folder.resolve("a-jobs.csv.findings.csv")))
                .first()
                .asString()
                .endsWith("约定,怎么办");
    }

    private static Finding fraction(long row, String now, String last) {
        return Finding.at(
                FindingCode.FRACTION_FOR_PER_CENT,
                new Location(row, "数值", 3),
                now,
                "unemployment-rate",
                "fuyang",
                "2014-06",
                last,
                "3.7",
                "4.4",
                "0.01");
    }

    private static Unconfirmed settled(Unconfirmed line, long by) {
        return new Unconfirmed(
                line.deliveryId(), line.feed(), line.since(), line.signs(), new Settled(by, How.SUPERSEDED));
    }

    private ReceiptAccount account(Unconfirmed known) {
        Faults faults = new Faults();
        Catalogue catalogue = Catalogue.read(Path.of("config"), faults);
        Contracts contracts = Contracts.read(Path.of("config"), catalogue, faults);
        return new ReceiptAccount(
                catalogue,
                contracts,
                new Duplicates(catalogue, contracts, null, null),
                new Waits(
                        line -> line == known.deliveryId() ? Optional.of(known) : Optional.empty(),
                        catalogue.workingDays(),
                        Patience.USUAL));
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
        return line(
                LedgerKind.DELIVERY,
                null,
                Grounds.NONE,
                new LedgerLine.Result(
                        Outcome.TAKEN_IN_PART, null, new LedgerLine.Counts(findings, findings, 0, 0, 0, findings)));
    }

    private static LedgerLine line(LedgerKind kind, Long concerns, Grounds grounds, LedgerLine.Result result) {
        return new LedgerLine(
                7,
                new Arrival(
                        "a",
                        kind,
                        concerns,
                        new Arrival.Origin("hrss", "hrss-employment", "jobs.csv"),
                        new Arrival.DeliveredBytes("0".repeat(64), 9, "archive/x"),
                        new Arrival.Times(NOW, LocalDate.of(2014, 7, 10), new Arrival.AsOf("a")),
                        Arrival.Promise.NONE,
                        new Arrival.Taker(null, "here", null),
                        grounds),
                NOW,
                result);
    }
}
