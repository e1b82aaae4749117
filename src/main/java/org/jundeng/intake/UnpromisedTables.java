// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.csv.CsvRecords;
import org.jundeng.intake.row.Opened;
import org.jundeng.intake.table.TableRecords;
import org.jundeng.intake.text.DeliveryBytes;
import org.jundeng.intake.text.TextEncoding;
import org.jundeng.intake.workbook.Workbooks;

/**
 * The places in a file where a table may be, for who has no contract for it yet: the sheets of a workbook, or a text
 * read with each delimiter that may be meant. A zip is unpacked as that of a delivery is.
 */
public final class UnpromisedTables implements AutoCloseable {

    private static final int HEAD = 4096;
    private static final int MOST_CHARACTERS = 1 << 16;
    private static final String DELIMITERS = ",;\t|，；";

    /** What only a contract's names decide. */
    private static final Set<FindingCode> BY_NAMES =
            EnumSet.of(FindingCode.SHEET_NOT_FOUND, FindingCode.SEVERAL_SHEETS, FindingCode.WRONG_DELIMITER);

    private final Contract any;
    private final TableFile file;
    private final boolean packed;
    private final byte[] head;
    private final TextEncoding encoding;
    private final List<Place> places = new ArrayList<>();
    private final Finding refusal;

    private UnpromisedTables(Path delivery, TableFile file, Contract any) throws IOException {
        this.any = any;
        this.packed = TableFile.isPacked(delivery, any);
        this.file = file;
        this.head = DeliveryBytes.of(file.path()).first(HEAD);
        this.refusal = refusal(delivery);
        boolean text = refusal == null && !Workbooks.mayBe(head);
        this.encoding = text
                ? TextEncoding.of(
                        DeliveryBytes.of(file.path()), head, any.form().charset())
                : null;
        if (text) {
            delimiters().forEach(each -> places.add(new Place(0, null, each)));
        } else if (refusal == null) {
            List<String> sheets = Workbooks.sheets(file.path(), head);
            for (int at = 0; at < sheets.size(); at++) {
                places.add(new Place(at, sheets.get(at), null));
            }
        }
    }

    /**
     * The tables that may be in {@code delivery}; what it returns must be closed.
     *
     * @param any a contract for a table, whose names do not count
     * @throws IOException where the file cannot be accessed
     */
    public static UnpromisedTables in(Path delivery, Contract any) throws IOException {
        TableFile file = TableFile.of(delivery, any);
        UnpromisedTables tables = null;
        try {
            tables = new UnpromisedTables(delivery, file, any);
            return tables;
        } finally {
            if (tables == null) {
                file.close();
            }
        }
    }

    /**
     * Where a table may be.
     *
     * @param at the sheet's place among those that a reader sees, from 0
     * @param sheet the sheet's name; null in a text
     * @param delimiter the delimiter; null in a workbook
     */
    public record Place(int at, String sheet, String delimiter) {}

    private Finding refusal(Path delivery) throws IOException {
        Opened opened = DeliveryOpener.open(delivery, any);
        if (opened instanceof Opened.Readable readable) {
            readable.rows().close();
            return null;
        }
        Finding first = ((Opened.Refused) opened).findings().get(0);
        boolean byNames = BY_NAMES.contains(first.code())
                && (!Workbooks.mayBe(head)
                        || !Workbooks.sheets(file.path(), head).isEmpty());
        return byNames ? null : first;
    }

    private List<String> delimiters() throws IOException {
        char[] buffer = new char[MOST_CHARACTERS];
        int length = 0;
        try (java.io.Reader text = DeliveryOpener.text(file.path(), any)) {
            for (int read = 0; read >= 0 && length < buffer.length; length += Math.max(read, 0)) {
                read = text.read(buffer, length, buffer.length - length);
            }
        }
        String beginning = new String(buffer, 0, length);
        List<String> there = DELIMITERS
                .chars()
                .mapToObj(Character::toString)
                .filter(beginning::contains)
                .toList();
        return there.isEmpty() ? List.of(",") : there;
    }

    /** Why the file cannot be read as a table at all; empty where it can. */
    public Optional<Finding> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Whether the table came in a zip. */
    public boolean isPacked() {
        return packed;
    }

    /** The character set of a text; empty for a workbook. */
    public Optional<TextEncoding> encoding() {
        return Optional.ofNullable(encoding);
    }

    /** Where tables may be; none where the file cannot be read. */
    public List<Place> places() {
        return List.copyOf(places);
    }

    /** The records of a place from their first one, which the caller must close. */
    public TableRecords open(Place place) throws IOException {
        if (place.delimiter() == null) {
            return Workbooks.sheet(file.path(), head, place.at())
                    .orElseThrow(() -> new IOException("sheet " + place.sheet() + " of " + file.path() + " is gone"));
        }
        return new CsvRecords(
                DeliveryOpener.text(file.path(), any), in(place, any).form());
    }

    /** A contract in the dialect of a place. */
    public Contract in(Place place, Contract contract) {
        return place.delimiter() == null
                ? contract
                : contract.with(contract.form().with(contract.form().csv().with(place.delimiter())));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
