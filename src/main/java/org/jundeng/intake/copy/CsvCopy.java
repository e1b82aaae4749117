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
import java.util.Map;
import org.jundeng.contract.Contract;
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
 * the end behind the text is left out.
 */
final class CsvCopy {

    private static final int HEAD = 4096;

    /** So many characters of a cell of findings stand nowhere else in a row; none of them is a quote. */
    private static final int SURELY_OURS = 10;

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
     * Writes the marked copy of {@code file}. Returns false where the words cannot be written in the file's character
     * set; then nothing is written.
     */
    static boolean write(Path file, MarkedTable table, OutputStream out) throws IOException {
        Contract contract = table.contract();
        DeliveryBytes delivered = DeliveryBytes.of(file);
        byte[] head = delivered.first(HEAD);
        TextEncoding encoding = TextEncoding.of(delivered, head, contract.form().charset());
        Charset charset = encoding.charset();
        CsvCopy copy = new CsvCopy(charset, table);
        if (encoding.refusal() != null || !copy.fitsItsCharset()) {
            return false;
        }
        boolean bigEndian = charset.equals(StandardCharsets.UTF_16BE);
        int width = bigEndian || charset.equals(StandardCharsets.UTF_16LE) ? 2 : 1;
        boolean doubled = new String(head, StandardCharsets.ISO_8859_1).contains("\r\r\n");
        InputStream raw = new BufferedInputStream(delivered.open(), 1 << 16);
        try (InputStream bytes = width == 1 ? new EndMarkStream(raw) : raw;
                RecordPlaces places = new RecordPlaces(
                        DeliveryOpener.text(file, contract), contract.form().csv())) {
            copy.copy(new PhysicalLines(bytes, width, bigEndian, doubled), places, out);
        }
        return true;
    }

    private boolean fitsItsCharset() {
        return charset.newEncoder().canEncode(header + String.join("", rows.values()));
    }

    private void copy(PhysicalLines lines, RecordPlaces places, OutputStream out) throws IOException {
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
        for (; line != null; line = lines.next()) {
            write(line, out);
        }
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
        int cut = cut(line, place);
        byte[] content = cut < 0 ? line : Arrays.copyOf(line, cut);
        int cells = place.cells().size() - (cut < 0 ? 0 : place.bare() + 1);
        int bare = cut < 0 ? place.bare() : 0;
        if (isHeader) {
            at = cells - bare;
        }
        if (isHeader) {
            return with(content, cells, bare, cell(header));
        }
        String text = rows.get(place.no());
        if (text == null && cells < at) {
            return content;
        }
        boolean tooMany = cells - bare > at;
        String usual = tooMany ? table.mark(place.no()) : "";
        return with(content, cells, bare, text == null ? usual : cell(text));
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

    /** Where the cell of findings of an earlier copy begins, its delimiter included; -1 where there is none. */
    private int cut(byte[] line, RecordPlaces.Place place) {
        int last = place.cells().size() - place.bare() - 1;
        if (last < 1) {
            return -1;
        }
        boolean isHeader = place.no() == headerNo;
        String cell = place.cells().get(last);
        if (isHeader
                ? !FindingsColumn.isHeader(cell, promised)
                : FindingsColumn.mark(cell).isEmpty()) {
            return -1;
        }
        String begins = cell.substring(0, Math.min(cell.length(), SURELY_OURS));
        return Math.max(
                lastIndexOf(line, bytes(delimiter + begins)), lastIndexOf(line, bytes(delimiter + '"' + begins)));
    }

    private static int lastIndexOf(byte[] content, byte[] sought) {
        for (int i = content.length - sought.length; i >= 0; i--) {
            if (Arrays.equals(content, i, i + sought.length, sought, 0, sought.length)) {
                return i;
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
