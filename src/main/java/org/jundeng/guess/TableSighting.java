// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jundeng.conform.said.SaidUnits;
import org.jundeng.contract.Contract;
import org.jundeng.intake.UnpromisedTables;
import org.jundeng.intake.row.Line;
import org.jundeng.intake.row.Opened;
import org.jundeng.intake.row.Rows;
import org.jundeng.intake.row.TableContext;
import org.jundeng.intake.table.TableRecord;
import org.jundeng.intake.table.TableRecords;
import org.jundeng.intake.table.TableRows;
import org.jundeng.intake.table.UnpromisedHead;
import org.jundeng.intake.text.TextEncoding;

/**
 * Looks at the tables that may be in a file: the intake finds header, rows, notes and titles, by a draft that promises
 * the names of a likely header.
 */
final class TableSighting {

    private static final int ROWS_FOR_THE_HEAD = 60;
    private static final int MOST_HEADS = 3;

    private final Path file;
    private final UnpromisedTables tables;
    private final String fileName;
    private final Known known;
    private final CellSense sense;

    TableSighting(Path file, String fileName, UnpromisedTables tables, Known known, CellSense sense) {
        this.file = file;
        this.fileName = fileName;
        this.tables = tables;
        this.known = known;
        this.sense = sense;
    }

    /** A header that may be meant, and where it stands. */
    record Likely(UnpromisedTables.Place place, UnpromisedHead head) {}

    /** The headers that may be meant, the likeliest first; those of a text in one dialect only. */
    List<Likely> heads() throws IOException {
        List<Likely> heads = new ArrayList<>();
        for (UnpromisedTables.Place place : places()) {
            UnpromisedHead.among(first(place), sense::isValue).stream()
                    .limit(MOST_HEADS)
                    .forEach(head -> heads.add(new Likely(place, head)));
        }
        return heads;
    }

    private List<UnpromisedTables.Place> places() throws IOException {
        List<UnpromisedTables.Place> all = tables.places();
        if (tables.encoding().isEmpty() || all.size() < 2) {
            return all;
        }
        Map<UnpromisedTables.Place, Integer> scores = new HashMap<>();
        for (UnpromisedTables.Place place : all) {
            scores.put(place, score(first(place)));
        }
        return List.of(all.stream().max(Comparator.comparingInt(scores::get)).orElseThrow());
    }

    /** How many rows have the usual number of cells, times that number; 0 where that is one. */
    private static int score(List<TableRecord> first) {
        Map<Integer, Integer> widths = new HashMap<>();
        first.forEach(record -> widths.merge(record.cells().length, 1, Integer::sum));
        return widths.entrySet().stream()
                .filter(width -> width.getKey() > 1)
                .mapToInt(width -> width.getValue() * (10 + Math.min(10, width.getKey())))
                .max()
                .orElse(0);
    }

    private List<TableRecord> first(UnpromisedTables.Place place) throws IOException {
        List<TableRecord> first = new ArrayList<>();
        try (TableRecords records = tables.open(place)) {
            TableRecord record = records.next();
            while (record != null && first.size() < ROWS_FOR_THE_HEAD) {
                first.add(record);
                record = records.next();
            }
        }
        return first;
    }

    /** What is seen in the table below a header, from its first row to its last; empty where it is none after all. */
    Optional<FileSighting> of(Likely likely) throws IOException {
        Optional<FileSighting> plain = of(likely, false);
        boolean blank = plain.isPresent()
                && plain.get().columns().stream().limit(1).anyMatch(column -> column.blank() == column.rows());
        return blank ? of(likely, true) : plain;
    }

    /** {@code asAbove} says that the names of rows stand in rows of their own, above those that they are about. */
    private Optional<FileSighting> of(Likely likely, boolean asAbove) throws IOException {
        Contract draft = tables.in(likely.place(), Draft.of(likely.head(), sense, asAbove));
        if (!(TableRows.open(tables.open(likely.place()), () -> tables.open(likely.place()), draft)
                instanceof Opened.Readable readable)) {
            return Optional.empty();
        }
        try (Rows rows = readable.rows()) {
            if (rows.headerNo() != likely.head().firstNo()) {
                return Optional.empty();
            }
            List<ColumnSight> columns = new ArrayList<>();
            List<UnpromisedHead.Column> named = likely.head().columns();
            for (int at = 0; at < named.size(); at++) {
                columns.add(new ColumnSight(named.get(at).name(), named.get(at).meaning(), at, sense));
            }
            TableSurroundings around = around(rows, likely);
            long seen = see(rows, columns);
            columns.removeIf(
                    column -> column.header.isEmpty() || named.get(column.at).isSerial());
            columns.stream().limit(asAbove ? 1 : 0).forEach(ColumnSight::repeatAbove);
            return Optional.of(new FileSighting(form(likely.place()), around, columns, seen));
        }
    }

    private TableSurroundings around(Rows rows, Likely likely) {
        TableContext context = rows.context();
        return new TableSurroundings(
                likely.head().firstNo(),
                likely.head().lastNo(),
                context.above().stream().map(TableContext.Text::text).toList(),
                SaidUnits.above(context, known.catalogue().units()).orElse(null),
                SaidPeriods.of(rows, fileName, known),
                likely.place().sheet(),
                tables.places().stream()
                        .filter(place -> likely.place().sheet() != null && place != likely.place())
                        .map(UnpromisedTables.Place::sheet)
                        .toList(),
                tables.isPacked(),
                likely.head().cutBehind());
    }

    private static long see(Rows rows, List<ColumnSight> columns) throws IOException {
        long seen = 0;
        for (Line line = rows.next(); line != null; line = rows.next()) {
            if (line instanceof Line.Row row) {
                seen++;
                for (ColumnSight column : columns) {
                    column.see(column.at < row.cells().size() ? row.cells().get(column.at) : "");
                }
            }
        }
        return seen;
    }

    private FileSighting.Form form(UnpromisedTables.Place place) throws IOException {
        TextEncoding encoding = tables.encoding().orElse(null);
        return new FileSighting.Form(
                encoding == null ? FileSighting.Kind.WORKBOOK : FileSighting.Kind.CSV,
                encoding == null ? null : encoding.charset().name(),
                Files.size(file),
                encoding != null && encoding.markLength() > 0,
                place.delimiter(),
                null);
    }
}
