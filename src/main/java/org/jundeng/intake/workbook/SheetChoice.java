// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.contract.Contract;
import org.jundeng.contract.name.SheetName;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.row.PromisedNames;
import org.jundeng.intake.table.FindingsColumn;
import org.jundeng.intake.table.HeadSearch;

/**
 * Which sheet of a workbook has the table: the one that the contract names; else the only one that a reader sees, or
 * the only one with the promised header. Where several may be meant, or another one has promised figures too, none is
 * taken.
 */
final class SheetChoice {

    /** How the sheets begin that a template of ours has beside the one to be filled in. */
    private static final List<String> OF_TEMPLATES =
            List.of("填报说明", "可填的词", "上期数据 ", "Instructions", "Words", "Before ");

    private final Workbook workbook;
    private final Contract contract;
    private final int required;

    private SheetChoice(Workbook workbook, Contract contract) {
        this.workbook = workbook;
        this.contract = contract;
        this.required = new PromisedNames(contract).required().size();
    }

    /**
     * A sheet that may have the table, by its header.
     *
     * @param named how many promised columns it names
     * @param complete whether it names all that are needed
     * @param hasFigures whether one of them has figures
     */
    private record Seen(SheetTab sheet, int named, boolean complete, boolean hasFigures) {}

    /**
     * The sheet with the table.
     *
     * @throws UnreadableWorkbook where there is none, or several may be meant
     */
    static ChosenSheet in(Workbook workbook, Contract contract) throws IOException {
        SheetChoice choice = new SheetChoice(workbook, contract);
        return contract.form().sheet() == null
                ? choice.byHeader()
                : choice.byName(contract.form().sheet());
    }

    private ChosenSheet byName(String sheet) throws IOException {
        SheetName name = new SheetName(sheet);
        List<SheetTab> seen = seenSheets();
        List<SheetTab> named = (name.isExact() ? workbook.sheets() : seen)
                .stream().filter(each -> name.matches(each.name())).toList();
        if (named.isEmpty()) {
            throw new UnreadableWorkbook(
                    Finding.of(FindingCode.SHEET_NOT_FOUND, told(seen.isEmpty() ? workbook.sheets() : seen), sheet));
        }
        ChosenSheet chosen = named.size() == 1 ? new ChosenSheet(named.get(0), List.of()) : among(named);
        return new ChosenSheet(chosen.sheet(), otherTables(chosen.sheet(), seen));
    }

    /** The sheets beside a named one that look like the promised table, too; others are nobody's concern. */
    private List<String> otherTables(SheetTab chosen, List<SheetTab> seen) throws IOException {
        List<String> others = new ArrayList<>();
        for (SheetTab sheet : seen) {
            if (!sheet.equals(chosen)
                    && isNoneOfTemplates(sheet.name())
                    && seen(sheet).filter(Seen::complete).isPresent()) {
                others.add(sheet.name());
            }
        }
        return others;
    }

    private ChosenSheet byHeader() throws IOException {
        List<SheetTab> seen = seenSheets();
        return seen.size() == 1 ? new ChosenSheet(seen.get(0), List.of()) : among(seen);
    }

    private ChosenSheet among(List<SheetTab> sheets) throws IOException {
        List<Seen> filled = new ArrayList<>();
        for (SheetTab sheet : sheets) {
            seen(sheet).ifPresent(filled::add);
        }
        List<Seen> wholly = filled.stream().filter(Seen::complete).toList();
        List<Seen> partly = filled.stream()
                .filter(each -> each.named() > 0 && each.named() * 2L >= required)
                .toList();
        List<Seen> meant = !wholly.isEmpty() ? wholly : !partly.isEmpty() ? partly : filled;
        boolean othersHaveFigures =
                meant.size() == 1 && partly.stream().anyMatch(each -> each.hasFigures() && !each.equals(meant.get(0)));
        if (meant.size() == 1 && !othersHaveFigures) {
            SheetTab sheet = meant.get(0).sheet();
            return new ChosenSheet(
                    sheet,
                    filled.stream()
                            .map(Seen::sheet)
                            .filter(each -> !each.equals(sheet))
                            .map(SheetTab::name)
                            .filter(SheetChoice::isNoneOfTemplates)
                            .toList());
        }
        if (wholly.isEmpty() && partly.isEmpty()) {
            throw new UnreadableWorkbook(Finding.of(FindingCode.SHEET_NOT_FOUND, told(workbook.sheets()), ""));
        }
        List<SheetTab> several =
                (othersHaveFigures ? partly : meant).stream().map(Seen::sheet).toList();
        throw new UnreadableWorkbook(Finding.of(FindingCode.SEVERAL_SHEETS, told(several), ""));
    }

    /** The sheets that a reader sees, without that of findings in a marked copy. */
    private List<SheetTab> seenSheets() throws IOException {
        List<SheetTab> seen = new ArrayList<>();
        for (SheetTab sheet : workbook.sheets()) {
            if (!sheet.hidden() && !isOfFindings(sheet)) {
                seen.add(sheet);
            }
        }
        return seen;
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

    private static boolean isNoneOfTemplates(String name) {
        return OF_TEMPLATES.stream().noneMatch(name::startsWith);
    }

    private static String told(List<SheetTab> sheets) {
        return sheets.stream().map(SheetTab::name).collect(Collectors.joining("、"));
    }

    /** What a sheet's header names; empty where the sheet is blank. */
    private Optional<Seen> seen(SheetTab sheet) throws IOException {
        try (WorkbookRecords records = WorkbookRecords.within(workbook, sheet)) {
            Optional<HeadSearch.Sight> sight = HeadSearch.sight(records, contract);
            Optional<Finding> broken = records.broken();
            if (broken.isPresent() && broken.get().code() != FindingCode.ROW_TOO_LARGE) {
                throw new UnreadableWorkbook(broken.get());
            }
            return sight.map(each -> new Seen(
                    sheet,
                    each.named().size(),
                    each.complete(),
                    each.named().stream().anyMatch(column -> column.role() == Role.OBS_VALUE)));
        }
    }
}
