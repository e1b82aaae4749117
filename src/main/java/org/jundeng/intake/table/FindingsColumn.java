// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.contract.Contract;
import org.jundeng.intake.row.HeaderName;
import org.jundeng.intake.row.PromisedNames;
import org.jundeng.intake.row.RowMark;

/**
 * The column of findings that a marked copy of a delivery has behind its own columns. A steward mends the copy and
 * sends it as it is, so the column is passed over when the copy is read, whatever the steward wrote into it. It is ours
 * only where its header or a cell of it has our mark: a column of the same name without one is the bureau's own.
 */
public final class FindingsColumn {

    /** The names that sheets of findings begin with in a marked workbook: in Chinese, in English. */
    private static final List<String> SHEETS = List.of("问题清单", "Findings list");

    /** The headers that the column may have, the usual one first, by language. */
    private static final String[][] HEADERS = {{"问题", "问题（标注）"}, {"findings", "findings (marked)"}};

    private static final Pattern MARK = Pattern.compile(
            "[\\s'’]*〔(?:试投|trial|(?:台账号|line)\\s*(\\d{1,18}))\\s*(?:行|row)\\s*(\\d{1,18})(\\s*(?:提示|note))?〕.*",
            Pattern.DOTALL);

    /** A cell of ours in a text, quoted or not, to the end of its line. */
    private static final Pattern IN_TEXT =
            Pattern.compile("\"?(?:问题(?:（标注）)?|findings(?: \\(marked\\))?)?['’]?〔(?:试投|trial|(?:台账号|line) \\d{1,18})"
                    + " (?:行|row) \\d{1,18}(?: (?:提示|note))?〕[^\r\n]*");

    private static final Pattern FIGURE = Pattern.compile("[-+－]?[\\d０-９][\\d０-９.,，．]*[%％]?");

    private final Set<Integer> within;
    private final int at;
    private final int before;
    private final boolean last;
    private final Predicate<String[]> mayHaveMoved;
    private final Map<Long, RowMark> marks = new HashMap<>();

    private FindingsColumn(List<String> header, Set<Integer> places, Predicate<String[]> mayHaveMoved) {
        this.at = places.iterator().next();
        this.last = at == header.size() - 1;
        this.before = last ? RowWidth.lengthWithoutBlanks(header.subList(0, at).toArray(String[]::new), 1) : at;
        this.within = places.stream().filter(place -> !last || place != at).collect(Collectors.toSet());
        this.mayHaveMoved = mayHaveMoved;
    }

    /** Opens the records that a header was found among anew, to look for marks. */
    @FunctionalInterface
    public interface Records {

        /** The records from the first, which the caller must close; null where there are none. */
        TableRecords open() throws IOException;
    }

    /**
     * The column of findings in a header; empty where there is none.
     *
     * @param cellsMayMove whether a delimiter too many moves the cells of a row
     * @param again the records, which are looked through only where the header alone does not tell
     */
    static Optional<FindingsColumn> in(List<String> header, Contract contract, boolean cellsMayMove, Records again)
            throws IOException {
        PromisedNames promised = new PromisedNames(contract);
        int end = header.size() - 1;
        Set<Integer> places = new LinkedHashSet<>();
        for (int at = end; at > 0; at--) {
            if (isMarked(header.get(at)) && isHeader(header.get(at), promised)) {
                places.add(at);
            }
        }
        if (places.isEmpty() && end > 0 && isHeader(header.get(end), promised) && hasMarks(again)) {
            places.add(end);
        }
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(new FindingsColumn(
                        header,
                        places,
                        cellsMayMove ? cells -> mayHaveMoved(Arrays.asList(cells), header, contract) : cells -> false));
    }

