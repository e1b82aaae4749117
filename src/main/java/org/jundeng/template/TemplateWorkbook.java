// SPDX-License-Identifier: Apache-2.0
package org.jundeng.template;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.contract.Contract;
import org.jundeng.observation.TimePeriod;
import org.jundeng.template.BlankTable.Asked;
import org.jundeng.template.BlankTable.Cell;

/**
 * Writes a blank table as a workbook: the table, the instructions, the words to choose from and, where wished, the
 * figures of the period before. Only the first sheet has the promised headers, so that it alone is read.
 */
final class TemplateWorkbook {

    /** Rows below the last one where words can be chosen and numbers are checked, too. */
    private static final int FURTHER_ROWS = 200;

    private static final double NARROW = 12;
    private static final double WIDE = 60;
    private static final String TO_FILL_IN = "FFF7DC";
    private static final String TEXT = "@";

    private final Contract contract;
    private final Catalogue catalogue;
    private final Wording wording;

    TemplateWorkbook(Contract contract, Catalogue catalogue, Locale locale) {
        this.contract = contract;
        this.catalogue = catalogue;
        this.wording = Wording.of(TemplateWorkbook.class, locale);
    }

    /**
     * The bytes of the workbook.
     *
     * @param earlier the table of the period before; null where there is none
     * @param instructions the lines of the second sheet
     */
    byte[] write(BlankTable table, BlankTable earlier, Instructions.Sheet instructions) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Jundeng", "1.0")) {
            Worksheet first = workbook.newWorksheet(
                    wording.say("sheet.table") + new TitleLines(contract, catalogue).sheet(instructions.period()));
            Worksheet second = workbook.newWorksheet(wording.say("sheet.instructions"));
            Worksheet third = workbook.newWorksheet(wording.say("sheet.words"));
            Lists lists = new Lists(third, Choices.of(contract, catalogue, instructions.period()));
            instructions(second, instructions.lines());
            table(first, table, lists, new TitleLines(contract, catalogue).of(instructions.period()));
            if (earlier != null) {
                TimePeriod before = instructions.period().plus(-1);
                earlier(workbook.newWorksheet(wording.say("sheet.earlier", before)), earlier);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("a workbook can always be kept in memory", impossible);
        }
        return bytes.toByteArray();
    }

    private void table(Worksheet sheet, BlankTable table, Lists lists, List<String> titles) {
        int head = titles.size();
        for (int row = 0; row < head; row++) {
            sheet.value(row, 0, titles.get(row));
        }
        header(sheet, head, table, "");
        int row = head + 1;
        for (List<Cell> cells : table.rows()) {
            for (int column = 0; column < cells.size(); column++) {
                cell(sheet, row, column, cells.get(column));
            }
            row++;
        }
        for (int column = 0; column < table.columns().size(); column++) {
            validate(sheet, table, column, lists);
        }
        trailer(sheet, row, table.rows().size());
    }

    private void trailer(Worksheet sheet, int row, int rows) {
        if (contract.form().csv().trailer() != null) {
            sheet.value(row, 0, contract.form().csv().trailer());
            sheet.value(row, 1, rows);
        }
    }

    private static void header(Worksheet sheet, int at, BlankTable table, String before) {
        for (int column = 0; column < table.columns().size(); column++) {
            String header = before + table.columns().get(column).header();
            sheet.value(at, column, header);
            sheet.width(column, Math.min(WIDE, Math.max(NARROW, header.length() * 2.0 + 2)));
        }
        sheet.range(at, 0, at, table.columns().size() - 1).style().bold().set();
        sheet.freezePane(0, at + 1);
    }

    /** A cell without a figure has the format of text, so that no code loses a zero and no month becomes a day. */
    private static void cell(Worksheet sheet, int row, int column, Cell cell) {
        if (cell.asked() != null) {
            sheet.style(row, column).fillColor(TO_FILL_IN).set();
        } else {
            sheet.style(row, column).format(TEXT).set();
        }
        text(sheet, row, column, cell);
    }

    private static void text(Worksheet sheet, int row, int column, Cell cell) {
        if (cell.text().isEmpty()) {
            return;
        }
        if (cell.asked() == null) {
            sheet.value(row, column, cell.text());
        } else {
            sheet.value(row, column, new BigDecimal(cell.text()));
        }
    }

    private void validate(Worksheet sheet, BlankTable table, int column, Lists lists) {
        int first = new TitleLines(contract, catalogue).count() + 1;
        int end = first + table.rows().size();
        int last = contract.form().csv().trailer() == null ? end + FURTHER_ROWS : end - 1;
        if (last < first) {
            return;
        }
        Asked whole = table.columns().get(column).asked();
        if (whole != null) {
            figures(sheet.range(first, column, last, column), whole, lists);
            return;
        }
        if (column < contract.table().columns().size()
                && table.columns().get(column).role() != Role.OBS_VALUE) {
            words(
                    sheet.range(first, column, last, column),
                    contract.table().columns().get(column),
                    lists);
            return;
        }
        for (int row = first; row < end; ) {
            Asked asked = table.rows().get(row - first).get(column).asked();
            int until = row + 1;
            while (until < end
                    && Objects.equals(
                            asked, table.rows().get(until - first).get(column).asked())) {
                until++;
            }
            if (asked != null) {
                figures(sheet.range(row, column, until - 1, column), asked, lists);
            }
            row = until;
        }
    }

    private void figures(Range cells, Asked asked, Lists lists) {
        ValueBounds bounds = ValueBounds.of(asked, catalogue.units());
        String cell = letters(cells.getLeft()) + (cells.getTop() + 1);
        String formula =
                "OR(AND(" + bounds.condition(cell) + "),ISNUMBER(MATCH(" + cell + "," + lists.marks() + ",0)))";
        String what = wording.say(bounds.whole() ? "wrong.whole" : "wrong.number", bounds.range(wording), asked.unit());
        cells.validateWithFormula(escaped(formula))
                .errorStyle(DataValidationErrorStyle.STOP)
                .showErrorMessage(true)
                .errorTitle(escaped(wording.say("wrong.title")))
                .error(escaped(what));
    }

    /** A region may have several names, so another one than the list's is only asked about. */
    private void words(Range cells, ColumnContract column, Lists lists) {
        String range = lists.of(column);
        if (range != null) {
            cells.validateWithListByFormula(escaped(range))
                    .errorStyle(
                            column.role() == Role.REF_AREA
                                    ? DataValidationErrorStyle.WARNING
                                    : DataValidationErrorStyle.STOP)
                    .showErrorMessage(true)
                    .errorTitle(escaped(wording.say("wrong.title")))
                    .error(escaped(wording.say("wrong.word", column.name())));
        }
    }

    private void instructions(Worksheet sheet, List<List<String>> lines) {
        for (int row = 0; row < lines.size(); row++) {
            for (int column = 0; column < lines.get(row).size(); column++) {
                sheet.value(row, column, lines.get(row).get(column));
                sheet.style(row, column).wrapText(true).verticalAlignment("top").set();
            }
        }
        sheet.style(0, 0).bold().set();
        sheet.width(0, NARROW * 2);
        sheet.width(1, WIDE);
    }

    private void earlier(Worksheet sheet, BlankTable table) {
        header(sheet, 0, table, wording.say("earlier"));
        int row = 1;
        for (List<Cell> cells : table.rows()) {
            for (int column = 0; column < cells.size(); column++) {
                text(sheet, row, column, cells.get(column));
            }
            row++;
        }
    }

    static String letters(int column) {
        String rest = column < 26 ? "" : letters(column / 26 - 1);
        return rest + (char) ('A' + column % 26);
    }

    /** The writer puts formulas and messages into XML as they are. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The words on the third sheet, and where they stand. */
    private final class Lists {

        private final Worksheet sheet;
        private final Choices choices;
        private final List<String> kinds = List.of("names", "codes", "indicators", "units", "statuses", "marks");

        Lists(Worksheet sheet, Choices choices) {
            this.sheet = sheet;
            this.choices = choices;
            for (int column = 0; column < kinds.size(); column++) {
                sheet.value(0, column, wording.say("words." + kinds.get(column)));
                sheet.style(0, column).bold().set();
                sheet.width(column, NARROW * 2);
                List<String> words = words(column);
                for (int row = 0; row < words.size(); row++) {
                    sheet.style(row + 1, column).format(TEXT).set();
                    sheet.value(row + 1, column, words.get(row));
                }
            }
        }

        private List<String> words(int kind) {
            return List.of(
                            choices.names(),
                            choices.codes(),
                            choices.indicators(),
                            choices.units(),
                            choices.statuses(),
                            choices.marks())
                    .get(kind);
        }

        /** Where the marks in place of a figure stand. */
        String marks() {
            return range(kinds.indexOf("marks"));
        }

        /** Where the words of a column stand; null where none are listed. */
        String of(ColumnContract column) {
            List<String> wanted = choices.of(column);
            for (int kind = 0; kind < kinds.size() && !wanted.isEmpty(); kind++) {
                if (words(kind) == wanted) {
                    return range(kind);
                }
            }
            return null;
        }

        private String range(int kind) {
            String column = "$" + letters(kind) + "$";
            return "'" + sheet.getName() + "'!" + column + "2:" + column
                    + (words(kind).size() + 1);
        }
    }
}
