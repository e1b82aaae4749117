// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FileForm;
import org.jundeng.finding.SpreadsheetCell;
import org.jundeng.intake.DeliveryOpener;
import org.jundeng.intake.copy.PhysicalLines.PhysicalLine;
import org.jundeng.intake.csv.RecordPlaces;
import org.jundeng.intake.row.PromisedNames;
import org.jundeng.intake.table.FindingsColumn;
import org.jundeng.intake.text.DeliveryBytes;
import org.jundeng.intake.text.EndMarkStream;
import org.jundeng.intake.text.TextEncoding;

/**
 * Copies a CSV file with one more column: byte for byte as it came, in its character set, dialect and line ends, and a
 * cell of findings before the line end of each row. What stands above the header is copied as it is. Only a mark of
 * the end behind the text is left out, where the reader passes over it.
 */
final class CsvCopy {

    private static final int HEAD = 4096;

    private final Charset charset;
    private final MarkedTable table;
    private final String delimiter;
    private final PromisedNames promised;
    private final long headerNo;
    private final String header;
    private final Map<Long, String> rows;
    private int at = -1;

    private CsvCopy(Charset charset, MarkedTable table) {
        this.charset = charset;
        this.table = table;
        this.delimiter = table.contract().form().csv().delimiter();
        this.promised = new PromisedNames(table.contract());
        this.headerNo = table.headerNo();
        this.header = table.header();
        this.rows = table.rows();
    }

    /**
     * Writes the marked copy of {@code file}. Nothing is written where the words cannot be written in the file's
     * character set.
     */
    static Copied write(Path file, MarkedTable table, OutputStream out) throws IOException {
        Contract contract = table.contract();
        DeliveryBytes delivered = DeliveryBytes.of(file);
        byte[] head = delivered.first(HEAD);
        TextEncoding encoding = TextEncoding.of(delivered, head, contract.form().charset());
        Charset charset = encoding.charset();
        CsvCopy copy = new CsvCopy(charset, table);
        if (encoding.refusal() != null || !copy.fitsItsCharset()) {
            return Copied.NOT_WRITABLE;
        }
        boolean bigEndian = charset.equals(StandardCharsets.UTF_16BE);
        int width = bigEndian || charset.equals(StandardCharsets.UTF_16LE) ? 2 : 1;
        boolean doubled = new String(head, StandardCharsets.ISO_8859_1).contains("\r\r\n");
        InputStream raw = new BufferedInputStream(delivered.open(), 1 << 16);
        boolean mayEndWithMark = width == 1 && contract.form().format() == FileForm.Format.TABLE;
        try (InputStream bytes = mayEndWithMark ? new EndMarkStream(raw) : raw;
                RecordPlaces places = new RecordPlaces(
                        DeliveryOpener.text(file, contract), contract.form().csv())) {
            boolean whole = copy.copy(new PhysicalLines(bytes, width, bigEndian, doubled), places, out);
            return whole ? Copied.WHOLE : Copied.NOT_ALL_ROWS;
        }
    }

    private boolean fitsItsCharset() {
        return charset.newEncoder().canEncode(header + String.join("", rows.values()));
    }

    /** Returns whether it was certain to the end which line is of which record: what stands behind has no marks. */
    private boolean copy(PhysicalLines lines, RecordPlaces places, OutputStream out) throws IOException {
        long lineNo = 1;
        PhysicalLine line = lines.next();
        for (RecordPlaces.Place place = places.next(); place != null && line != null; place = places.next()) {
            PhysicalLine following = lines.next();
            while (following != null && lineNo < place.lastLine()) {
                write(line, out);
                line = following;
                lineNo++;
                following = lines.next();
            }
            write(new PhysicalLine(marked(line.content(), place), line.end()), out);
            line = following;
            lineNo++;
        }
        boolean whole = line == null;
        for (; line != null; line = lines.next()) {
            write(line, out);
        }
        return whole;
    }

    private static void write(PhysicalLine line, OutputStream out) throws IOException {
        out.write(line.content());
        out.write(line.end());
    }

