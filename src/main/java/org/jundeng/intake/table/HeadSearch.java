// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.Contract;
import org.jundeng.contract.TableShape;
import org.jundeng.intake.row.PromisedNames;

/**
 * Looks for the header among the first rows: the first one, two or three rows that name all promised columns. Where
 * there are none, those that name most of them, so that what is wrong can be said.
 */
public final class HeadSearch {

    static final int MOST_ROWS = 30;
    private static final int MOST_DEEP = 3;

    private final TableRecords records;
    private final Contract contract;
    private final PromisedNames promised;
    private final TableShape.Layout layout;
    private final List<TableRecord> seen = new ArrayList<>();
    private final Deque<TableRecord> ahead = new ArrayDeque<>();
    private JoinedHead likeliest;
    private int firstOfLikeliest;

    private HeadSearch(TableRecords records, Contract contract) {
        this.records = records;
        this.contract = contract;
        this.promised = new PromisedNames(contract);
        this.layout = contract.table().layout();
    }

    /**
     * A header and what was read with it.
     *
     * @param above the rows above it
     * @param head the header
     * @param notNeeded the rows below it that say its names in another language, or only number the columns
     * @param below the rows below these that have been read
     * @param complete whether it names all promised columns
     */
    record Found(
            List<TableRecord> above,
            JoinedHead head,
            List<TableRecord> notNeeded,
            Queue<TableRecord> below,
            boolean complete) {}

    /** The header; empty where the table has no row. */
    static Optional<Found> in(TableRecords records, Contract contract) throws IOException {
        return new HeadSearch(records, contract).search();
    }

    /** Whether one of the first records, which are lost by this, begins a header with all promised columns. */
    public static boolean hasHead(TableRecords records, Contract contract) throws IOException {
        return sight(records, contract).filter(Sight::complete).isPresent();
    }

    /**
     * What a table's header names.
     *
     * @param named the promised columns
     * @param complete whether these are all that are needed
     */
    public record Sight(Set<ColumnContract> named, boolean complete) {
        public Sight {
            named = Set.copyOf(named);
        }
    }

    /** What the header among the first records names, which are lost by this; empty where there are no records. */
    public static Optional<Sight> sight(TableRecords records, Contract contract) throws IOException {
        return in(records, contract).map(found -> new Sight(found.head().named(), found.complete()));
    }

    private Optional<Found> search() throws IOException {
        int skipped = contract.form().csv().skipLines();
        TableRecord record = records.next();
        while (record != null && record.no() <= skipped) {
            record = records.next();
        }
        while (record != null && record.no() <= skipped + MOST_ROWS) {
            seen.add(withoutStrayQuotes(record));
            JoinedHead complete = endingHere();
            if (complete != null) {
                return Optional.of(
                        settled(complete, seen.size() - complete.rows().size()));
            }
            record = records.next();
        }
        return seen.isEmpty() && record == null ? Optional.empty() : Optional.of(incomplete(record));
    }

    /** Names are known by the contract, so that a stray quotation mark among them does not matter. */
    private static TableRecord withoutStrayQuotes(TableRecord record) {
        return record.fault() == null || !record.fault().isOfQuotes()
                ? record
                : new TableRecord(
                        record.no(),
                        Stream.of(record.cells())
                                .map(cell -> cell.replace("\"", ""))
                                .toArray(String[]::new),
                        record.fault());
    }

    /** The header with the fewest rows that ends with the last record seen; null where there is none. */
    private JoinedHead endingHere() {
        for (int depth = 1; depth <= MOST_DEEP && depth <= seen.size(); depth++) {
            int first = seen.size() - depth;
            if (!mayBeHead(seen.get(first), depth == 1)) {
                return null;
            }
            if (depth < MOST_DEEP && reachesUp(seen.get(first))) {
                continue;
            }
            JoinedHead joined = JoinedHead.of(promised, List.copyOf(seen.subList(first, seen.size())));
            if (joined.isComplete(promised, layout)) {
                return joined;
            }
            if (likeliest == null || joined.named().size() > likeliest.named().size()) {
                likeliest = joined;
                firstOfLikeliest = first;
            }
        }
        return null;
    }

    /** Whether a merged cell of the record begins in a row above it: no header begins in the middle of its names. */
    private boolean reachesUp(TableRecord record) {
        return record.merged().stream()
                .anyMatch(cell ->
                        cell.fromRow() < record.no() && seen.stream().anyMatch(above -> above.no() == cell.fromRow()));
    }

    /** Whether the cells can be names; a lone text above others is a title, and a number is a figure. */
    private boolean mayBeHead(TableRecord record, boolean lowest) {
        if (record.fault() != null && !record.fault().isOfQuotes()) {
            return false;
        }
        int texts = 0;
        for (String cell : record.cells()) {
            if (layout != TableShape.Layout.WIDE_PERIODS && !CellFigures.mayName(cell)) {
                return false;
            }
            texts += cell.isBlank() ? 0 : 1;
        }
        return texts > 1
                || lowest
                || record.merged().size() > 1
                || !record.cells()[0].strip().equals(lone(record));
    }

    /** The only text of a record. */
    private static String lone(TableRecord record) {
        for (String cell : record.cells()) {
            if (!cell.isBlank()) {
                return cell.strip();
            }
        }
        return "";
    }

    /** Adds the rows of names below, and those that say nothing new, such as one that numbers the columns: 甲 1 2 3. */
    private Found settled(JoinedHead complete, int first) throws IOException {
        JoinedHead head = complete;
        TableRecord below = records.next();
        SubHeads subHeads = new SubHeads(contract, promised);
        while (below != null && head.rows().size() < MOST_DEEP && subHeads.belongs(below, head)) {
            List<TableRecord> rows = new ArrayList<>(head.rows());
            rows.add(below);
            head = JoinedHead.of(promised, List.copyOf(rows));
            below = records.next();
        }
        List<TableRecord> notNeeded = new ArrayList<>();
        if (below != null && subHeads.translates(below, head)) {
            notNeeded.add(below);
            below = records.next();
        }
        if (below != null && SubHeads.numbersColumns(below)) {
            notNeeded.add(below);
        } else if (below != null) {
            ahead.add(below);
        }
        return new Found(
                List.copyOf(seen.subList(0, first)), head, notNeeded, ahead, head.isComplete(promised, layout));
    }

    private Found incomplete(TableRecord behind) {
        if (behind != null) {
            seen.add(behind);
        }
        int first = likeliest == null || likeliest.named().isEmpty() ? firstRow() : firstOfLikeliest;
        JoinedHead head = likeliest == null || likeliest.named().isEmpty()
                ? JoinedHead.of(promised, List.of(seen.get(first)))
                : likeliest;
        ahead.addAll(seen.subList(first + head.rows().size(), seen.size()));
        return new Found(List.copyOf(seen.subList(0, first)), head, List.of(), ahead, false);
    }

    /** The first row with several texts; the first one where none has. */
    private int firstRow() {
        for (int at = 0; at < seen.size(); at++) {
            String lone = lone(seen.get(at));
            for (String cell : seen.get(at).cells()) {
                if (!cell.isBlank() && !cell.strip().equals(lone)) {
                    return at;
                }
            }
        }
        return 0;
    }
}
