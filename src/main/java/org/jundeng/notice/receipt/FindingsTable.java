// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.receipt;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;
import org.jundeng.finding.Finding;
import org.jundeng.finding.SpreadsheetCell;

/** Writes all findings of a delivery as CSV for a spreadsheet: one finding in each row, in the order found. */
final class FindingsTable {

    /** Without this mark, a Chinese spreadsheet program reads the file as GBK. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final List<String> COLUMNS = List.of("row", "cell", "column", "code", "found", "promised", "remedy");

    private final ReceiptWords words;

    FindingsTable(ReceiptWords words) {
        this.words = words;
    }

    void write(List<Finding> findings, Writer out) throws IOException {
        out.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        csv.writeRecord(COLUMNS.stream().map(words::column).toList());
        for (Finding finding : findings) {
            csv.writeRecord(cells(finding));
        }
        csv.flush();
    }

    private List<String> cells(Finding finding) {
        String column = finding.place().column();
        return Stream.of(
                        finding.place().rowNo() == 0
                                ? ""
                                : Long.toString(finding.place().rowNo()),
                        finding.place().cell().orElse(""),
                        column == null ? "" : column,
                        finding.code().code(),
                        finding.found(),
                        words.findings().promised(finding),
                        words.findings().remedy(finding))
                .map(SpreadsheetCell::of)
                .toList();
    }
}
