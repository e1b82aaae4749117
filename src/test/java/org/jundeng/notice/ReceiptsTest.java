// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Place;
import org.jundeng.warehouse.LedgerLine;
import org.jundeng.warehouse.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptsTest {

    private static final Instant NOW = Instant.parse("2014-07-10T01:00:00Z");

    @TempDir
    private Path folder;

    private final Receipts receipts = new Receipts(ZoneId.of("Asia/Shanghai"), name -> name.replace('/', '-'));

    @Test
    void aPageListsWhatSomebodyMendsByHandAndJsonAllThatIsListed() throws IOException {
        receipts.write(line(80_000), findings(600), folder);

        String page = Files.readString(folder.resolve("a-jobs.csv.html"));
        assertThat(page).contains("第 501 行").doesNotContain("第 502 行");
        assertThat(page).contains("另有 79500 个问题未逐一列出。同名的 JSON 回执列得更多。");
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("a-jobs.csv.json").toFile());
        assertThat(json.get("findings")).hasSize(600);
        assertThat(json.at("/findings/599/row").asInt()).isEqualTo(601);
        assertThat(json.at("/counts/findings").asInt()).isEqualTo(80_000);
    }

    @Test
    void aPageOfFewFindingsListsThemAll() throws IOException {
        receipts.write(line(2), findings(2), folder);

        assertThat(Files.readString(folder.resolve("a-jobs.csv.html")))
                .contains("第 3 行")
                .doesNotContain("另有");
    }

    @Test
    void whoLooksSeesWholeFilesOnlyAndAgainTheSame() throws IOException {
        receipts.write(line(2), findings(2), folder);
        byte[] first = Files.readAllBytes(folder.resolve("a-jobs.csv.html"));

        receipts.write(line(2), findings(2), folder);

        assertThat(folder.resolve("a-jobs.csv.html")).hasBinaryContent(first);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    private static List<Finding> findings(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Finding.at(FindingCode.NOT_A_NUMBER, new Place(i + 2L, "数值"), "很多"))
                .toList();
    }

    private static LedgerLine line(long findings) {
        return new LedgerLine(
                7,
                "a",
                "delivery",
                null,
                null,
                "hrss",
                "hrss-employment",
                "jobs.csv",
                "0".repeat(64),
                9,
                NOW,
                NOW,
                LocalDate.of(2014, 7, 10),
                "a",
                null,
                0,
                findings,
                findings,
                0,
                0,
                0,
                findings,
                Outcome.TAKEN_IN_PART,
                null,
                null,
                "archive/x",
                "here");
    }
}
