// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.DeliveryOpener;
import org.jundeng.intake.TableFile;
import org.jundeng.intake.row.Opened;
import org.jundeng.intake.text.DeliveryBytes;

/**
 * The file of a delivery with its findings written into it, in its own format. The steward mends it and drops it as it
 * is: the reader passes over what was added.
 */
public final class MarkedCopy {

    /** A spreadsheet opens no larger text file. */
    private static final long MOST_CSV_BYTES = 100_000_000;

    /** Where one of these is found, nothing is known of the cells, so that nothing can be written beside them. */
    private static final Set<FindingCode> NO_TABLE = EnumSet.of(
            FindingCode.EMPTY_DELIVERY,
            FindingCode.WRONG_FORMAT,
            FindingCode.WRONG_DELIMITER,
            FindingCode.WRONG_CHARSET,
            FindingCode.ROW_TOO_LARGE,
            FindingCode.WORKBOOK_ENCRYPTED,
            FindingCode.WORKBOOK_BROKEN,
            FindingCode.WORKBOOK_TOO_LARGE,
            FindingCode.OTHER_WORKBOOK,
            FindingCode.SHEET_NOT_FOUND,
            FindingCode.SEVERAL_SHEETS,
            FindingCode.ZIP_NOT_ONE_TABLE,
            FindingCode.ZIP_UNREADABLE);

    private static final String ZIP = ".zip";

    private MarkedCopy() {}

    /**
     * The name that the copy of a file has, by the name it came under: the same, and that of the table in it where it
     * came packed.
     */
    public static String name(Path file, Contract contract, String sourceName) throws IOException {
        if (!TableFile.isPacked(file, contract)) {
            return sourceName;
        }
        try (TableFile table = TableFile.of(file, contract)) {
            WorkbookKind kind = WorkbookKind.of(DeliveryBytes.of(table.path()).first(WorkbookKind.HEAD));
            return unpacked(sourceName, kind);
        }
    }

    /** The names that the copy of a file may have, whatever is in it. */
    public static List<String> names(String sourceName) {
        return sourceName.toLowerCase(Locale.ROOT).endsWith(ZIP)
                ? Stream.of(WorkbookKind.values())
                        .map(kind -> unpacked(sourceName, kind))
                        .distinct()
                        .toList()
                : List.of(sourceName);
    }

    private static String unpacked(String sourceName, WorkbookKind kind) {
        String stem = sourceName.toLowerCase(Locale.ROOT).endsWith(ZIP)
                ? sourceName.substring(0, sourceName.length() - ZIP.length())
                : sourceName;
        return stem.toLowerCase(Locale.ROOT).endsWith(kind.extension()) ? stem : stem + kind.extension();
    }

    /**
     * Writes the marked copy of {@code file}, or of the table in it where it came packed. Where there can be none,
     * nothing is written.
     */
    public static Copied write(Path file, Contract contract, Marking marking, OutputStream out) throws IOException {
        if (!contract.form().isTable()) {
            return Copied.NO_TABLE;
        }
        try (TableFile table = TableFile.of(file, contract)) {
            return writeTable(table.path(), contract, marking, out);
        }
    }

    private static Copied writeTable(Path file, Contract contract, Marking marking, OutputStream out)
            throws IOException {
        Optional<MarkedTable> table = table(file, contract, marking);
        if (table.isEmpty()) {
            return Copied.NO_TABLE;
        }
        WorkbookKind kind = WorkbookKind.of(DeliveryBytes.of(file).first(WorkbookKind.HEAD));
        if (kind != WorkbookKind.NONE) {
            return WorkbookCopy.write(file, kind, table.get(), out);
        }
        if (Files.size(file) > MOST_CSV_BYTES) {
            return Copied.TOO_LARGE;
        }
        Contract inItsDialect = DeliveryOpener.inItsDialect(file, contract);
        return CsvCopy.write(file, table.get().with(inItsDialect), out);
    }

    /** The table as it was read; where no header was found, its place is that of the row that was taken for it. */
    private static Optional<MarkedTable> table(Path file, Contract contract, Marking marking) throws IOException {
        Opened opened = DeliveryOpener.open(file, contract);
        if (opened instanceof Opened.Readable readable) {
            try (var rows = readable.rows()) {
                return Optional.of(new MarkedTable(
                        contract,
                        new MarkedTable.Place(
                                rows.context().sheet(), rows.headerNo(), rows.columns(), rows.findingsAt()),
                        marking));
            }
        }
        Opened.Refused refused = (Opened.Refused) opened;
        Finding first = refused.findings().get(0);
        long headerNo = Math.max(1, first.place().rowNo());
        return NO_TABLE.contains(first.code())
                ? Optional.empty()
                : Optional.of(new MarkedTable(
                        contract, new MarkedTable.Place(refused.sheet(), headerNo, List.of(), -1), marking));
    }
}
