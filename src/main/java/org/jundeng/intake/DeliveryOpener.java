// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FileForm;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.csv.CsvRecords;
import org.jundeng.intake.json.JsonRows;
import org.jundeng.intake.row.Opened;
import org.jundeng.intake.table.TableRows;
import org.jundeng.intake.text.DecodingReader;
import org.jundeng.intake.text.TextEncoding;

/** Opens a delivery: determines the kind of its bytes, its character set and its reader. */
public final class DeliveryOpener {

    private static final int HEAD = 4096;

    private DeliveryOpener() {}

    /** Opens the bytes of a delivery as {@code contract} says; throws only where the file cannot be accessed. */
    public static Opened open(Path file, Contract contract) throws IOException {
        byte[] head = head(file);
        Finding refusal = foreign(file, head, contract);
        if (refusal != null) {
            return Opened.Refused.because(refusal);
        }
        TextEncoding encoding = TextEncoding.of(file, head, contract.form().charset());
        if (encoding.refusal() != null) {
            return Opened.Refused.because(encoding.refusal());
        }
        return contract.form().isTable()
                ? TableRows.open(
                        new CsvRecords(
                                text(file, encoding, head, contract),
                                contract.form().csv()),
                        contract)
                : JsonRows.open(() -> text(file, encoding, head, contract), contract);
    }

    /** The text of a delivery that {@link #open} could read. */
    static DecodingReader text(Path file, Contract contract) throws IOException {
        byte[] head = head(file);
        return text(file, TextEncoding.of(file, head, contract.form().charset()), head, contract);
    }

    private static DecodingReader text(Path file, TextEncoding encoding, byte[] head, Contract contract)
            throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        bytes.skipNBytes(encoding.markLength());
        DecodingReader text = new DecodingReader(bytes, encoding.charset(), encoding.markLength());
        boolean doubled = contract.form().isTable() && new String(head, StandardCharsets.ISO_8859_1).contains("\r\r\n");
        return doubled ? text.withDoubledReturns() : text;
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(HEAD);
        }
    }

    private static String promised(FileForm form) {
        if (form.format() == FileForm.Format.TABLE) {
            return FileForm.Format.TABLE.name();
        }
        return form.isTable() ? "CSV" : "JSON";
    }

    private static Finding foreign(Path file, byte[] head, Contract contract) throws IOException {
        if (head.length == 0) {
            boolean pulled = contract.source() != null;
            return Finding.of(pulled ? FindingCode.NO_ROWS : FindingCode.EMPTY_DELIVERY, "");
        }
        Optional<String> foreign = ForeignFormat.of(head, contract.form().isTable());
        if (foreign.isEmpty()) {
            return null;
        }
        return Finding.of(FindingCode.WRONG_FORMAT, foreign.get(), promised(contract.form()));
    }
}
