// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.ColumnContract.Blank;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.contract.Contract;
import org.jundeng.contract.TableShape;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.HeaderName;
import org.jundeng.intake.row.PromisedNames;

/**
 * Judges rows without figures: notes and signatures, the header again at the top of a page, the header of another
 * table. What may be a row of data is left to be one.
 */
final class TextRows {

    private static final String PART = "其中";

    /** Names of columns that say what the rows of some table are about, and are no region, period or word of a row. */
    private static final Set<String> FIRST_OF_HEAD = Set.of(
            "项目",
            "项目名称",
            "指标",
            "指标名称",
            "名称",
            "企业",
            "企业名称",
            "单位名称",
            "类别",
            "分类",
            "行业",
            "行业名称",
            "年龄",
            "年龄段",
            "年龄组",
            "性别",
            "街道",
            "街道名称",
            "乡镇",
            "序号",
            "地区",
            "区县",
            "item",
            "indicator",
            "region",
            "area",
            "name",
            "category");

    private static final Pattern PERIOD = Pattern.compile("(19|20)\\d{2}([-./年]\\S{0,12})?");
    private static final Pattern REGION = Pattern.compile("[^各\\d]\\S{1,20}[市区县]");

    private final TableHead head;
    private final Contract contract;
    private final PromisedNames promised;
    private final ValueMarks marks;
    private final PassedOver passed = new PassedOver();
    private final PassedOver other = new PassedOver();
    private final TextsBetween between = new TextsBetween();
    private TableRecord otherHead;
    private int again;
    private boolean elsewhere;
    private boolean behindGap;
    private boolean anyData;
    private long lastNo;

    TextRows(TableHead head, Contract contract) {
        this.head = head;
        this.contract = contract;
        this.promised = new PromisedNames(contract);
        this.marks = new ValueMarks(contract);
        this.lastNo = head.lastNo();
    }

    /** What a row is. */
    enum Kind {
        DATA,
        PASSED_OVER,
        /** Only a word that stands for the rows below it. */
        STANDS_FOR_ROWS,
        /** The header of a second table that has figures which are promised, or may have. */
        SECOND_TABLE
    }

    /** Whether the rows are those of another table now, so that even figures are not of this one. */
    boolean isElsewhere() {
        return elsewhere;
    }

    /** Takes note of a row right below the header that only says its names in another language, or numbers them. */
    void passBelowHead(TableRecord record) {
        passed.add(record.no(), first(texts(record)));
    }

    /** Takes note of a row with figures. */
    void passData(long rowNo) {
        lastNo = rowNo;
        anyData = true;
        again = 0;
        behindGap = false;
        between.passData();
    }

    /** The texts of the rows without figures. */
    TextsBetween between() {
        return between;
    }

    /** Whether a row of the other table has a figure where this one has figures, and no name that is another's. */
    boolean isPromisedElsewhere(TableRecord record) {
        if (isHead(record)) {
            return false;
        }
        for (int at : head.values()) {
            boolean figure = CellFigures.mayHold(cell(record, at));
            if (figure && !NoteLabels.isField(cell(otherHead, at).strip())) {
                return true;
            }
        }
        return false;
    }

    /** The finding for the table that was taken for another one. */
    Finding secondTableElsewhere() {
        return secondTable(otherHead);
    }

    /** What a row is that has no figure, or stands in another table. */
    Kind judge(TableRecord record) {
        behindGap |= record.no() > lastNo + 1;
        lastNo = record.no();
        Set<String> texts = texts(record);
        if (isHeadAgain(record)) {
            between.passHead();
            return pass(record, texts);
        }
        if (elsewhere) {
            other.add(record.no(), first(texts));
            return Kind.PASSED_OVER;
        }
        between.add(record);
        if (texts.size() > 1 && isOtherHead(record, texts)) {
            return otherTable(record, texts);
        }
        if (isNote(record, texts)) {
            return startsRows(record, texts) ? Kind.STANDS_FOR_ROWS : pass(record, texts);
        }
        behindGap = false;
        return Kind.DATA;
    }

    private Kind pass(TableRecord record, Set<String> texts) {
        passed.add(record.no(), first(texts));
        return Kind.PASSED_OVER;
    }

