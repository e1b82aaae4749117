// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.contract.Contract;
import org.jundeng.intake.row.HeaderName;
import org.jundeng.intake.row.PromisedNames;

/** Tells rows that go on with a header from the first rows of data. */
final class SubHeads {

    private static final String LETTERS = "甲乙丙丁戊己庚辛壬癸";
    private static final String CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
    private static final Set<String> OF_NUMBERS = Set.of("栏次", "栏号", "列次", "列号", "栏目", "序号", "代码");

    /** A number in brackets, or one with what it is made of: {@code (3)}, {@code 3=1+2}, {@code 4=2/1*100%}. */
    private static final Pattern FORMULA =
            Pattern.compile("^\\(?([0-9]{1,2}|[\\p{No}\\p{IsHan}a-z])\\)?(=[-0-9+*/x×÷()%\\s]+)?$");

    private static final Pattern UNIT_LINE = Pattern.compile("^[(（]?.{0,4}单位\\s*[:：].*");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern LATIN = Pattern.compile("(?s)\\p{IsLatin}[^\\p{IsHan}]*");

    /** What stands in such a row below the columns that say what the figures are about. */
    private static final Set<Role> SAYS_WHAT =
            EnumSet.of(Role.REF_AREA, Role.OUTER_AREA, Role.TIME_PERIOD, Role.YEAR, Role.PART_OF_YEAR, Role.INDICATOR);

    private static final Set<String> OF_HEADERS =
            Set.of(("region regions area areas district districts county counties city cities place places"
                            + " location locality division divisions administrative municipality jurisdiction town"
                            + " towns township province prefecture reference unit units name names code codes year"
                            + " years quarter quarters month months period periods time date day half statistical"
                            + " reporting report item items indicator indicators index measure category subject"
                            + " variable series of by and or the residence residential registered registration"
                            + " geographical geographic territory zone state street subdistrict village type no"
                            + " number")
                    .split(" "));

    private final PromisedNames promised;
    private final ValueMarks marks;
    private final Contract contract;

    SubHeads(Contract contract, PromisedNames promised) {
        this.promised = promised;
        this.marks = new ValueMarks(contract);
        this.contract = contract;
    }

    /**
     * Whether the row goes on with the header: it has names below columns of figures, no figure itself, and nothing
     * new below the columns that are none.
     */
    boolean belongs(TableRecord row, JoinedHead head) {
        if (row.fault() != null) {
            return false;
        }
        boolean names = false;
        for (int at = 0; at < row.cells().length; at++) {
            String cell = row.cells()[at].strip();
            if (cell.isEmpty()) {
                continue;
            }
            boolean isText = CellFigures.mayName(cell)
                    && !marks.is(cell)
                    && !UNIT_LINE.matcher(cell).matches();
            if (!isText
                    || !mayHaveNamesBelow(
                            at < head.columns().size() ? head.columns().get(at) : "", cell)) {
                return false;
            }
            names = true;
        }
        return names;
    }

    /** Columns of regions, periods and words are named once; a merged cell may repeat the name. */
    private boolean mayHaveNamesBelow(String name, String cell) {
        ColumnContract column = promised.column(name);
        return column == null || column.role() == Role.OBS_VALUE || name.endsWith(cell);
    }

    /**
     * Whether the row only says the names of the header once more in Latin letters, as yearbooks do: below each name
     * another one, each a different one, and nothing that may be a figure or stand for one. A region, a period or an
     * indicator may be written in Latin letters, too, so that only words of headers may stand below their columns.
     */
    boolean translates(TableRecord row, JoinedHead head) {
        if (row.fault() != null) {
            return false;
        }
        Set<String> names = new HashSet<>();
        int filled = 0;
        boolean certain = false;
        for (int at = 0; at < Math.max(row.cells().length, head.columns().size()); at++) {
            String cell = at < row.cells().length ? row.cells()[at].strip() : "";
            String name = at < head.columns().size() ? head.columns().get(at) : "";
            if (cell.isEmpty() && name.isEmpty()) {
                continue;
            }
            boolean translated = HAN.matcher(name).find() && LATIN.matcher(cell).matches();
            if (!translated || CellFigures.mayHold(cell) || marks.is(cell)) {
                return false;
            }
            if (saysWhat(name)) {
                if (!isOfHeaders(cell)) {
                    return false;
                }
                certain = true;
            }
            names.add(cell);
            filled++;
        }
        return certain && filled > 1 && names.size() == filled;
    }

    private boolean saysWhat(String name) {
        ColumnContract column = promised.column(name);
        return column != null && SAYS_WHAT.contains(column.role());
    }

    private boolean isOfHeaders(String cell) {
        boolean region = contract.table().rows().regions().stream()
                .anyMatch(own -> HeaderName.plain(own.word()).equals(HeaderName.plain(cell)));
        return !region
                && Stream.of(cell.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                        .filter(word -> !word.isEmpty())
                        .allMatch(OF_HEADERS::contains);
    }

    /** Whether the row only numbers the columns: 甲 乙 1 2 3, A B 1 2, 栏次 ① ②, or 甲 1 2 3=1+2. */
    static boolean numbersColumns(TableRecord row) {
        if (row.fault() != null) {
            return false;
        }
        int letters = 0;
        int numbers = 0;
        for (String each : row.cells()) {
            String cell = FORMULA.matcher(HeaderName.plain(each)).replaceFirst("$1");
            boolean letter = numbers == 0 && (isLetter(cell, letters) || letters == 0 && OF_NUMBERS.contains(cell));
            boolean number = cell.equals(Integer.toString(numbers + 1)) || isCircled(cell, numbers);
            if (!cell.isEmpty() && !letter && !number) {
                return false;
            }
            letters += letter ? 1 : 0;
            numbers += number ? 1 : 0;
        }
        return numbers > 1 || numbers == 1 && letters > 0;
    }

    private static boolean isCircled(String cell, int which) {
        return which < CIRCLED.length() && cell.equals(CIRCLED.substring(which, which + 1));
    }

    private static boolean isLetter(String cell, int which) {
        return which < LETTERS.length()
                && List.of(LETTERS.substring(which, which + 1), Character.toString('a' + which))
                        .contains(cell);
    }
}
