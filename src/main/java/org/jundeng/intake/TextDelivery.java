// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
import org.jundeng.intake.table.HeadSearch;
import org.jundeng.intake.table.TableRows;
import org.jundeng.intake.text.DecodingReader;
import org.jundeng.intake.text.DeliveryBytes;
import org.jundeng.intake.text.EndMarkStream;
import org.jundeng.intake.text.TextEncoding;
import org.jundeng.intake.workbook.OtherKind;

/** Opens a delivery that is text, packed or not: determines its character set, its dialect and its reader. */
final class TextDelivery {

    private static final int HEAD = 4096;

    /** As much as a header is looked for in, where a text may be something else. */
    private static final int BEGINNING = 1 << 16;

    private TextDelivery() {}

    /** Opens text; a refusal says why it is none, or cannot be read. */
    static Opened open(DeliveryBytes bytes, byte[] head, Contract contract) throws IOException {
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
    static DecodingReader text(DeliveryBytes bytes, Contract contract) throws IOException {
        byte[] head = bytes.first(HEAD);
        return text(bytes, TextEncoding.of(bytes, head, contract.form().charset()), head, contract);
    }

    /**
     * Whether a text may hold the promised table: a header among its first bytes names at least one promised column.
     * True also where nobody can tell.
     */
    static boolean mayHoldTable(DeliveryBytes whole, Contract contract) throws IOException {
        byte[] beginning = whole.first(BEGINNING);
        DeliveryBytes bytes = () -> new ByteArrayInputStream(beginning);
        byte[] head = bytes.first(HEAD);
        TextEncoding encoding = TextEncoding.of(bytes, head, contract.form().charset());
        if (head.length > 0 && foreign(bytes, head, contract) != null || encoding.refusal() != null) {
            return true;
        }
        DecodingReader.Source text = () -> text(bytes, encoding, head, contract);
        Contract inItsDialect = inItsDialect(text, contract);
        try (CsvRecords records = new CsvRecords(text.open(), inItsDialect.form())) {
            return HeadSearch.sight(records, inItsDialect)
                    .filter(sight -> !sight.named().isEmpty())
                    .isPresent();
        }
    }

    /** The same promise with the dialect that a text has. */
    static Contract inItsDialect(DecodingReader.Source text, Contract contract) throws IOException {
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
