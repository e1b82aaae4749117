// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.row.PromisedNames;
import org.jundeng.intake.table.FindingsColumn;

/**
 * Which sheet of a workbook has the table: the only one that a reader sees, else the only one with the promised header.
 * Where several may be meant, or another one has promised figures too, none is taken.
 */
final class SheetChoice {

    private static final int ROWS_ABOVE_TABLE = 30;

    /** How the sheets begin that a template of ours has beside the one to be filled in. */
    private static final List<String> OF_TEMPLATES =
            List.of("填报说明", "可填的词", "上期数据 ", "Instructions", "Words", "Before ");

    private final Workbook workbook;
    private final PromisedNames names;

    private SheetChoice(Workbook workbook, Contract contract) {
        this.workbook = workbook;
        this.names = new PromisedNames(contract);
    }

    /**
     * A sheet that is read.
     *
     * @param sheet the one with the table
     * @param passedOver the names of those that a reader sees beside it, with cells
     */
    record Chosen(SheetTab sheet, List<String> passedOver) {}

    /**
     * The sheet with the table.
     *
     * @throws UnreadableWorkbook where there is none, or several may be meant
     */
    static Chosen in(Workbook workbook, Contract contract) throws IOException {
        return new SheetChoice(workbook, contract).choose();
    }

    private Chosen choose() throws IOException {
        List<SheetTab> seen = new ArrayList<>();
        for (SheetTab sheet : workbook.sheets()) {
            if (!sheet.hidden() && !isOfFindings(sheet)) {
                seen.add(sheet);
            }
        }
        if (seen.size() == 1) {
            return new Chosen(seen.get(0), List.of());
        }
        List<SheetTab> filled = new ArrayList<>();
        List<SheetTab> partly = new ArrayList<>();
        List<SheetTab> wholly = new ArrayList<>();
        List<SheetTab> withFigures = new ArrayList<>();
        for (SheetTab sheet : seen) {
            List<String> head = headOf(sheet);
            int named = head == null ? 0 : names.count(head);
            if (head != null) {
                filled.add(sheet);
            }
            if (named > 0 && named * 2L >= names.required().size()) {
                partly.add(sheet);
                if (head.stream().map(names::column).anyMatch(SheetChoice::isFigure)) {
                    withFigures.add(sheet);
                }
            }
            if (named > 0 && named >= names.required().size()) {
                wholly.add(sheet);
            }
        }
        List<SheetTab> meant = !wholly.isEmpty() ? wholly : !partly.isEmpty() ? partly : filled;
        boolean othersHaveFigures = meant.size() == 1 && withFigures.stream().anyMatch(each -> each != meant.get(0));
        if (meant.size() == 1 && !othersHaveFigures) {
            return new Chosen(
                    meant.get(0),
                    filled.stream()
                            .filter(each -> each != meant.get(0))
                            .map(SheetTab::name)
                            .filter(name -> OF_TEMPLATES.stream().noneMatch(name::startsWith))
                            .toList());
        }
        boolean several = !wholly.isEmpty() || !partly.isEmpty();
        throw new UnreadableWorkbook(Finding.of(
                several ? FindingCode.SEVERAL_SHEETS : FindingCode.SHEET_NOT_FOUND,
                told(othersHaveFigures ? partly : several ? meant : workbook.sheets()),
                ""));
    }

    /** Whether the sheet is the one of findings in a marked copy, and not a steward's own of that name. */
    private boolean isOfFindings(SheetTab sheet) throws IOException {
        if (!FindingsColumn.maySheetBe(sheet.name())) {
            return false;
        }
        try (SheetRows rows = workbook.open(sheet)) {
            SheetRow first = rows.next();
            return first != null && first.cells().length > 0 && FindingsColumn.isMarked(first.cells()[0]);
        }
    }

    private static String told(List<SheetTab> sheets) {
        return sheets.stream().map(SheetTab::name).collect(Collectors.joining("、"));
    }

    private static boolean isFigure(ColumnContract column) {
        return column != null && column.role() == Role.OBS_VALUE;
    }

    /**
     * The cells of the row that names most of the promised columns, alone or with the one above it; null where the
     * sheet is blank.
     */
    private List<String> headOf(SheetTab sheet) throws IOException {
        try (SheetRows rows = workbook.open(sheet)) {
            List<String> best = null;
            List<String> above = List.of();
            for (int i = 0; i < ROWS_ABOVE_TABLE; i++) {
                SheetRow row = rows.next();
                if (row == null) {
                    break;
                }
                List<String> both = new ArrayList<>(above);
                above = Arrays.asList(row.cells());
                both.addAll(above);
                best = best == null || names.count(both) > names.count(best) ? both : best;
            }
            return best;
        }
    }
}
