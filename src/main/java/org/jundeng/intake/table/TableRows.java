// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FileForm;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.Line;
import org.jundeng.intake.row.Opened;
import org.jundeng.intake.row.PromisedNames;
import org.jundeng.intake.row.RowMark;
import org.jundeng.intake.row.Rows;

/**
 * The rows of a table that begins with its header, as format csv promises: header, rows, notes among them, trailer.
 * With format table it may lie anywhere in the file.
 */
public final class TableRows implements Rows {

    private static final int MOST_LINES_ABOVE = 20;

    private final TableRecords records;
    private final Contract contract;
    private List<String> columns = List.of();
    private RowWidth width;
    private JoinedRows joined;
    private NoteRows notes;
    private FindingsColumn findings;
    private RowMark mends;
    private final Trailer trailer;
    private TableRecord behindNotes;
    private TableRecord last;
    private long headerNo;
    private boolean ended;

    private TableRows(TableRecords records, Contract contract) {
        this.records = records;
        this.contract = contract;
        this.trailer = new Trailer(contract.form().csv().trailer());
    }

    /**
     * Finds the header of a table; what it returns owns {@code records}, or they are closed.
     *
     * @param again opens the same records once more
     */
    public static Opened open(TableRecords records, FindingsColumn.Records again, Contract contract)
            throws IOException {
        if (contract.form().format() == FileForm.Format.TABLE) {
            return TableOpening.open(records, again, contract);
        }
        TableRows rows = new TableRows(records, contract);
        Finding refusal = rows.readHeader(again);
        if (refusal == null) {
            return new Opened.Readable(rows);
        }
        rows.close();
        return Opened.Refused.because(refusal);
    }

    private Finding readHeader(FindingsColumn.Records again) throws IOException {
        TableRecord header = records.next();
        while (header != null && header.no() <= contract.form().csv().skipLines()) {
            header = records.next();
        }
        if (header == null) {
            return records.broken().orElseGet(() -> Finding.of(FindingCode.EMPTY_DELIVERY, ""));
        }
        if (header.fault() != null) {
            return header.fault().inHeader(header.no());
        }
        headerNo = header.no();
        columns = List.of(Arrays.copyOf(header.cells(), RowWidth.lengthWithoutBlanks(header.cells(), 1)));
        findings = FindingsColumn.in(columns, contract, true, again).orElse(null);
        boolean cut = findings != null && findings.isLast();
        columns = cut ? columns.subList(0, findings.before()) : columns;
        int headerLength = cut ? columns.size() : header.cells().length;
        width = new RowWidth(contract, columns, headerLength);
        notes = new NoteRows(columns.size());
        joined = new JoinedRows(records, contract, columns, headerLength);
        TableRecord whole = joined.checkedHead(header);
        if (whole.fault() != null) {
            return whole.fault().inHeader(headerNo);
        }
        Finding delimiter = OtherDelimiter.finding(records, contract, headerNo, columns);
        Finding title = delimiter == null ? null : headerFurtherDown();
        return title == null ? delimiter : title;
    }

    @Override
    public Line next() throws IOException {
        TableRecord record = behindNotes == null ? take() : behindNotes;
        behindNotes = null;
        while (record != null && record.fault() == null && isNote(record)) {
            record = take();
        }
        if (notes.any()) {
            behindNotes = record;
            return notes.told();
        }
        return line(record);
    }

    private TableRecord take() throws IOException {
        TableRecord record = ended ? null : records.next();
        while (record != null && findings != null) {
            TableRecord own = findings.without(record);
            if (own != null) {
                return joined.checked(own);
            }
            record = records.next();
        }
        return joined.checked(record);
    }

    private boolean isNote(TableRecord record) {
        return !trailer.is(record) && notes.take(record);
    }

    private Line line(TableRecord record) {
        if (record == null) {
            return atTheEnd();
        }
        if (trailer.is(record)) {
            return atTheTrailer(record);
        }
        trailer.countRow();
        last = record;
        mends = findings == null ? null : findings.markOf(record.no());
        return record.fault() != null
                ? new Line.BadRow(record.no(), record.fault().inRow(record.no()))
                : width.row(record);
    }

    private Line.Broken atTheEnd() {
        if (ended) {
            return null;
        }
        ended = true;
        Finding fault = records.broken().orElseGet(trailer::judgeEnd);
        return fault == null ? null : new Line.Broken(fault);
    }

    private Line.Broken atTheTrailer(TableRecord record) {
        ended = true;
        Finding fault = trailer.judge(record, records.atEnd());
        return fault == null ? null : new Line.Broken(fault);
    }

    @Override
    public RowMark mends() {
        return mends;
    }

    @Override
    public List<Finding> notes() {
        List<Finding> noted = new ArrayList<>(records.notes(columns));
        if (last != null && !records.endsWhole() && !trailer.isPromised()) {
            int at = Math.min(last.cells().length, columns.size()) - 1;
            Location place = new Location(last.no(), columns.get(at), at + 1);
            noted.add(Finding.at(FindingCode.NO_FINAL_LINE_END, place, last.cells()[at], Long.toString(last.no())));
        }
        return noted;
    }

    @Override
    public Finding headerFurtherDown() throws IOException {
        PromisedNames names = new PromisedNames(contract);
        for (int i = 0; i < MOST_LINES_ABOVE; i++) {
            TableRecord record = records.next();
            if (record == null) {
                return null;
            }
            if (names.areBetterNamed(List.of(record.cells()), columns)) {
                long from = headerNo;
                long to = record.no() - 1;
                return Finding.at(
                        FindingCode.HEADER_FURTHER_DOWN,
                        Location.row(headerNo),
                        columns.get(0),
                        Long.toString(record.no()),
                        from == to ? Long.toString(from) : from + "–" + to);
            }
        }
        return null;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Set<Integer> passedOver() {
        return findings == null ? Set.of() : findings.within();
    }

    @Override
    public String delimiter() {
        return records.delimiter().orElse("");
    }

    @Override
    public int findingsAt() {
        return findings == null ? -1 : findings.at();
    }

    @Override
    public long headerNo() {
        return headerNo;
    }

    @Override
    public long bytesRead() {
        return records.bytesRead();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
