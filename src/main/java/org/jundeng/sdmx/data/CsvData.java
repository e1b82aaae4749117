// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jundeng.finding.SpreadsheetCell;
import org.jundeng.sdmx.Component;

/**
 * SDMX-CSV 2.0: a row a figure, with the action that it calls for. Texts that a spreadsheet takes for formulas have an
 * apostrophe in front, as in all CSV here; parts of keys such as -14 stay as queries take them.
 */
final class CsvData implements DataMessage {

    private final DataQuery query;
    private final String keys;
    private final CsvLabels labels;
    private final List<Component> columns;
    private final CsvWriter csv;

    CsvData(DataQuery query, String keys, CsvLabels labels, OutputStream out) {
        this.query = query;
        this.keys = keys;
        this.labels = labels;
        TreeSet<String> dimensions = new TreeSet<>();
        query.structures().forEach(each -> dimensions.addAll(each.layout().dimensions()));
        this.columns = Component.of(List.copyOf(dimensions)).stream()
                .filter(each -> each.isOfKey() || query.shown().contains(each.id()))
                .toList();
        this.csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writeHead();
    }

    private void writeHead() {
        List<String> head = new ArrayList<>(List.of("STRUCTURE"));
        head.addAll(labels.structureHead());
        head.add("ACTION");
        if (hasKey("series")) {
            head.add("SERIES_KEY");
        }
        if (hasKey("obs")) {
            head.add("OBS_KEY");
        }
        columns.forEach(each -> head.addAll(labels.head(each)));
        csv.writeRecord(head);
    }

    private boolean hasKey(String kind) {
        return keys.equals(kind) || keys.equals("both");
    }

    @Override
    public boolean wantsSeries() {
        return false;
    }

    @Override
    public void figures(List<SdmxFigure> figures) {
        figures.forEach(this::write);
    }

    private void write(SdmxFigure figure) {
        List<String> row = new ArrayList<>();
        row.add(query.context());
        row.addAll(labels.structure(figure.structure().layout()));
        row.add(query.isOfChanges() ? figure.isGone() ? "D" : "R" : "I");
        String series = figure.seriesKey();
        if (hasKey("series")) {
            row.add(SpreadsheetCell.ofKey(series));
        }
        if (hasKey("obs")) {
            row.add(SpreadsheetCell.ofKey(series + "." + figure.value(Component.TIME_PERIOD)));
        }
        for (Component column : columns) {
            String value = figure.isGone() && !column.isOfKey() ? null : figure.value(column.id());
            row.addAll(labels.value(column, value));
        }
        csv.writeRecord(row);
    }

    @Override
    public void end() throws IOException {
        csv.flush();
    }
}
