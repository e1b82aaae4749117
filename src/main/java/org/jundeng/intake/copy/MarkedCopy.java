// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

    private static final String PACKED = ".zip";

    private MarkedCopy() {}

    /**
     * Writes the marked copy of {@code file}. Returns false, having written nothing, where there can be none: its cells
     * are not known, it is too large, it came packed, or it is no table.
     */
    public static boolean write(Path file, Contract contract, Marking marking, OutputStream out) throws IOException {
        if (!contract.form().isTable() || TableFile.isPacked(file, contract)) {
            return false;
        }
        try (TableFile table = TableFile.of(file, contract)) {
            return writeTable(table.path(), contract, marking, out);
        }
    }

    /**
     * The name of the file that is copied: that of the delivery or, where it came packed, the same with the extension
     * of what is in it.
     */
    public static String name(String sourceName, Path file, Contract contract) throws IOException {
        if (!sourceName.toLowerCase(Locale.ROOT).endsWith(PACKED)) {
            return sourceName;
        }
        try (TableFile table = TableFile.of(file, contract)) {
            byte[] head = DeliveryBytes.of(table.path()).first(WorkbookKind.HEAD);
            String stem = sourceName.substring(0, sourceName.length() - PACKED.length());
            return stem + WorkbookKind.of(head).extension();
        }
    }

    private static boolean writeTable(Path file, Contract contract, Marking marking, OutputStream out)
            throws IOException {
        Optional<Long> headerNo = headerNo(file, contract);
        if (headerNo.isEmpty()) {
            return false;
        }
        WorkbookKind kind = WorkbookKind.of(DeliveryBytes.of(file).first(WorkbookKind.HEAD));
        if (kind != WorkbookKind.NONE) {
            return WorkbookCopy.write(file, kind, new MarkedTable(contract, headerNo.get(), marking), out);
        }
        Contract inItsDialect = DeliveryOpener.inItsDialect(file, contract);
        return Files.size(file) <= MOST_CSV_BYTES
                && CsvCopy.write(file, new MarkedTable(inItsDialect, headerNo.get(), marking), out);
    }

    /** The number of the header's record; where none was found, that of the row that was taken for it. */
    private static Optional<Long> headerNo(Path file, Contract contract) throws IOException {
        Opened opened = DeliveryOpener.open(file, contract);
        if (opened instanceof Opened.Readable readable) {
            try (var rows = readable.rows()) {
                return Optional.of(rows.headerNo());
            }
        }
        Finding first = ((Opened.Refused) opened).findings().get(0);
        return NO_TABLE.contains(first.code())
                ? Optional.empty()
                : Optional.of(Math.max(1, first.place().rowNo()));
    }
}
