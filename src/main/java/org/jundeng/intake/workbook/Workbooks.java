// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;

/** Opens workbooks: which format their bytes are, and which of their sheets has the table. */
public final class Workbooks {

    private static final String PACKAGE = "PK\u0003\u0004";
    private static final String COMPOUND = "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1";

    private static final String OPEN_DOCUMENT = "mimetypeapplication/vnd.oasis.opendocument.spreadsheet";

    private Workbooks() {}

    /** Whether a file that begins with these bytes may be a workbook: a package or a compound file. */
    public static boolean mayBe(byte[] head) {
        String latin = new String(head, StandardCharsets.ISO_8859_1);
        return latin.startsWith(PACKAGE) || latin.startsWith(COMPOUND);
    }

    /**
     * The records of the sheet that has the table.
     *
     * @throws IOException where the file cannot be accessed
     */
    public static Opened open(Path file, byte[] head, Contract contract) throws IOException {
        Workbook workbook = null;
        boolean kept = false;
        try {
            workbook = workbook(file, head);
            ChosenSheet chosen = SheetChoice.in(workbook, contract);
            Readable readable = new Readable(WorkbookRecords.of(workbook, chosen, Files.size(file)));
            kept = true;
            return readable;
        } catch (UnreadableWorkbook unreadable) {
            return new Refused(unreadable.finding());
        } finally {
            if (!kept && workbook != null) {
                workbook.close();
            }
        }
    }

    private static Workbook workbook(Path file, byte[] head) throws IOException {
        String latin = new String(head, StandardCharsets.ISO_8859_1);
        if (latin.contains(OPEN_DOCUMENT)) {
            throw new UnreadableWorkbook(OtherKind.ODS.finding());
        }
        return latin.startsWith(COMPOUND) ? XlsWorkbook.open(file) : XlsxWorkbook.open(file);
    }

    /**
     * The records of a sheet that a reader sees, for who knows no contract yet. Empty where there is no such sheet, or
     * the workbook cannot be read.
     *
     * @param place the sheet's place among those with cells that a reader sees, from 0
     * @throws IOException where the file cannot be accessed
     */
    public static Optional<WorkbookRecords> sheet(Path file, byte[] head, int place) throws IOException {
        Workbook workbook = null;
        Optional<WorkbookRecords> records = Optional.empty();
        try {
            workbook = workbook(file, head);
            List<SheetTab> seen = seen(workbook);
            if (place < seen.size()) {
                records = Optional.of(
                        WorkbookRecords.of(workbook, new ChosenSheet(seen.get(place), List.of()), Files.size(file)));
            }
        } catch (UnreadableWorkbook unreadable) {
            // Whoever delivers it gets a finding that says why.
        } finally {
            if (records.isEmpty() && workbook != null) {
                workbook.close();
            }
        }
        return records;
    }

    /** The names of the sheets with cells that a reader sees; none where the workbook cannot be read. */
    public static List<String> sheets(Path file, byte[] head) throws IOException {
        try (Workbook workbook = workbook(file, head)) {
            return seen(workbook).stream().map(SheetTab::name).toList();
        } catch (UnreadableWorkbook unreadable) {
            return List.of();
        }
    }

    private static List<SheetTab> seen(Workbook workbook) {
        return workbook.sheets().stream().filter(sheet -> !sheet.hidden()).toList();
    }

    /** The result of opening a workbook. */
    public sealed interface Opened {}

    /**
     * It can be read.
     *
     * @param records the rows of the sheet, which the caller must close
     */
    public record Readable(WorkbookRecords records) implements Opened {}

    /**
     * It cannot be read at all.
     *
     * @param finding the reason, of weight DELIVERY
     */
    public record Refused(Finding finding) implements Opened {}
}