    private static boolean hasMarks(Records again) throws IOException {
        try (TableRecords records = again.open()) {
            for (TableRecord record = records == null ? null : records.next();
                    record != null;
                    record = records.next()) {
                String[] cells = record.cells();
                int length = cells == null ? 0 : RowWidth.lengthWithoutBlanks(cells, 0);
                if (length > 1 && mark(cells[length - 1]).isPresent()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The mark that a cell begins with; empty where it begins with none. */
    public static Optional<RowMark> mark(String cell) {
        if (cell == null || cell.indexOf('〔') < 0) {
            return Optional.empty();
        }
        Matcher mark = MARK.matcher(cell);
        if (!mark.matches()) {
            return Optional.empty();
        }
        long deliveryId = mark.group(1) == null ? 0 : Long.parseLong(mark.group(1));
        return Optional.of(new RowMark(deliveryId, Long.parseLong(mark.group(2)), mark.group(3) != null));
    }

    /** Whether a cell begins with a mark, or with a name that has one behind it, as the header of the column does. */
    public static boolean isMarked(String cell) {
        int mark = cell == null ? -1 : cell.indexOf('〔');
        return mark >= 0 && mark(cell.substring(mark)).isPresent();
    }

    /**
     * A text without the cells of findings in it, for whoever looks for its delimiter: a finding names promised columns
     * and puts commas between them, as a header does.
     */
    public static String cutFrom(String text) {
        return text.indexOf('〔') < 0 ? text : IN_TEXT.matcher(text).replaceAll("");
    }

    /** How the names of sheets of findings begin in a language. */
    public static String sheet(boolean chinese) {
        return SHEETS.get(chinese ? 0 : 1);
    }

    /** Whether a sheet may be that of findings by its name; it is, where {@link #isMarked its first cell} is, too. */
    public static boolean maySheetBe(String name) {
        return SHEETS.stream().anyMatch(name::startsWith);
    }

    /** The header for a marked copy: one that neither the contract promises nor the delivery has of its own. */
    public static String header(Contract contract, List<String> columns, boolean chinese) {
        PromisedNames promised = new PromisedNames(contract);
        String[] headers = HEADERS[chinese ? 0 : 1];
        boolean taken = promised.column(headers[0]) != null
                || columns.stream().map(HeaderName::plain).anyMatch(HeaderName.plain(headers[0])::equals);
        return taken ? headers[1] : headers[0];
    }

    /** Whether a header has the name of the column, before its mark where it has one. */
    public static boolean isHeader(String header, PromisedNames promised) {
        int mark = header.indexOf('〔');
        String name = HeaderName.plain(mark < 0 ? header : header.substring(0, mark));
        return (mark < 0 || mark(header.substring(mark)).isPresent())
                && promised.column(name) == null
                && Arrays.stream(HEADERS)
                        .flatMap(Arrays::stream)
                        .map(HeaderName::plain)
                        .anyMatch(name::equals);
    }

    /**
     * The record without its cell of findings, and no longer than it was before the cell was added. A cell there that
     * may be a figure which a delimiter moved stays, so that a row with a cell too many is found to have one. Null
     * where nothing else is left: a steward takes a row out by clearing its cells.
     */
    TableRecord without(TableRecord record) {
        String[] cells = record.cells();
        String[] own = blanked(record.no(), cells);
        if (last) {
            own = cut(record.no(), own);
        }
        if (own == cells) {
            return record;
        }
        return Arrays.stream(own).allMatch(String::isBlank)
                ? null
                : new TableRecord(record.no(), own, record.fault(), record.merged());
    }

    private String[] cut(long recordNo, String[] cells) {
        int length = RowWidth.lengthWithoutBlanks(cells, 0);
        Optional<RowMark> mark = length > 0 ? mark(cells[length - 1]) : Optional.empty();
        mark.ifPresent(said -> marks.put(recordNo, said));
        boolean marked = mark.isPresent();
        boolean isIn = length == at + 1 && !mayHaveMoved.test(cells);
        if (!marked && (cells.length <= at || length > at && !isIn)) {
            return cells;
        }
        int left = marked || length > at ? length - 1 : at;
        int kept = left > before ? RowWidth.lengthWithoutBlanks(Arrays.copyOf(cells, left), before) : left;
        return Arrays.copyOf(cells, kept);
    }

    private String[] blanked(long recordNo, String[] cells) {
        String[] own = cells;
        for (int place : within) {
            if (place < cells.length && !cells[place].isBlank()) {
                mark(cells[place]).ifPresent(said -> marks.put(recordNo, said));
                own = own == cells ? cells.clone() : own;
                own[place] = "";
            }
        }
        return own;
    }

    /**
     * Whether the last cell, which stands in the place of a finding, may be the last of the steward's own that a
     * delimiter too many moved there: a figure, a word that stands for one behind a cell without any, or any cell
     * behind a number that a thousands comma may have split.
     *
     * @param columns the names of the columns before that of findings, at least
     */
    public static boolean mayHaveMoved(List<String> cells, List<String> columns, Contract contract) {
        int length = RowWidth.lengthWithoutBlanks(cells.toArray(String[]::new), 1);
        String cell = cells.get(length - 1);
        if (FIGURE.matcher(cell.strip()).matches()
                || MovedCells.maySplit(
                        cells.subList(0, length), columns.subList(0, Math.min(length - 1, columns.size())), contract)) {
            return true;
        }
        boolean value = Stream.of(
                        contract.vocabulary().missing(), contract.vocabulary().confidential())
                .flatMap(List::stream)
                .map(HeaderName::plain)
                .anyMatch(HeaderName.plain(cell)::equals);
        return value && length > 1 && cells.get(length - 2).isBlank();
    }

    /** The row that the record with a number said it mends; null where it said so of none. To be asked once. */
    RowMark markOf(long recordNo) {
        return marks.remove(recordNo);
    }

    /** Its place among the columns. */
    int at() {
        return at;
    }

    /** The places of such columns with others behind them. */
    Set<Integer> within() {
        return within;
    }

    /** Whether no column stands behind it. */
    boolean isLast() {
        return last;
    }

    /** How many columns stand before it, without blank ones right before it. */
    int before() {
        return before;
    }
}
