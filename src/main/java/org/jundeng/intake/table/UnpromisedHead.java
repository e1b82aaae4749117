// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jundeng.intake.row.HeaderName;

/**
 * A header that no contract promises yet, as far as the shape of the rows shows one: different names, joined from one
 * to three rows as those of promised columns are, above columns that they name.
 *
 * @param firstNo the number of its first row
 * @param lastNo the number of its last row
 * @param columns its columns, up to a gap behind which another table begins
 * @param cutBehind the first name behind that gap; empty where there is none
 */
public record UnpromisedHead(long firstNo, long lastNo, List<UnpromisedHead.Column> columns, String cutBehind) {

    private static final int MOST_ABOVE = 12;
    private static final int MOST_DEEP = 3;
    private static final int MOST_COMPARED = 5;
    private static final int UNNAMED = 20;
    private static final int NAMED_TWICE = 50;
    private static final int FIGURE = 30;
    private static final int TITLE = 100;
    private static final int ROW_LOST = 15;
    private static final int VALUE = 10;

    private static final Pattern PERIOD_IN_DIGITS = Pattern.compile("(19|20)\\d{2}([-./]?(0?[1-9]|1[0-2]))?");
    private static final Pattern PLAIN = Pattern.compile("[\\d０-９\\s.,+%．，％－-]+");
    private static final Pattern UNIT_LINE = Pattern.compile("^[(（]?.{0,4}单\\s*位\\s*([:：].*)?", Pattern.DOTALL);
    private static final Pattern UNIT =
            Pattern.compile("[百千万亿]?(人次?|元|个|件|户|套|张|家|所|项|起|吨|公里|平方米|立方米|亩|公顷" + "|册|次|场|辆|台)|[%％‰]");

    public UnpromisedHead {
        columns = List.copyOf(columns);
    }

    /**
     * A column below the header.
     *
     * @param name its name as a contract may promise it; empty where it has none
     * @param meaning the same without what says nothing of its figures
     * @param figures whether most of its first cells may be figures
     * @param blank whether none of its first cells has content
     */
    public record Column(String name, String meaning, boolean figures, boolean blank) {

        /** Whether it numbers the rows, so that it is passed over where no contract names it. */
        public boolean isSerial() {
            return TableColumns.SERIAL.contains(HeaderName.plain(name));
        }

        /** Whether the name itself may be taken for a figure: 2014-06, 2014Q1. */
        public boolean isLikeFigure() {
            return CellFigures.mayHold(name);
        }
    }

    /** A header with what speaks against it. */
    private record Rated(UnpromisedHead head, int against) {}

    /**
     * The likeliest headers among the first rows of a table, the best first.
     *
     * @param isValue whether a text can be a cell of a column of words, but hardly the name of one: a region
     */
    public static List<UnpromisedHead> among(List<TableRecord> first, Predicate<String> isValue) {
        int data = firstData(first);
        List<Rated> rated = new ArrayList<>();
        for (int end = data - 1; end >= 0 && end >= data - MOST_ABOVE; end--) {
            for (int depth = 1; depth <= MOST_DEEP && depth <= end + 1; depth++) {
                List<TableRecord> rows = first.subList(end + 1 - depth, end + 1);
                if (rows.stream().anyMatch(row -> row.fault() != null)) {
                    break;
                }
                Rated head = new Shape(rows, first.subList(end + 1, first.size()), isValue).rated(data - 1 - end);
                if (head.head().columns().size() > 1) {
                    rated.add(head);
                }
            }
        }
        int least = rated.stream().mapToInt(Rated::against).min().orElse(0);
        return rated.stream()
                .filter(each -> each.against() < least + FIGURE)
                .sorted(Comparator.comparingInt(Rated::against))
                .map(Rated::head)
                .toList();
    }

    /** The place of the first row with figures; 0 where there is none. */
    private static int firstData(List<TableRecord> rows) {
        for (int at = 0; at < rows.size(); at++) {
            if (isData(rows.get(at)) && agrees(rows, at)) {
                return at;
            }
        }
        return 0;
    }

