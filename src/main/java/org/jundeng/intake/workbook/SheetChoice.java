// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.row.PromisedNames;
import org.jundeng.intake.table.FindingsColumn;

/**
 * Which sheet of a workbook has the table: the one that the contract names, else the only one that a reader sees, else
 * the only one with the promised header. Where several may be meant, none is taken.
 */
final class SheetChoice {

    private static final int ROWS_ABOVE_TABLE = 30;

    private final Workbook workbook;
    private final PromisedNames names;

    private SheetChoice(Workbook workbook, Contract contract) {
        this.workbook = workbook;
        this.names = new PromisedNames(contract);
    }

    /**
     * The sheet with the table.
     *
     * @throws UnreadableWorkbook where there is none, or several may be meant
     */
    static SheetTab in(Workbook workbook, Contract contract) throws IOException {
        return new SheetChoice(workbook, contract).choose();
    }

    private SheetTab choose() throws IOException {
        List<SheetTab> seen =
                workbook.sheets().stream().filter(SheetChoice::mayHoldTable).toList();
        if (seen.size() == 1) {
            return seen.get(0);
        }
        List<SheetTab> filled = new ArrayList<>();
        List<SheetTab> partly = new ArrayList<>();
        List<SheetTab> wholly = new ArrayList<>();
        for (SheetTab sheet : seen) {
            int named = namedBy(sheet);
            if (named >= 0) {
                filled.add(sheet);
            }
            if (named > 0 && named * 2L >= names.required().size()) {
                partly.add(sheet);
            }
            if (named > 0 && named >= names.required().size()) {
                wholly.add(sheet);
            }
        }
        List<SheetTab> meant = !wholly.isEmpty() ? wholly : !partly.isEmpty() ? partly : filled;
        if (meant.size() == 1) {
            return meant.get(0);
        }
        boolean several = !wholly.isEmpty() || !partly.isEmpty();
        throw new UnreadableWorkbook(Finding.of(
                several ? FindingCode.SEVERAL_SHEETS : FindingCode.SHEET_NOT_FOUND,
                told(several ? meant : workbook.sheets()),
                ""));
    }

    /** Whether a reader sees the sheet, and it is not the one of findings in a marked copy. */
    private static boolean mayHoldTable(SheetTab sheet) {
        return !sheet.hidden() && !FindingsColumn.SHEETS.contains(sheet.name());
    }

    private static String told(List<SheetTab> sheets) {
        return sheets.stream().map(SheetTab::name).collect(Collectors.joining("、"));
    }

    /** How many promised columns the best row names, alone or with the one below it; -1 where the sheet is blank. */
    private int namedBy(SheetTab sheet) throws IOException {
        try (SheetRows rows = workbook.open(sheet)) {
            int best = -1;
            List<String> above = List.of();
            for (int i = 0; i < ROWS_ABOVE_TABLE; i++) {
                SheetRow row = rows.next();
                if (row == null) {
                    break;
                }
                List<String> both = new ArrayList<>(above);
                above = Arrays.asList(row.cells());
                both.addAll(above);
                best = Math.max(best, names.count(both));
            }
            return best;
        }
    }
}
