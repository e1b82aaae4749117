// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.Line;
import org.jundeng.intake.row.RowMark;
import org.jundeng.intake.row.Rows;
import org.jundeng.intake.row.TableContext;
import org.jundeng.intake.row.TextsAmong;

/**
 * The rows of a table that lies somewhere in a file, as bureaus make them: below a title, with notes under it, with its
 * header again on each page. Rows without figures that are text about the table are passed over and told of in one
 * note.
 */
final class FoundTable implements Rows {

    private final TableRecords records;
    private final TableHead head;
    private final Queue<TableRecord> ahead;
    private final FindingsColumn findings;
    private RowMark mends;
    private final int[] values;
    private final int[] gaps;
    private final TextRows texts;
    private final MergedRows merged;
    private final JoinedRows joined;
    private final RowWidth width;
    private final Trailer trailer;
    private TableRecord last;
    private boolean endsWithData;
    private boolean ended;

    FoundTable(TableRecords records, Contract contract, HeadSearch.Found found, TableHead head) {
        this.records = records;
        this.head = head;
        this.ahead = found.below();
        this.findings = head.findings();
        this.values = head.values().stream().mapToInt(Integer::intValue).toArray();
        this.gaps = head.passedOver().stream()
                .mapToInt(Integer::intValue)
                .filter(at -> head.columns().get(at).isEmpty())
                .toArray();
        this.texts = new TextRows(head, contract);
        found.notNeeded().forEach(texts::passBelowHead);
        this.merged = new MergedRows(head, contract);
        boolean cut = head.columns().size() < found.head().columns().size();
        int length =
                head.rows().stream().mapToInt(row -> row.cells().length).max().orElse(0);
        int headerLength = cut ? head.columns().size() : length;
        this.width = new RowWidth(contract, head.columns(), headerLength);
        this.joined = new JoinedRows(records, contract, head.columns(), headerLength);
        this.trailer = new Trailer(contract.form().csv().trailer());
    }

    @Override
    public Line next() throws IOException {
        for (TableRecord record = take(); record != null; record = take()) {
            if (record.fault() != null && !isQuotedText(record) || trailer.is(record)) {
                return line(record);
            }
            Line.BadRow figure = record.merged().isEmpty() ? null : merged.mergedFigure(record);
            if (figure != null && !texts.isElsewhere()) {
                texts.passData(record.no());
                return counted(record, figure);
            }
            if (texts.isElsewhere()
                    ? texts.isPromisedElsewhere(record)
                    : hasFigure(record) && !texts.goesOnWithHead(record)) {
                if (texts.isElsewhere()) {
                    ended = true;
                    return new Line.Broken(texts.secondTableElsewhere());
                }
                texts.passData(record.no());
                return line(record);
            }
            switch (texts.judge(record)) {
                case DATA -> {
                    return line(record);
                }
                case SECOND_TABLE -> {
                    ended = true;
                    return new Line.Broken(texts.secondTable(record));
                }
                case STANDS_FOR_ROWS -> merged.remember(record.cells());
                case PASSED_OVER -> endsWithData = false;
                default -> throw new IllegalStateException("unknown kind of row");
            }
        }
        return atTheEnd();
    }

    /** Whether only quotation marks are doubtful in a text that stands alone in its row, as a note does. */
    private boolean isQuotedText(TableRecord record) {
        return record.fault().isOfQuotes()
                && !hasFigure(record)
                && Stream.of(record.cells()).filter(cell -> !cell.isBlank()).count() == 1;
    }

    private boolean hasFigure(TableRecord record) {
        String[] cells = record.cells();
        for (int at : values) {
            if (at < cells.length && CellFigures.mayHold(cells[at])) {
                return true;
            }
        }
        return false;
    }

    private TableRecord take() throws IOException {
        TableRecord record = ended ? null : fetch();
        while (record != null && findings != null && record.fault() == null) {
            TableRecord own = findings.without(record);
            if (own != null) {
                return joined.checked(own);
            }
            record = fetch();
        }
        return joined.checked(record);
    }

    private TableRecord fetch() throws IOException {
        TableRecord first = ahead.poll();
        return first == null ? records.next() : first;
    }

    private Line line(TableRecord record) {
        if (trailer.is(record)) {
            ended = true;
            Finding fault = trailer.judge(record, records.atEnd() && ahead.isEmpty());
            return fault == null ? null : new Line.Broken(fault);
        }
        if (record.fault() != null) {
            return counted(record, new Line.BadRow(record.no(), record.fault().inRow(record.no())));
        }
        for (int at : gaps) {
            if (at < record.cells().length && !record.cells()[at].isBlank()) {
                Location place = new Location(record.no(), null, at + 1);
                Finding stray = Finding.at(FindingCode.CELL_WITHOUT_HEADER, place, record.cells()[at]);
                return counted(record, new Line.BadRow(record.no(), stray));
            }
        }
        return counted(record, width.row(inWidth(merged.filled(record))));
    }

    private Line counted(TableRecord record, Line line) {
        trailer.countRow();
        last = record;
        mends = findings == null ? null : findings.markOf(record.no());
        endsWithData = true;
        return line;
    }

    /** A sheet has no cells that a row leaves out, and what stands beside the table is not read. */
    private TableRecord inWidth(TableRecord record) {
        int promised = head.columns().size();
        int length = record.cells().length;
        boolean isShort = length < promised && records.delimiter().isEmpty();
        boolean hasMore = length > promised && isCut();
        if (!isShort && !hasMore) {
            return record;
        }
        String[] cells = Arrays.copyOf(record.cells(), promised);
        Arrays.fill(cells, Math.min(length, promised), promised, "");
        return new TableRecord(record.no(), cells, null);
    }

    private boolean isCut() {
        return head.notes().stream().anyMatch(note -> note.code() == FindingCode.OTHER_TABLE);
    }

    private Line.Broken atTheEnd() {
        if (ended) {
            return null;
        }
        ended = true;
        Finding fault = records.broken().orElseGet(trailer::judgeEnd);
        return fault == null ? null : new Line.Broken(fault);
    }

    @Override
    public RowMark mends() {
        return mends;
    }

    @Override
    public List<Finding> notes() {
        List<Finding> noted = new ArrayList<>(head.notes());
        texts.tell(noted);
        noted.addAll(records.notes(head.columns()));
        if (last != null && endsWithData && !records.endsWhole() && !trailer.isPromised()) {
            int at = Math.min(last.cells().length, head.columns().size()) - 1;
            Location place = new Location(last.no(), head.columns().get(at), at + 1);
            noted.add(Finding.at(FindingCode.NO_FINAL_LINE_END, place, last.cells()[at], Long.toString(last.no())));
        }
        return noted;
    }

    @Override
    public TextsAmong textsAmong() {
        return texts.between().all();
    }

    @Override
    public List<String> columns() {
        return head.columns();
    }

    @Override
    public Set<Integer> passedOver() {
        return head.passedOver();
    }

    @Override
    public TableContext context() {
        return head.context();
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
        return head.no();
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