    private static String first(Set<String> texts) {
        return texts.isEmpty() ? "" : texts.iterator().next();
    }

    /** The texts in the columns of the table, each once; a merged cell counts as one. */
    private Set<String> texts(TableRecord record) {
        Set<String> texts = new LinkedHashSet<>();
        for (int at = 0; at < record.cells().length; at++) {
            String cell = record.cells()[at];
            if (!cell.isBlank() && (!head.passedOver().contains(at) || isName(at) || isLabel(cell.strip()))) {
                texts.add(record.cells()[at].strip());
            }
        }
        return texts;
    }

    /** Signatures begin in the first column, also where that has serial numbers. */
    private static boolean isLabel(String cell) {
        return NoteLabels.begin(cell) || NoteLabels.isField(cell);
    }

    /** Serial numbers are no text of the row; what stands in a column without a name is. */
    private boolean isName(int at) {
        return head.columns().get(at).isEmpty();
    }

    /** Whether the row is one of the header that is repeated, so that a number in it belongs to a name. */
    boolean goesOnWithHead(TableRecord record) {
        return isNextOfHead(record) || isHead(record);
    }

    private boolean isNextOfHead(TableRecord record) {
        return again > 0 && again < head.rows().size() && sameTexts(head.rows().get(again), record);
    }

    /** Whether the row repeats the next row of the header, from the first one on. */
    private boolean isHeadAgain(TableRecord record) {
        if (isNextOfHead(record)) {
            again++;
            return true;
        }
        boolean begins = isHead(record);
        boolean numbers = again == head.rows().size() && SubHeads.numbersColumns(record);
        again = begins ? 1 : 0;
        elsewhere &= !begins;
        return begins || numbers;
    }

    private boolean isHead(TableRecord record) {
        return sameTexts(head.rows().get(0), record);
    }

    /** Whether the texts are the same; the name of serial numbers may be left out. */
    private boolean sameTexts(TableRecord one, TableRecord other) {
        int length = Math.max(one.cells().length, other.cells().length);
        for (int at = 0; at < length; at++) {
            boolean leftOut = head.passedOver().contains(at) && cell(other, at).isBlank();
            if (!leftOut && !HeaderName.plain(cell(one, at)).equals(HeaderName.plain(cell(other, at)))) {
                return false;
            }
        }
        return true;
    }

    private static String cell(TableRecord record, int at) {
        return at < record.cells().length ? record.cells()[at] : "";
    }

    /**
     * Whether the row is a header, but not this table's: it has promised names, or nothing but different texts where
     * data have figures, for which a word in place of one figure is not enough. Below no data at all, such texts are a
     * row of words in place of figures.
     */
    private boolean isOtherHead(TableRecord record, Set<String> texts) {
        if (beginsAsHead(texts) && !isRowOfData(record)) {
            return true;
        }
        if (texts.stream().anyMatch(text -> text.chars().anyMatch(Character::isDigit))) {
            return false;
        }
        if (!NoteLabels.isField(first(texts)) && texts.stream().anyMatch(this::isTitle)) {
            return true;
        }
        if (!anyData) {
            return false;
        }
        Set<String> names = new HashSet<>();
        for (int at : head.values()) {
            String cell = cell(record, at).strip();
            if (cell.isEmpty() || marks.is(cell) || NoteLabels.begin(cell) || NoteLabels.isField(cell)) {
                return false;
            }
            if (!names.add(cell)) {
                return false;
            }
        }
        return !names.isEmpty() && (behindGap || names.size() > 1) && texts.size() > names.size();
    }

    /** Whether the first text is what only a header begins with, and the others may be names, also with numbers. */
    private boolean beginsAsHead(Set<String> texts) {
        boolean numbers = texts.stream().anyMatch(text -> text.chars().anyMatch(Character::isDigit));
        String first = first(texts);
        return texts.size() > (numbers ? 2 : 1)
                && (FIRST_OF_HEAD.contains(HeaderName.plain(first)) || isTitle(first) && !NoteLabels.isField(first))
                && texts.stream().allMatch(text -> CellFigures.mayName(text) && !marks.is(text));
    }

