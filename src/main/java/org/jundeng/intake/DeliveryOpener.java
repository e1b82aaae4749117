// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FileForm;
import org.jundeng.intake.row.Opened;
import org.jundeng.intake.table.TableRecords;
import org.jundeng.intake.table.TableRows;
import org.jundeng.intake.text.DecodingReader;
import org.jundeng.intake.text.DeliveryBytes;
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
                : TextDelivery.open(bytes, head, contract);
    }

    /** Text is unpacked while it is read; a workbook is a file of its own until its rows are closed. */
    private static Opened open(Path file, ZippedTable zip, Contract contract) throws IOException {
        double share = (double) Files.size(file) / Math.max(1, zip.size());
        if (!Workbooks.mayBe(zip.bytes().first(HEAD))) {
            Opened opened = TextDelivery.open(zip.bytes(), zip.bytes().first(HEAD), contract);
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

    /** The text of a delivery that {@link #open} could read. */
    public static DecodingReader text(Path file, Contract contract) throws IOException {
        return TextDelivery.text(bytes(file, contract), contract);
    }

    /** The same promise with the dialect that a delivery has, which {@link #open} could read. */
    public static Contract inItsDialect(Path file, Contract contract) throws IOException {
        return TextDelivery.inItsDialect(() -> text(file, contract), contract);
    }
}
