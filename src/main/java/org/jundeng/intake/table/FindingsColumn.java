// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * sends it as it is, so the column is passed over when the copy is read. Its cells say which row of which delivery they
 * are about.
 */
public final class FindingsColumn {

    /** The names of the sheet of findings in a marked workbook, which is never read: in Chinese, in English. */
    public static final List<String> SHEETS = List.of("问题清单", "Findings list");

    /** The headers that the column may have, the usual one first, by language. */
    private static final String[][] HEADERS = {{"问题", "问题（标注）"}, {"findings", "findings (marked)"}};

    private static final Pattern MARK = Pattern.compile(
            "[\\s'’]*〔(?:试投|trial|(?:台账号|line)\\s*(\\d{1,18}))\\s*(?:行|row)\\s*(\\d{1,18})〕.*", Pattern.DOTALL);

    private final int at;
    private final int before;
    private final Set<String> values;
    private final Map<Long, RowMark> marks = new HashMap<>();

    private FindingsColumn(int at, int before, Contract contract) {
        this.at = at;
        this.before = before;
        this.values = Stream.of(
                        contract.vocabulary().missing(), contract.vocabulary().confidential())
                .flatMap(List::stream)
                .map(HeaderName::plain)
                .collect(Collectors.toSet());
    }

    /** The column of findings behind all others in a header; empty where there is none. */
    static Optional<FindingsColumn> in(List<String> header, Contract contract) {
        int last = header.size() - 1;
        if (last < 1 || !isHeader(header.get(last), new PromisedNames(contract))) {
            return Optional.empty();
        }
        int before = RowWidth.lengthWithoutBlanks(header.subList(0, last).toArray(String[]::new), 1);
        return Optional.of(new FindingsColumn(last, before, contract));
    }

    /** The mark that a cell begins with; empty where it begins with none. */
    public static Optional<RowMark> mark(String cell) {
        if (cell.indexOf('〔') < 0) {
            return Optional.empty();
        }
        Matcher mark = MARK.matcher(cell);
        if (!mark.matches()) {
            return Optional.empty();
        }
        long deliveryId = mark.group(1) == null ? 0 : Long.parseLong(mark.group(1));
        return Optional.of(new RowMark(deliveryId, Long.parseLong(mark.group(2))));
    }

    /** The name of the sheet of findings in a language. */
    public static String sheet(boolean chinese) {
        return SHEETS.get(chinese ? 0 : 1);
    }

    /** The header for a marked copy: one that the contract does not promise for a column of its own. */
    public static String header(Contract contract, boolean chinese) {
        PromisedNames promised = new PromisedNames(contract);
        String[] headers = HEADERS[chinese ? 0 : 1];
        return promised.column(headers[0]) == null ? headers[0] : headers[1];
    }

    /** Whether a header is that of the column: its name, before a mark where the header itself has findings. */
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
     * may be a figure stays, so that a row with a cell too many is found to have one. Null where nothing else is left:
     * a steward takes a row out by clearing its cells.
     */
    TableRecord without(TableRecord record) {
        String[] cells = record.cells();
        int length = RowWidth.lengthWithoutBlanks(cells, 0);
        Optional<RowMark> mark = length > 0 ? mark(cells[length - 1]) : Optional.empty();
        mark.ifPresent(said -> marks.put(record.no(), said));
        boolean marked = mark.isPresent();
        if (!marked && (cells.length <= at || length > at && !isRemark(cells[length - 1]))) {
            return record;
        }
        int left = marked || length > at ? length - 1 : at;
        int kept = left > before ? RowWidth.lengthWithoutBlanks(Arrays.copyOf(cells, left), before) : left;
        String[] own = Arrays.copyOf(cells, kept);
        return Arrays.stream(own).allMatch(String::isBlank)
                ? null
                : new TableRecord(record.no(), own, record.fault(), record.merged());
    }

    /** The row that the record with a number said it mends; null where it said so of none. To be asked once. */
    RowMark markOf(long recordNo) {
        return marks.remove(recordNo);
    }

    /** Whether it is a word that the steward wrote in place of a finding, and no figure that moved there. */
    private boolean isRemark(String cell) {
        return cell.chars().anyMatch(Character::isLetter)
                && cell.chars().noneMatch(Character::isDigit)
                && !values.contains(HeaderName.plain(cell));
    }

    /** How many columns stand before it, without blank ones right before it. */
    int before() {
        return before;
    }
}