    private static boolean isData(TableRecord row) {
        Set<String> texts = texts(row);
        if (row.fault() != null || texts.size() < 2 || SubHeads.numbersColumns(row)) {
            return false;
        }
        String begins = texts.iterator().next();
        boolean label = NoteLabels.begin(begins) || NoteLabels.isField(begins) || begins.matches(".*[:：]");
        return !label && hasFigures(row) && !namesPeriods(row);
    }

    private static boolean hasFigures(TableRecord row) {
        return Arrays.stream(row.cells()).anyMatch(UnpromisedHead::isPlainFigure);
    }

    /** Whether a cell is nothing but a figure: a name may have digits, too. */
    private static boolean isPlainFigure(String cell) {
        return CellFigures.mayHold(cell) && PLAIN.matcher(cell).matches();
    }

    /** Whether all that may be figures are different years or months: the names of columns. */
    private static boolean namesPeriods(TableRecord row) {
        List<String> figures = Arrays.stream(row.cells())
                .filter(UnpromisedHead::isPlainFigure)
                .map(String::strip)
                .toList();
        return figures.size() > 1
                && new HashSet<>(figures).size() == figures.size()
                && figures.stream()
                        .allMatch(cell -> PERIOD_IN_DIGITS.matcher(cell).matches());
    }

    /** Whether most of the next rows with figures have some where the row has some. */
    private static boolean agrees(List<TableRecord> rows, int at) {
        int alike = 0;
        int others = 0;
        for (int next = at + 1; next < rows.size() && alike + others < MOST_COMPARED; next++) {
            TableRecord row = rows.get(next);
            if (hasFigures(row)) {
                boolean shares = false;
                String[] cells = rows.get(at).cells();
                for (int column = 0; column < Math.min(cells.length, row.cells().length); column++) {
                    shares |= isPlainFigure(cells[column]) && CellFigures.mayHold(row.cells()[column]);
                }
                alike += shares ? 1 : 0;
                others += shares ? 0 : 1;
            }
        }
        return alike >= others;
    }

    private static Set<String> texts(TableRecord row) {
        Set<String> texts = new LinkedHashSet<>();
        for (String cell : row.cells()) {
            if (!cell.isBlank()) {
                texts.add(cell.strip());
            }
        }
        return texts;
    }

    /** The shape of a table below rows that may be its header. */
    private static final class Shape {

        private final List<TableRecord> rows;
        private final List<TableRecord> below;
        private final Predicate<String> isValue;
        private final List<List<String>> parts;
        private final int[] contents;
        private final int[] figures;
        private final int end;
        private int against;

        Shape(List<TableRecord> rows, List<TableRecord> below, Predicate<String> isValue) {
            this.rows = rows;
            this.isValue = isValue;
            this.below = below.stream()
                    .filter(row -> row.fault() == null && hasFigures(row) && !SubHeads.numbersColumns(row))
                    .toList();
            int width = this.below.stream()
                    .mapToInt(row -> row.cells().length)
                    .max()
                    .orElse(0);
            List<List<String>> named = JoinedHead.parts(rows);
            width = Math.max(width, named.size());
            this.contents = new int[width];
            this.figures = new int[width];
            this.below.forEach(this::count);
            this.parts = new ArrayList<>(named);
            while (parts.size() < width) {
                parts.add(List.of());
            }
            this.end = end();
        }

        private void count(TableRecord row) {
            for (int at = 0; at < row.cells().length; at++) {
                String cell = row.cells()[at];
                contents[at] += cell.isBlank() ? 0 : 1;
                figures[at] += CellFigures.mayHold(cell) ? 1 : 0;
            }
            row.merged().stream()
                    .filter(cell -> cell.at() < contents.length && !cell.isCorner(row.no()))
                    .forEach(cell -> contents[cell.at()]++);
        }

        /** Behind the last column; before a gap where words stand behind it, as another table's names of rows do. */
        private int end() {
            boolean words = false;
            boolean numbers = false;
            for (int at = 0; at < contents.length; at++) {
                boolean gap = parts.get(at).isEmpty() && contents[at] == 0;
                if (gap && words && numbers && at + 1 < contents.length && beginsWithWords(at + 1)) {
                    return at;
                }
                words |= contents[at] > 0 && !isFigures(at);
                numbers |= contents[at] > 0 && isFigures(at);
            }
            int last = contents.length;
            while (last > 0 && parts.get(last - 1).isEmpty() && contents[last - 1] == 0) {
                last--;
            }
            return last;
        }