    /**
     * The last line of a record with the cell of findings in it. Where there are too many cells, the findings of which
     * may not be listed, it has at least its mark: no cell of the steward's may be taken for ours.
     */
    private byte[] marked(byte[] line, RecordPlaces.Place place) throws IOException {
        boolean blank = place.cells().stream().allMatch(String::isBlank);
        if (place.no() < headerNo || place.no() == 0 || blank) {
            return line;
        }
        boolean isHeader = place.no() == headerNo;
        String text = isHeader ? header : rows.get(place.no());
        if (text == null && isAnswer(place)) {
            return line;
        }
        Former former = former(line, place);
        byte[] content = former == null ? line : former.without(line);
        int bare = former == null ? place.bare() : former.bare();
        int cells = former == null ? place.cells().size() : former.cells();
        if (isHeader) {
            at = cells - bare;
        }
        if (text == null && cells < at) {
            return content;
        }
        boolean tooMany = cells - bare > at;
        String usual = tooMany ? table.mark(place.no()) : "";
        return with(content, cells, bare, text == null ? usual : cell(text));
    }

    /**
     * The cell of findings of an earlier copy.
     *
     * @param from where it begins in its line, with its delimiter unless it was written into a cell that was free
     * @param to where it ends
     * @param cells how many cells the record has without it
     * @param bare how many of them are nothing between two delimiters
     */
    private record Former(int from, int to, int cells, int bare) {

        byte[] without(byte[] line) {
            ByteArrayOutputStream rest = new ByteArrayOutputStream(line.length);
            rest.write(line, 0, from);
            rest.write(line, to, line.length - to);
            return rest.toByteArray();
        }
    }

    /** Whether the steward wrote something in place of a finding; it stays where nothing new is to be said. */
    private boolean isAnswer(RecordPlaces.Place place) {
        int last = lastCell(place);
        return last > 0
                && last == table.place().findingsAt()
                && FindingsColumn.mark(place.cells().get(last)).isEmpty()
                && !FindingsColumn.mayHaveMoved(place.cells(), table.place().columns(), table.contract());
    }

    private static int lastCell(RecordPlaces.Place place) {
        return place.cells().size() - place.bare() - 1;
    }

    /** The content with a cell behind all others, or in place of the first of those that are bare and lack a header. */
    private byte[] with(byte[] content, int cells, int bare, String text) throws IOException {
        int free = Math.min(bare, cells - at);
        ByteArrayOutputStream written = new ByteArrayOutputStream(content.length + 64);
        int end = free > 0 ? content.length - (free - 1) * bytes(delimiter).length : content.length;
        written.write(content, 0, end);
        if (free <= 0) {
            written.write(bytes(delimiter));
        }
        written.write(bytes(text));
        written.write(content, end, content.length - end);
        return written.toByteArray();
    }

    /** The cell of findings of an earlier copy; null where there is none. */
    private Former former(byte[] line, RecordPlaces.Place place) {
        int last = lastCell(place);
        if (last < 1) {
            return null;
        }
        String cell = place.cells().get(last);
        boolean isInPlace = last == table.place().findingsAt();
        boolean isOurs = place.no() == headerNo
                ? isInPlace || FindingsColumn.isMarked(cell) && FindingsColumn.isHeader(cell, promised)
                : FindingsColumn.mark(cell).isPresent() || isAnswer(place);
        int to = line.length - place.bare() * bytes(delimiter).length;
        int from = isOurs ? begin(line, to, cell) : -1;
        if (from < 0) {
            return null;
        }
        int all = place.cells().size();
        boolean wasFree = place.bare() > 0;
        return new Former(
                wasFree ? from : from - bytes(delimiter).length,
                to,
                wasFree ? all : all - 1,
                wasFree ? place.bare() + 1 : 0);
    }

    /** Where a cell begins that ends at a place of its line; -1 where that is not certain. */
    private int begin(byte[] line, int to, String cell) {
        for (String written : List.of(cell, '"' + cell.replace("\"", "\"\"") + '"')) {
            byte[] sought = bytes(delimiter + written);
            int from = to - sought.length;
            if (from >= 0 && Arrays.equals(line, from, to, sought, 0, sought.length)) {
                return from + bytes(delimiter).length;
            }
        }
        return -1;
    }

    private String cell(String text) throws IOException {
        StringWriter cell = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().fieldSeparator(delimiter.charAt(0)).build(cell)) {
            csv.writeRecord(SpreadsheetCell.of(text));
        }
        return cell.toString().stripTrailing();
    }

    private byte[] bytes(String text) {
        return text.getBytes(charset);
    }
}
