// SPDX-License-Identifier: Apache-2.0
package org.jundeng.template;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FileForm;
import org.jundeng.finding.SpreadsheetCell;

/** Writes a blank table as CSV in the dialect of its contract. */
final class TemplateCsv {

    private TemplateCsv() {}

    static String of(Contract contract, BlankTable table, List<String> titles) {
        FileForm.CsvDialect dialect = contract.form().csv();
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(dialect.delimiter().charAt(0))
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text)) {
            titles.forEach(csv::writeRecord);
            csv.writeRecord(
                    table.columns().stream().map(BlankTable.Column::header).toList());
            table.rows()
                    .forEach(row -> csv.writeRecord(row.stream()
                            .map(cell -> SpreadsheetCell.of(cell.text()))
                            .toList()));
            if (dialect.trailer() != null) {
                csv.writeRecord(dialect.trailer(), Integer.toString(table.rows().size()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory cannot be closed", impossible);
        }
        return text.toString();
    }
}
