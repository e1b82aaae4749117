// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Figure;
import org.jundeng.assess.Scoreboard;
import org.jundeng.assess.State;
import org.jundeng.assess.book.AssessmentBook;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Target;
import org.jundeng.page.PageContext;

/**
 * Writes the scoreboard as a workbook (.xlsx): a sheet of the projects, and one with a row for each target and region.
 * Figures are numbers and days are dates. A text is always a cell of text, also where it begins like a formula.
 */
public final class BoardWorkbook {

    private static final List<String> TARGET_COLUMNS = List.of(
            "project",
            "target",
            "region",
            "state",
            "period",
            "value",
            "sign",
            "bound",
            "distance",
            "unit",
            "since",
            "reason",
            "bureau",
            "id");
    private static final double WIDE = 40;

    private BoardWorkbook() {}

    /**
     * The workbook of {@code facts}, in the reader's language.
     *
     * @param since since when each target has been in its state, in each region
     */
    public static byte[] of(PageContext context, BoardFacts facts, List<AssessmentBook.Standing> since) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Jundeng", "1.0")) {
            Writing writing = new Writing(context, facts, since);
            writing.projects(workbook.newWorksheet(context.words().say("workbook.projects")));
            writing.targets(workbook.newWorksheet(context.words().say("workbook.targets")));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a workbook can always be kept in memory", impossible);
        }
        return bytes.toByteArray();
    }

    /** The sheets for one reader. */
    private static final class Writing {

        private final PageContext context;
        private final BoardFacts facts;
        private final Scoreboard board;
        private final Map<List<String>, LocalDate> since = new HashMap<>();

        Writing(PageContext context, BoardFacts facts, List<AssessmentBook.Standing> standings) {
            this.context = context;
            this.facts = facts;
            this.board = Scoreboard.of(context.catalogue(), facts.assessments());
            standings.forEach(each -> since.put(List.of(each.targetId(), each.regionId()), each.since()));
        }

        void projects(Worksheet sheet) {
            text(sheet, 0, 0, context.words().say("board.project"));
            text(sheet, 0, 1, context.words().say("board.name"));
            text(sheet, 0, 2, context.words().say("board.targets"));
            int column = 3;
            for (State state : Tallies.IN_ORDER) {
                text(sheet, 0, column++, context.state(state).word());
            }
            int row = 1;
            for (Scoreboard.Project project : board.projects()) {
                number(sheet, row, 0, BigDecimal.valueOf(project.project()));
                text(sheet, row, 1, project.name().in(context.locale()));
                number(sheet, row, 2, BigDecimal.valueOf(project.lines().size()));
                column = 3;
                for (State state : Tallies.IN_ORDER) {
                    number(
                            sheet,
                            row,
                            column++,
                            BigDecimal.valueOf(project.counts().get(state)));
                }
                row++;
            }
            text(
                    sheet,
                    row + 1,
                    0,
                    context.words().say("as-of", context.phrases().day(facts.night())));
            head(sheet, column - 1);
            sheet.width(1, WIDE);
        }

        void targets(Worksheet sheet) {
            for (int column = 0; column < TARGET_COLUMNS.size(); column++) {
                text(sheet, 0, column, context.words().say("workbook." + TARGET_COLUMNS.get(column)));
            }
            int row = 1;
            for (Scoreboard.Project project : board.projects()) {
                for (Scoreboard.Line line : project.lines()) {
                    for (Assessment one : line.regions()) {
                        target(sheet, row++, line.target(), one);
                    }
                }
            }
            head(sheet, TARGET_COLUMNS.size() - 1);
            sheet.setAutoFilter(0, 0, row - 1, TARGET_COLUMNS.size() - 1);
            sheet.width(TARGET_COLUMNS.indexOf("target"), WIDE);
            sheet.width(TARGET_COLUMNS.indexOf("reason"), WIDE * 2);
        }

        private void target(Worksheet sheet, int row, Target target, Assessment one) {
            Indicator indicator =
                    context.catalogue().indicator(target.indicator()).orElseThrow();
            BigDecimal value = one.figure() == null ? null : one.figure().obsValue();
            number(sheet, row, 0, BigDecimal.valueOf(target.project()));
            text(sheet, row, 1, target.name().in(context.locale()));
            text(sheet, row, 2, context.phrases().region(one.regionId(), facts.night()));
            text(sheet, row, 3, context.state(one.state()).word());
            text(sheet, row, 4, one.figure() == null ? "" : period(one.figure()));
            number(sheet, row, 5, value);
            text(
                    sheet,
                    row,
                    6,
                    one.bound() == null ? "" : one.bound().comparator().sign());
            number(sheet, row, 7, one.bound() == null ? null : one.bound().value());
            number(sheet, row, 8, Distances.number(value, one.bound()));
            text(sheet, row, 9, PlanRows.unit(context, indicator));
            date(sheet, row, 10, since.get(List.of(one.targetId(), one.regionId())));
            text(sheet, row, 11, one.reason().in(context.locale()));
            text(sheet, row, 12, context.phrases().bureau(target.bureau()));
            text(sheet, row, 13, target.id());
        }

        /** The figure's period; of an amount of several periods, up to which one. */
        private String period(Figure figure) {
            String period = context.phrases().period(figure.timePeriod());
            return figure.soFar() ? context.words().say("workbook.so-far", period) : period;
        }

        private static void head(Worksheet sheet, int last) {
            sheet.range(0, 0, 0, last).style().bold().set();
            sheet.freezePane(0, 1);
        }

        private static void text(Worksheet sheet, int row, int column, String text) {
            if (!text.isEmpty()) {
                sheet.value(row, column, text);
            }
        }

        private static void number(Worksheet sheet, int row, int column, BigDecimal number) {
            if (number != null) {
                sheet.value(row, column, number);
            }
        }

        private static void date(Worksheet sheet, int row, int column, LocalDate day) {
            if (day != null) {
                sheet.value(row, column, day);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
        }
    }
}
