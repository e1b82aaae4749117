// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import static org.jundeng.finding.FindingCode.Weight.DELIVERY;
import static org.jundeng.finding.FindingCode.Weight.NOTE;
import static org.jundeng.finding.FindingCode.Weight.ROW;
import static org.jundeng.finding.FindingCode.Weight.SIGN;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Everything that can be wrong with a delivery. The kebab-case form of a constant's name is its stable code; titles,
 * promises and remedies in Chinese and English stand in {@code messages_zh.properties} and
 * {@code messages_en.properties}.
 */
public enum FindingCode {
    /** No contract of the bureau claims the file, or several do. */
    UNKNOWN_FEED(DELIVERY),
    /** No contract of the bureau claims the file, and exactly one of another bureau does. */
    ANOTHER_BUREAUS_FILE(DELIVERY),
    /**
     * By its name the file is a spreadsheet, archive or document, and no contract claims it: it must be saved as CSV.
     */
    NOT_SAVED_AS_CSV(DELIVERY),
    /** The folder entry is not a plain file of its own: a symbolic link, a pipe. */
    NOT_A_PLAIN_FILE(DELIVERY),
    /** The delivery has no bytes. */
    EMPTY_DELIVERY(DELIVERY),
    /** The delivery has a header and nothing below it. */
    NO_ROWS(DELIVERY),
    /** The bytes are not in the contract's format: a web page, a spreadsheet, UTF-16 without a mark. */
    WRONG_FORMAT(DELIVERY),
    /** A workbook that opens only with a password. */
    WORKBOOK_ENCRYPTED(DELIVERY),
    /** A workbook that is cut off, or is none in spite of how it begins. */
    WORKBOOK_BROKEN(DELIVERY),
    /** A workbook of which a part is larger than any real one, unpacked. */
    WORKBOOK_TOO_LARGE(DELIVERY),
    /** A spreadsheet of a kind that cannot be read, but that a spreadsheet program saves as one that can. */
    OTHER_WORKBOOK(DELIVERY),
    /** No sheet of the workbook has the promised name, or the promised columns. */
    SHEET_NOT_FOUND(DELIVERY),
    /** Several sheets of the workbook have the promised columns. */
    SEVERAL_SHEETS(DELIVERY),
    /** Rows or columns of a sheet that nobody sees were read, too. */
    HIDDEN_CELLS(NOTE),
    /** Sheets beside the one with the table were not read. */
    SHEETS_PASSED_OVER(NOTE),
    /** A figure whose number format shows a fraction of it, as 12.3 for 123000. */
    SHOWN_SCALED(ROW),
    /** Formulas take figures from another file: they are as they were last calculated. */
    LINKED_FIGURES(NOTE),
    /** The workbook has programs of its own, which were not run. */
    MACROS_NOT_RUN(NOTE),
    /** A zip holds no table, or several of which nobody knows which is meant. */
    ZIP_NOT_ONE_TABLE(DELIVERY),
    /** A zip cannot be unpacked: it is damaged, has a password, or would unpack to more than a table ever has. */
    ZIP_UNREADABLE(DELIVERY),
    /** A zip holds other files beside the one table, which are kept but not read. */
    ZIP_HAS_MORE(NOTE),
    /** The header is one cell because another delimiter was used. */
    WRONG_DELIMITER(DELIVERY),
    /** The text is in none of the promised character sets. */
    WRONG_CHARSET(DELIVERY),
    /** A record holds bytes that its character set does not have. */
    BAD_BYTES(ROW),
    /** Other lines stand above the header, such as a title. */
    HEADER_FURTHER_DOWN(DELIVERY),
    /** Beside the table, or below it, is a second header with columns that are promised. */
    SECOND_TABLE(DELIVERY),
    /** The lines around the table, and the names of sheet and file, say no period, and no column does. */
    PERIOD_NOT_SAID(DELIVERY),
    /** Two of them say different periods. */
    PERIODS_SAID_DIFFER(DELIVERY),
    /** The period that they say has not begun on the business date. */
    SAID_PERIOD_NOT_BEGUN(DELIVERY),
    /** The unit in the lines above the header is not that of a column, nor a multiple of it. */
    UNIT_LINE_DIFFERS(DELIVERY),
    /** A header without its unit, or with another one. */
    UNIT_IN_HEADER(DELIVERY),
    /** A header that the contract does not know. */
    UNKNOWN_COLUMN(DELIVERY),
    /** A promised column is missing. */
    MISSING_COLUMN(DELIVERY),
    /** A column stands twice, by name or by alias. */
    REPEATED_COLUMN(DELIVERY),
    /** A row has fewer cells than the header. */
    TOO_FEW_CELLS(ROW),
    /** A row has more cells than the header. */
    TOO_MANY_CELLS(ROW),
    /** A row with too few or too many cells, two of which may be one number split at its thousands comma. */
    UNQUOTED_THOUSANDS(ROW),
    /** A note that holds only a number: the cells before it may have shifted. */
    NUMBER_IN_NOTE(ROW),
    /** Rows that hold no data but text about the table. */
    NOTES_AMONG_ROWS(ROW),
    /** A cell with content below a blank header. */
    CELL_WITHOUT_HEADER(ROW),
    /** A figure in a cell that is merged over several rows or columns. */
    MERGED_FIGURE(ROW),
    /** Rows without figures were passed over: notes, signatures, the header again. */
    ROWS_PASSED_OVER(NOTE),
    /** A column of serial numbers was passed over. */
    COLUMN_PASSED_OVER(NOTE),
    /** Another table, without any promised figure, stands beside or below this one and was not read. */
    OTHER_TABLE(NOTE),
    /** The figures were read in the unit that stands above the header. */
    UNIT_LINE_APPLIED(NOTE),
    /** The title says another period than every row. */
    TITLE_SAYS_OTHER_PERIOD(NOTE),
    /** The last row has no line end: it may be cut off. */
    NO_FINAL_LINE_END(NOTE),
    /** Rows of a marked copy that mend rows of an earlier delivery, as their marks say. */
    MENDS_EARLIER_ROWS(NOTE),
    /** Rows of a marked copy that stand for rows of an earlier delivery, and were rejected again. */
    STILL_WRONG_ROWS(NOTE),
    /** Invisible marks were removed from cells. */
    INVISIBLE_MARKS(NOTE),
    /** A column's name was known without a mark on it, such as that of a footnote. */
    HEADER_MARK(NOTE),
    /** A quotation mark in a row opens or closes nothing, or joins rows; all other rows are certain all the same. */
    STRAY_QUOTE(ROW),
    /** A quoted cell that never ends swallows the rest of the file. */
    UNCLOSED_QUOTE(DELIVERY),
    /** A row or cell is larger than any real one. */
    ROW_TOO_LARGE(DELIVERY),
    /** The JSON text ends in the middle. */
    TRUNCATED_JSON(DELIVERY),
    /** The text is not JSON. */
    MALFORMED_JSON(DELIVERY),
    /** Objects within objects, deeper than the contract's fields. */
    NESTED_TOO_DEEP(DELIVERY),
    /** A field stands twice in one JSON object. */
    DUPLICATE_FIELD(ROW),
    /** The contract's pointer leads to no array of records. */
    RECORDS_NOT_FOUND(DELIVERY),
    /** The text itself says that it holds only some of the records. */
    ONLY_A_PART(DELIVERY),
    /** An element of the records is not an object. */
    NOT_A_RECORD(ROW),
    /** A cell that every row must fill is blank. */
    MISSING_CELL(ROW),
    /** A cell that must have one certain text has another. */
    UNEXPECTED_TEXT(ROW),
    /** No region has this code or name in the period. */
    UNKNOWN_REGION(ROW),
    /** Several regions have this name in the period. */
    AMBIGUOUS_REGION(ROW),
    /** The code belongs to a region, but not in the row's period. */
    CODE_NOT_VALID(ROW),
    /** A row names its region twice, and the two are not the same. */
    REGIONS_DIFFER(ROW),
    /** No indicator of the contract is called this. */
    UNKNOWN_INDICATOR(ROW),
    /** A unit that nobody knows, or that cannot be turned into the indicator's. */
    UNKNOWN_UNIT(DELIVERY),
    /** What a row's values are multiplied by is no known power of ten. */
    UNKNOWN_MULTIPLIER(ROW),
    /** A value of a dimension that the indicator does not have. */
    UNKNOWN_DIMENSION_VALUE(ROW),
    /** A status mark that the contract does not know. */
    UNKNOWN_STATUS(ROW),
    /** The cell holds no number in any promised form. */
    NOT_A_NUMBER(ROW),
    /** A value, period or code with a footnote mark, which is never read as a digit. */
    FOOTNOTE_MARK(ROW),
    /** A number that is marked as inexact: by a word such as 约, a bound or a range. */
    INEXACT_NUMBER(ROW),
    /** A number followed by another unit than the column's. */
    OTHER_UNIT(ROW),
    /** A cell whose formula has failed: {@code #DIV/0!}, {@code #N/A}. */
    ERROR_CELL(ROW),
    /** A cell with a formula that no program has calculated yet. */
    FORMULA_WITHOUT_RESULT(ROW),
    /** A number with more digits than any measured value has. */
    NUMBER_TOO_LONG(ROW),
    /** A number outside the indicator's range. */
    OUT_OF_RANGE(ROW),
    /** A fraction of an indicator that counts things. */
    FRACTION_OF_A_COUNT(ROW),
    /** The cell holds no period in any promised form. */
    NOT_A_PERIOD(ROW),
    /** A period of another frequency than promised. */
    WRONG_FREQ(ROW),
    /** A period that has not begun on the business date. */
    FUTURE_PERIOD(ROW),
    /** Rows of one delivery give one observation different values. */
    CONFLICTING_ROWS(ROW),
    /** A row repeats an observation of another row, with the same value. */
    REPEATED_ROW(NOTE),
    /** A total disagrees with the sum of its parts by more than the tolerance. */
    TOTAL_DIFFERS(NOTE),
    /** A row that is the total of other rows disagrees with their sum; it is not stored. */
    TOTAL_ROW_DIFFERS(NOTE),
    /** Rows that are totals of other rows were compared with them, where that was possible, and not stored. */
    TOTAL_ROWS_PASSED_OVER(NOTE),
    /** A row that gives a part of the row above it, by a word that the contract does not know. */
    UNKNOWN_SUB_ROW(ROW),
    /** A row that gives a part of a row above it, and there is no such row, or it could not be read. */
    SUB_ROW_ALONE(ROW),
    /** Rows that give a part of the row above them were passed over, as the contract says. */
    SUB_ROWS_PASSED_OVER(NOTE),
    /** Rows were left out by the words of a column, as the contract says. */
    ROWS_LEFT_OUT(NOTE),
    /** All rows of the delivery are left out by the words of a column. */
    ALL_ROWS_LEFT_OUT(DELIVERY),
    /** The delivery's control total does not match its rows. */
    CONTROL_TOTAL_DIFFERS(DELIVERY),
    /** More rows are rejected than the contract accepts. */
    TOO_MANY_BAD_ROWS(DELIVERY),
    /** A region that the contract promises is missing. */
    MISSING_REGION(NOTE),
    /** The observation stays: a delivery with a newer as-of stamp has set it. */
    OLDER_THAN_KNOWN(NOTE),
    /** Another delivery that was in the folder at the same time has another value. */
    SAME_ROUND_DIFFERS(NOTE),
    /** The observation stays: a feed with more authority has set it. */
    LESS_AUTHORITY(NOTE),
    /** The feed brought the observation earlier, and it is gone at the source. */
    DELETED_AT_SOURCE(NOTE),
    /** Observations seem to be gone at the source, but rejected rows may hold them. */
    DELETIONS_NOT_KNOWN(NOTE),
    /** More observations are gone at the source than the contract accepts. */
    TOO_MANY_DELETIONS(DELIVERY),
    /** Rows have no watermark: each pull asks for them again. */
    NO_WATERMARK(NOTE),
    /** Rows have a watermark that lies in the future: it does not count. */
    WATERMARK_AHEAD(NOTE),
    /** The as-of stamp that the contract names cannot be read. */
    NO_AS_OF(DELIVERY),
    /** The bureau's database or service cannot be reached. */
    SOURCE_OUT_OF_REACH(DELIVERY),
    /** The bureau's database or service took longer than agreed. */
    SOURCE_TOO_SLOW(DELIVERY),
    /** The bureau's database or service refused the question. */
    SOURCE_REFUSED(DELIVERY),
    /** There is no driver for the bureau's database, or it cannot be used. */
    NO_DRIVER(DELIVERY),
    /** The bureau's service does not accept who we are. */
    SOURCE_LOGIN_REFUSED(DELIVERY),
    /** The bureau's service has nothing at the address that was asked. */
    SOURCE_NOT_FOUND(DELIVERY),
    /** The bureau's service wants to be asked later. */
    SOURCE_ASKS_TO_WAIT(DELIVERY),
    /** The bureau's service sends us to another address. */
    SOURCE_REDIRECTS(DELIVERY),
    /** The certificate of the bureau's service, or ours, was not accepted. */
    SOURCE_NOT_TRUSTED(DELIVERY),
    /** The pages of an answer repeat themselves, or lead to no end. */
    PAGES_LEAD_NOWHERE(DELIVERY),
    /** The number of records changed while the pages of an answer were read. */
    CHANGED_WHILE_READ(DELIVERY),
    /** The answer is larger than the contract accepts. */
    ANSWER_TOO_LARGE(DELIVERY),
    /** Reading the delivery failed again and again, through a fault of the program and not of the delivery. */
    READING_BREAKS_OFF(DELIVERY),
    /** The delivery that is to be confirmed waits no longer, or a newer one has spoken since. */
    NOTHING_TO_CONFIRM(DELIVERY),
    /** The delivery takes the place of an earlier one that waited to be confirmed. */
    REPLACES_UNCONFIRMED(NOTE),
    /** The file was taken earlier and written to afterwards; this is the complete file. */
    WRITTEN_AFTER_TAKING(NOTE),
    /** Two columns fit each other's history and not their own. */
    SWAPPED_COLUMNS(SIGN),
    /** A rate is given as a fraction, or a fraction as a rate. */
    FRACTION_FOR_PER_CENT(SIGN),
    /** Figures are a power of ten times what they were. */
    WRONG_SCALE(SIGN),
    /** Figures belong to another period than the delivery says. */
    WRONG_PERIOD(SIGN),
    /** A total since January is less than it was earlier in the year. */
    RUNNING_TOTAL_FALLS(SIGN),
    /** A part is above its whole, or a total does not fit its parts. */
    PARTS_AND_WHOLE(SIGN),
    /** A figure is many times the largest ever. */
    FAR_BEYOND(SIGN),
    /** Figures of most regions are far from all their figures before. */
    SUDDEN_JUMP(SIGN),
    /** A figure is far from all figures before it, in too few regions or not far enough to stop the delivery. */
    UNUSUAL_FIGURE(NOTE),
    /** A sign that would have stopped the delivery is switched off. */
    SIGN_SWITCHED_OFF(NOTE),
    /** The delivery changes more figures than are looked at for signs. */
    FIGURES_NOT_EXAMINED(NOTE);

    /** What the figures themselves tell: signs, and notes beside them. They are found once and then recorded. */
    public static final Set<FindingCode> OF_FIGURES = ofFigures();

    private final Weight weight;

    FindingCode(Weight weight) {
        this.weight = weight;
    }

    private static Set<FindingCode> ofFigures() {
        Set<FindingCode> codes = EnumSet.of(UNUSUAL_FIGURE, SIGN_SWITCHED_OFF, FIGURES_NOT_EXAMINED);
        Arrays.stream(values()).filter(code -> code.weight == SIGN).forEach(codes::add);
        return Collections.unmodifiableSet(codes);
    }

    /** What the finding means for the delivery. */
    public Weight weight() {
        return weight;
    }

    /** The stable code: {@code not-a-number}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The finding code with this {@link #code}; throws {@link IllegalArgumentException} for an unknown one. */
    public static FindingCode of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What a finding means for the delivery. */
    public enum Weight {
        /** The delivery is refused. */
        DELIVERY,
        /** The row or, in a wide layout, the cell is left out; the rest is taken as far as the contract allows. */
        ROW,
        /** The figure cannot be right: the delivery may wait until somebody confirms it. */
        SIGN,
        /** Nothing is lost, but the steward should know. */
        NOTE
    }
}