        private boolean beginsWithWords(int from) {
            int at = from;
            while (at < contents.length && parts.get(at).isEmpty() && contents[at] == 0) {
                at++;
            }
            return at < contents.length && contents[at] > 0 && !isFigures(at) && at + 1 < contents.length;
        }

        private boolean isFigures(int at) {
            return figures[at] * 2 >= contents[at];
        }

        Rated rated(int rowsBetween) {
            Set<String> names = new HashSet<>();
            List<Column> columns = new ArrayList<>();
            for (int at = 0; at < end; at++) {
                String name = name(parts.get(at));
                against += name.isEmpty() && contents[at] > 0 ? UNNAMED : 0;
                against += !name.isEmpty() && !names.add(HeaderName.plain(name)) ? NAMED_TWICE : 0;
                columns.add(new Column(name, meaning(at), contents[at] > 0 && isFigures(at), contents[at] == 0));
            }
            rows.forEach(this::rate);
            against += 2 * (rows.size() - 1) + rowsBetween * ROW_LOST;
            String behind = "";
            for (int at = end; at < parts.size() && behind.isEmpty(); at++) {
                behind = name(parts.get(at));
            }
            UnpromisedHead head = new UnpromisedHead(
                    rows.get(0).no(), rows.get(rows.size() - 1).no(), columns, behind);
            return new Rated(head, against);
        }

        private void rate(TableRecord row) {
            Set<String> texts = texts(row);
            boolean lone = texts.size() == 1;
            boolean group = lone
                    && row.cells()[0].isBlank()
                    && !UNIT_LINE.matcher(texts.iterator().next()).matches();
            against += lone && !group ? TITLE : 0;
            for (int at = 0; at < row.cells().length; at++) {
                String cell = row.cells()[at].strip();
                boolean label =
                        NoteLabels.begin(cell) || UNIT_LINE.matcher(cell).matches();
                against += label ? TITLE : 0;
                if (at < end && isPlainFigure(cell) && !namesPeriods(row)) {
                    against += FIGURE;
                }
                against += at < end && !isFigures(at) && isValue.test(cell) ? VALUE : 0;
            }
        }

        /** The names in it joined as a contract writes them: 登记失业率/本月, 新增就业(人). */
        private static String name(List<String> parts) {
            int last = parts.size() - 1;
            boolean unit = last > 0 && UNIT.matcher(parts.get(last)).matches();
            return unit
                    ? String.join("", parts.subList(0, last)) + "(" + parts.get(last) + ")"
                    : String.join("/", parts).replaceAll("/(?=[(（])", "");
        }

        private String meaning(int at) {
            List<String> all = parts.get(at);
            if (all.size() < 2) {
                return name(all);
            }
            List<String> telling = new ArrayList<>();
            for (int level = 0; level < all.size(); level++) {
                String part = all.get(level);
                boolean last = level == all.size() - 1;
                boolean unit = last && UNIT.matcher(part).matches();
                if (unit || !ColumnNameWords.sayNothing(part) && (last || !isHeading(part, rest(all, level)))) {
                    telling.add(part);
                }
            }
            return telling.isEmpty() ? name(all) : name(telling).replace("/", "");
        }

        private static String rest(List<String> parts, int level) {
            return String.join("/", parts.subList(level + 1, parts.size()));
        }

        /** Whether a group is only a heading over columns of different names. */
        private boolean isHeading(String group, String name) {
            List<String> below = below(group);
            return below.size() > 1
                    && new HashSet<>(below).size() == below.size()
                    && ColumnNameWords.tellWhat(name)
                    && !ColumnNameWords.sayOther(group, name)
                    && parts.stream()
                            .filter(each -> each.size() > 1 && !each.contains(group))
                            .noneMatch(each -> below.contains(each.get(each.size() - 1)));
        }

        private List<String> below(String group) {
            return parts.stream()
                    .filter(each -> each.size() > 1 && each.contains(group))
                    .map(each -> rest(each, each.indexOf(group)))
                    .toList();
        }
    }
}