    /**
     * Whether the row has one period, where this table has its periods; or a region, where this table has its regions
     * and does not begin with them: then a word such as 企业 is of a column in front of it, and the figure is blank.
     */
    private boolean isRowOfData(TableRecord record) {
        int periods = 0;
        boolean period = false;
        boolean region = false;
        boolean first = true;
        for (int at = 0; at < head.columns().size(); at++) {
            String cell = cell(record, at).strip();
            ColumnContract column = promised.column(head.columns().get(at));
            Role role = column == null ? Role.IGNORE : column.role();
            boolean isPeriod = PERIOD.matcher(cell).matches();
            periods += isPeriod ? 1 : 0;
            period |= isPeriod && (role == Role.TIME_PERIOD || role == Role.YEAR);
            boolean name = isTitle(cell) || FIRST_OF_HEAD.contains(HeaderName.plain(cell));
            region |= !first
                    && role == Role.REF_AREA
                    && !name
                    && REGION.matcher(cell).matches();
            first &= cell.isEmpty();
        }
        return period && periods == 1 || region && periods == 0;
    }

    /** Whether the text is the name of a promised column that is no note. */
    private boolean isTitle(String text) {
        ColumnContract column = promised.column(text);
        return column != null && column.role() != Role.NOTE && column.role() != Role.IGNORE;
    }

    /** A table that has none of the promised figures is left alone. */
    private Kind otherTable(TableRecord record, Set<String> texts) {
        boolean spread = contract.table().layout() == TableShape.Layout.WIDE_AREAS
                || contract.table().layout() == TableShape.Layout.WIDE_PERIODS;
        boolean named = false;
        for (String text : texts) {
            ColumnContract column = promised.column(text);
            named |= column != null;
            spread |= column == null ? isFigureName(text) : column.role() == Role.OBS_VALUE;
        }
        if (spread || !named) {
            return Kind.SECOND_TABLE;
        }
        elsewhere = true;
        otherHead = record;
        other.add(record.no(), first(texts));
        return Kind.PASSED_OVER;
    }

    /** Whether a column of figures has the name, maybe with another unit or without one. */
    private boolean isFigureName(String text) {
        String name = HeaderName.withoutUnit(text);
        return promised.byName().entrySet().stream()
                .anyMatch(each -> each.getValue().role() == Role.OBS_VALUE
                        && HeaderName.withoutUnit(each.getKey()).equals(name));
    }

    /** The finding for the header of a second table. */
    Finding secondTable(TableRecord record) {
        return Finding.at(
                FindingCode.SECOND_TABLE, Location.row(record.no()), first(texts(record)), Long.toString(record.no()));
    }

    /** Whether the row is text about the table: one text alone, or labels and what they are the labels of. */
    private boolean isNote(TableRecord record, Set<String> texts) {
        if (texts.isEmpty() || first(texts).startsWith(PART)) {
            return texts.isEmpty();
        }
        if (texts.size() == 1) {
            return !marks.is(first(texts));
        }
        boolean labelled = false;
        for (String cell : texts) {
            boolean label = NoteLabels.begin(cell) || NoteLabels.isField(cell);
            if (!label && !labelled) {
                return false;
            }
            labelled = label || texts.size() <= 2 || isFollowed(texts, cell);
        }
        return NoteLabels.begin(first(texts)) || NoteLabels.isField(first(texts));
    }

    /** Whether another label comes behind the cell, or nothing. */
    private static boolean isFollowed(Set<String> texts, String cell) {
        List<String> all = List.copyOf(texts);
        int next = all.indexOf(cell) + 1;
        return next == all.size() || NoteLabels.begin(all.get(next)) || NoteLabels.isField(all.get(next));
    }

    /** Whether the row is only the name that stands above the rows it is about. */
    private boolean startsRows(TableRecord record, Set<String> texts) {
        for (int at = 0; texts.size() == 1 && at < head.columns().size(); at++) {
            ColumnContract column = promised.column(head.columns().get(at));
            if (column != null
                    && column.blank() == Blank.AS_ABOVE
                    && !cell(record, at).isBlank()) {
                return !NoteLabels.begin(cell(record, at));
            }
        }
        return false;
    }

    /** The notes about all rows that were passed over. */
    void tell(List<Finding> notes) {
        passed.tell(FindingCode.ROWS_PASSED_OVER, notes);
        other.tell(FindingCode.OTHER_TABLE, notes);
    }
}
