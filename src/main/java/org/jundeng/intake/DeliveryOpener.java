// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FileForm;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.csv.CsvRecords;
import org.jundeng.intake.csv.DelimiterEvidence;
import org.jundeng.intake.json.JsonRows;
import org.jundeng.intake.row.Opened;
import org.jundeng.intake.table.TableRecords;
import org.jundeng.intake.table.TableRows;
import org.jundeng.intake.text.DecodingReader;
import org.jundeng.intake.text.DeliveryBytes;
import org.jundeng.intake.text.EndMarkStream;
import org.jundeng.intake.text.TextEncoding;
import org.jundeng.intake.workbook.OtherKind;
import org.jundeng.intake.workbook.Workbooks;

/** Opens a delivery: determines the kind of its bytes, its character set and its reader. */
public final class DeliveryOpener {

    private static final int HEAD = 4096;

    private DeliveryOpener() {}

    /** Opens the bytes of a delivery as {@code contract} says; throws only where the file cannot be accessed. */
    public static Opened open(Path file, Contract contract) throws IOException {
        Optional<ZippedTable> zip = ZippedTable.in(file, contract);
        if (zip.isEmpty()) {
            return open(file, DeliveryBytes.of(file), contract);
        }
        return zip.get().refusal() == null
                ? open(file, zip.get(), contract)
                : Opened.Refused.because(zip.get().refusal());
    }

    private static Opened open(Path file, DeliveryBytes bytes, Contract contract) throws IOException {
        byte[] head = bytes.first(HEAD);
        return contract.form().format() == FileForm.Format.TABLE && Workbooks.mayBe(head)
                ? workbook(file, head, contract)
                : text(bytes, head, contract);
    }

    /** Text is unpacked while it is read; a workbook is a file of its own until its rows are closed. */
    private static Opened open(Path file, ZippedTable zip, Contract contract) throws IOException {
        double share = (double) Files.size(file) / Math.max(1, zip.size());
        if (!Workbooks.mayBe(zip.bytes().first(HEAD))) {
            Opened opened = text(zip.bytes(), zip.bytes().first(HEAD), contract);
            return opened instanceof Opened.Readable readable
                    ? new Opened.Readable(new PackedRows(readable.rows(), zip.notes(), share, null))
                    : opened;
        }
        TableFile unpacked = TableFile.of(zip);
        boolean kept = false;
        try {
            Opened opened = open(unpacked.path(), DeliveryBytes.of(unpacked.path()), contract);
            if (opened instanceof Opened.Readable readable) {
                kept = true;
                return new Opened.Readable(new PackedRows(readable.rows(), zip.notes(), share, unpacked));
            }
            return opened;
        } finally {
            if (!kept) {
                unpacked.close();
            }
        }
    }

    /** Whether a delivery, unpacked where it came packed, may be a workbook of a table. */
    static boolean isWorkbook(Path file, Contract contract) throws IOException {
        return contract.form().format() == FileForm.Format.TABLE
                && Workbooks.mayBe(bytes(file, contract).first(HEAD));
    }

    /** The records of the sheet with the table, which the caller must close; null where there is none. */
    static TableRecords sheet(Path workbook, Contract contract) throws IOException {
        byte[] head = DeliveryBytes.of(workbook).first(HEAD);
        return Workbooks.open(workbook, head, contract) instanceof Workbooks.Readable readable
                ? readable.records()
                : null;
    }

    /** The bytes of a delivery that {@link #open} could read, unpacked where they came packed. */
    private static DeliveryBytes bytes(Path file, Contract contract) throws IOException {
        return ZippedTable.in(file, contract)
                .filter(zip -> zip.refusal() == null)
                .map(ZippedTable::bytes)
                .orElse(DeliveryBytes.of(file));
    }

    private static Opened workbook(Path file, byte[] head, Contract contract) throws IOException {
        Workbooks.Opened opened = Workbooks.open(file, head, contract);
        return opened instanceof Workbooks.Readable readable
                ? TableRows.open(readable.records(), () -> sheet(file, contract), contract)
                : Opened.Refused.because(((Workbooks.Refused) opened).finding());
    }

