// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.ContractText;
import org.jundeng.intake.table.TableRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Reads all workbooks in a folder, such as those that POI is tested with (github.com/apache/poi, test-data), which are
 * not part of this project: each must give rows or a finding. {@code mvn -Pfuzz verify -Dtest=None
 * -Dit.test=OtherWorkbooksFuzz -Dworkbooks.folder=…}
 */
class OtherWorkbooksFuzz {

    private static final Contract CONTRACT = ContractText.dropped(
            "table",
            "layout: long, indicator: gdp, columns: [{name: 地区, role: ref-area}, "
                    + "{name: 报告期, role: time-period}, {name: 数值, role: obs-value}]");

    @Test
    void allGiveRowsOrAFinding() throws IOException {
        String folder = System.getProperty("workbooks.folder", "");
        Assumptions.assumeFalse(folder.isEmpty());
        Map<String, Integer> counts = new TreeMap<>();
        List<String> thrown = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] head = head(file);
                if (Workbooks.mayBe(head)) {
                    try {
                        counts.merge(outcome(file, head), 1, Integer::sum);
                    } catch (IOException | RuntimeException | Error fault) {
                        thrown.add(file.getFileName() + ": " + fault);
                    }
                }
            }
        }
        counts.forEach((outcome, count) -> System.out.println(count + " " + outcome));
        assertThat(thrown).isEmpty();
    }

    private static byte[] head(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(4096);
        }
    }

    private static String outcome(Path file, byte[] head) throws IOException {
        Workbooks.Opened opened = Workbooks.open(file, head, CONTRACT);
        if (opened instanceof Workbooks.Readable readable) {
            return read(readable.records());
        }
        Finding refusal = ((Workbooks.Refused) opened).finding();
        boolean ofSheets = refusal.code() == FindingCode.SHEET_NOT_FOUND;
        return ofSheets ? readAll(file, head) : refusal.code().code() + " " + refusal.found();
    }

    /** Each sheet of a workbook with several. */
    private static String readAll(Path file, byte[] head) throws IOException {
        Set<String> outcomes = new TreeSet<>();
        try (Workbook workbook = head[0] == 'P' ? XlsxWorkbook.open(file) : XlsWorkbook.open(file)) {
            for (SheetTab sheet : workbook.sheets()) {
                Workbook again = head[0] == 'P' ? XlsxWorkbook.open(file) : XlsWorkbook.open(file);
                outcomes.add(read(WorkbookRecords.of(again, new ChosenSheet(sheet, List.of()), 1)));
            }
        } catch (UnreadableWorkbook unreadable) {
            outcomes.add(
                    unreadable.finding().code() + " " + unreadable.finding().found());
        }
        return "sheets " + outcomes;
    }

    private static String read(WorkbookRecords opened) throws IOException {
        long rows = 0;
        try (WorkbookRecords records = opened) {
            for (TableRecord record = records.next(); record != null; record = records.next()) {
                rows++;
            }
            records.notes(List.of());
            return records.broken()
                    .map(finding -> "then " + finding.code() + " " + finding.found())
                    .orElse(rows > 0 ? "with rows" : "blank");
        }
    }
}
