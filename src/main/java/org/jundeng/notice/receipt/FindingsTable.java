// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.receipt;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.finding.Finding;
import org.jundeng.finding.SpreadsheetCell;
import org.jundeng.notice.findings.FigureComparison;
import org.jundeng.notice.findings.SuspectFigure;

/**
 * Writes all findings of a delivery as CSV for a spreadsheet: one finding in each row, in the order found. Where
 * figures look wrong, further columns at the end put them beside what is known.
 */
final class FindingsTable {

    /** Without this mark, a Chinese spreadsheet program reads the file as GBK. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final List<String> COLUMNS = List.of("row", "cell", "column", "code", "found", "promised", "remedy");

    private static final List<String> OF_FIGURES =
            List.of("indicator", "region", "period", "now", "last", "lowest", "highest");

    private final ReceiptWords words;

    FindingsTable(ReceiptWords words) {
        this.words = words;
    }

    void write(List<Finding> findings, Writer out) throws IOException {
        out.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        boolean aboutFigures = findings.stream().map(SuspectFigure::of).anyMatch(Optional::isPresent);
        csv.writeRecord(Stream.concat(COLUMNS.stream(), aboutFigures ? OF_FIGURES.stream() : Stream.empty())
                .map(words::column)
                .toList());
        for (Finding finding : findings) {
            List<String> cells = new ArrayList<>(cells(finding));
            if (aboutFigures) {
                cells.addAll(figure(finding));
            }
            csv.writeRecord(cells);
        }
        csv.flush();
    }

    /** The figure and what is known beside it: numbers stay numbers, in the indicator's unit. */
    private List<String> figure(Finding finding) {
        Optional<SuspectFigure> suspect = SuspectFigure.of(finding);
        if (suspect.isEmpty()) {
            return Collections.nCopies(OF_FIGURES.size(), "");
        }
        FigureComparison named = words.findings().comparison(finding).orElseThrow();
        SuspectFigure figure = suspect.get();
        List<String> cells = Stream.of(named.indicator(), named.region(), named.period())
                .map(SpreadsheetCell::of)
                .collect(Collectors.toCollection(ArrayList::new));
        Stream.of(figure.delivered(), figure.last(), figure.lowest(), figure.highest())
                .map(number -> number == null ? "" : number)
                .forEach(cells::add);
        return cells;
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