    private static Opened text(DeliveryBytes bytes, byte[] head, Contract contract) throws IOException {
        Finding refusal = foreign(bytes, head, contract);
        if (refusal != null) {
            return Opened.Refused.because(refusal);
        }
        TextEncoding encoding = TextEncoding.of(bytes, head, contract.form().charset());
        if (encoding.refusal() != null) {
            return Opened.Refused.because(encoding.refusal());
        }
        DecodingReader.Source text = () -> text(bytes, encoding, head, contract);
        if (!contract.form().isTable()) {
            return JsonRows.open(text, contract);
        }
        Contract inItsDialect = inItsDialect(text, contract);
        return TableRows.open(
                new CsvRecords(text.open(), inItsDialect.form()),
                () -> new CsvRecords(text.open(), inItsDialect.form()),
                inItsDialect);
    }

    /** The text of a delivery that {@link #open} could read. */
    public static DecodingReader text(Path file, Contract contract) throws IOException {
        DeliveryBytes bytes = bytes(file, contract);
        byte[] head = bytes.first(HEAD);
        return text(bytes, TextEncoding.of(bytes, head, contract.form().charset()), head, contract);
    }

    /** The same promise with the dialect that a delivery has, which {@link #open} could read. */
    public static Contract inItsDialect(Path file, Contract contract) throws IOException {
        return inItsDialect(() -> text(file, contract), contract);
    }

    private static Contract inItsDialect(DecodingReader.Source text, Contract contract) throws IOException {
        FileForm form = contract.form();
        if (form.format() != FileForm.Format.TABLE || form.csv().saysDelimiter()) {
            return contract;
        }
        String delimiter = DelimiterEvidence.in(text.open(), contract);
        return contract.with(form.with(form.csv().with(delimiter)));
    }

    private static DecodingReader text(DeliveryBytes source, TextEncoding encoding, byte[] head, Contract contract)
            throws IOException {
        InputStream bytes = new BufferedInputStream(source.open(), 1 << 16);
        bytes.skipNBytes(encoding.markLength());
        boolean ofTable = contract.form().format() == FileForm.Format.TABLE;
        boolean wide = encoding.charset().name().startsWith("UTF-16");
        InputStream text = ofTable && !wide ? new EndMarkStream(bytes) : bytes;
        DecodingReader decoded = new DecodingReader(text, encoding.charset(), encoding.markLength());
        boolean doubled = contract.form().isTable() && new String(head, StandardCharsets.ISO_8859_1).contains("\r\r\n");
        return doubled ? decoded.withDoubledReturns() : decoded;
    }

    /** UTF-16 without its mark is read where a table has it for certain, or a contract promises it. */
    private static boolean isUtf16(DeliveryBytes bytes, FileForm form) throws IOException {
        boolean mayBe = form.format() == FileForm.Format.TABLE && form.charset().equalsIgnoreCase("auto");
        return form.charset().toUpperCase(Locale.ROOT).startsWith("UTF-16")
                || mayBe && TextEncoding.unmarkedUtf16(bytes).isPresent();
    }

    private static String promised(FileForm form) {
        if (form.format() == FileForm.Format.TABLE) {
            return FileForm.Format.TABLE.name();
        }
        return form.isTable() ? "CSV" : "JSON";
    }

    private static Finding foreign(DeliveryBytes bytes, byte[] head, Contract contract) throws IOException {
        if (head.length == 0) {
            boolean pulled = contract.source() != null;
            return Finding.of(pulled ? FindingCode.NO_ROWS : FindingCode.EMPTY_DELIVERY, "");
        }
        boolean either = contract.form().format() == FileForm.Format.TABLE;
        Optional<OtherKind> other =
                either ? OtherKind.ofText(new String(head, StandardCharsets.UTF_8)) : Optional.empty();
        if (other.isPresent()) {
            return other.get().finding();
        }
        Optional<String> foreign = ForeignFormat.of(head, contract.form().isTable());
        if (foreign.isEmpty() || ForeignFormat.mayBeUtf16(foreign.get()) && isUtf16(bytes, contract.form())) {
            return null;
        }
        return Finding.of(FindingCode.WRONG_FORMAT, foreign.get(), promised(contract.form()));
    }
}
