// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.contract.Contract;
import org.jundeng.contract.TableShape;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.HeaderName;
import org.jundeng.intake.row.PromisedNames;
import org.jundeng.intake.row.TableContext;

/** What the columns below a header are: figures, gaps, serial numbers, another table beside this one. */
final class TableColumns {

    /** Names that mean serial numbers, and names that do so only where the column begins with 1. */
    static final Set<String> SERIAL = Set.of("序号", "序", "行号", "行次", "顺序号");

    private static final Set<String> MAYBE_SERIAL = Set.of("编号", "no.", "no", "#", "项次");

    private final Contract contract;
    private final PromisedNames promised;
    private final HeadSearch.Found found;
    private final String sheet;
    private final List<Finding> notes = new ArrayList<>();
    private final Set<Integer> passedOver = new TreeSet<>();
    private List<String> columns;
    private Finding refusal;

    TableColumns(Contract contract, HeadSearch.Found found, String sheet) {
        this.contract = contract;
        this.promised = new PromisedNames(contract);
        this.found = found;
        this.sheet = sheet;
        this.columns = found.head().columns();
    }

    /** The header, without the column of findings; null where there is none. */
    TableHead head(FindingsColumn findings) {
        if (findings != null && findings.isLast()) {
            columns = columns.subList(0, findings.before());
        }
        if (found.complete()) {
            leaveWhatStandsBeside();
        }
        passOverGapsAndSerialNumbers();
        noteMarks();
        if (findings != null) {
            findings.within().stream().filter(at -> at < columns.size()).forEach(passedOver::add);
        }
        return new TableHead(
                found.head().rows(), List.copyOf(columns), passedOver, values(), context(), findings, notes, refusal);
    }

    /** Behind a gap, columns are another table if those before it are all that is promised, and they are not. */
    private void leaveWhatStandsBeside() {
        Set<ColumnContract> before = new HashSet<>();
        long filled = 0;
        for (int at = 0; at + 1 < columns.size(); at++) {
            String name = columns.get(at);
            if (!name.isEmpty()) {
                before.addAll(named(List.of(name)));
                filled++;
            } else if (isWhole(before, filled)) {
                leaveWhatStandsBehind(at);
                return;
            }
        }
    }

    private void leaveWhatStandsBehind(int gap) {
        if (hasOthersOfThisTable(gap)) {
            return;
        }
        List<String> beside = columns.subList(gap + 1, columns.size());
        int again = repeated(columns.subList(0, gap), beside);
        String first = beside.get(0);
        long row = found.head().rows().get(0).no();
        Location place = new Location(row, first, gap + 2);
        if (again >= 0) {
            refusal = Finding.at(FindingCode.SECOND_TABLE, place, beside.get(again), Long.toString(row));
        } else {
            notes.add(Finding.at(FindingCode.OTHER_TABLE, place, first, Long.toString(row)));
        }
        columns = columns.subList(0, gap);
    }

    /** Whether promised columns that do not stand in front of the gap stand behind it. */
    private boolean hasOthersOfThisTable(int gap) {
        Set<ColumnContract> behind = named(columns.subList(gap + 1, columns.size()));
        behind.removeAll(named(columns.subList(0, gap)));
        return behind.stream().anyMatch(column -> column.role() != Role.NOTE && column.role() != Role.IGNORE);
    }

    /** Whether columns are all that is promised: those that they are, and how many have a name. */
    private boolean isWhole(Set<ColumnContract> named, long filled) {
        return named.containsAll(promised.required()) && !named.isEmpty() && (!isSpread() || filled > named.size());
    }

    private Set<ColumnContract> named(List<String> names) {
        Set<ColumnContract> named = new HashSet<>();
        for (String name : names) {
            ColumnContract column = promised.column(name);
            if (column != null) {
                named.add(column);
            } else {
                found.head().named().stream()
                        .filter(each -> HeaderName.withoutUnit(each.name()).equals(HeaderName.withoutUnit(name)))
                        .forEach(named::add);
            }
        }
        return named;
    }

    /** The place of the first name that stands in front of the gap, too; -1 where there is none. */
    private int repeated(List<String> before, List<String> behind) {
        Set<ColumnContract> there = named(before);
        for (int at = 0; at < behind.size(); at++) {
            if (there.contains(promised.column(behind.get(at)))) {
                return at;
            }
        }
        return -1;
    }

    private void passOverGapsAndSerialNumbers() {
        for (int at = 0; at < columns.size(); at++) {
            String name = HeaderName.plain(columns.get(at));
            if (name.isEmpty()) {
                passedOver.add(at);
            } else if (promised.column(name) == null && isSerial(name, at)) {
                passedOver.add(at);
                Location place = new Location(found.head().rows().get(0).no(), columns.get(at), at + 1);
                notes.add(Finding.at(FindingCode.COLUMN_PASSED_OVER, place, columns.get(at)));
            }
        }
    }

    /** Names that were known without a footnote mark or a stray quotation mark. */
    private void noteMarks() {
        List<List<String>> parts = JoinedHead.parts(found.head().rows());
        for (int at : found.head().marked()) {
            if (at < columns.size()) {
                Location place = new Location(found.head().rows().get(0).no(), columns.get(at), at + 1);
                notes.add(Finding.at(FindingCode.HEADER_MARK, place, String.join("", parts.get(at)), columns.get(at)));
            }
        }
        for (TableRecord row : found.head().rows()) {
            if (row.fault() != null) {
                String cell = row.fault().inHeader(row.no()).found();
                String name = cell.replace("\"", "").strip();
                if (isRead(name, parts)) {
                    notes.add(Finding.at(FindingCode.HEADER_MARK, Location.row(row.no()), cell, name));
                }
            }
        }
    }

    /** Whether a name in the header is that of a column that is read, or stands above one. */
    private boolean isRead(String name, List<List<String>> parts) {
        Set<Integer> figures = values();
        for (int at = 0; at < columns.size(); at++) {
            boolean read = promised.column(columns.get(at)) != null || figures.contains(at) && isSpread();
            if (read && parts.get(at).contains(name)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSpread() {
        return contract.table().layout() == TableShape.Layout.WIDE_AREAS
                || contract.table().layout() == TableShape.Layout.WIDE_PERIODS;
    }

    private boolean isSerial(String name, int at) {
        TableRecord first = found.below().peek();
        String cell = first == null || at >= first.cells().length ? "" : first.cells()[at].strip();
        return SERIAL.contains(name) || MAYBE_SERIAL.contains(name) && cell.matches("0*1");
    }

    private Set<Integer> values() {
        boolean spread = isSpread();
        Set<Integer> values = new LinkedHashSet<>();
        for (int at = 0; at < columns.size(); at++) {
            ColumnContract column = promised.column(columns.get(at));
            boolean mayBeValue = column == null ? !passedOver.contains(at) : column.role() == Role.OBS_VALUE;
            if (mayBeValue && (column != null || spread || !columns.get(at).isEmpty())) {
                values.add(at);
            }
        }
        return values;
    }

    private TableContext context() {
        List<TableContext.Text> texts = new ArrayList<>();
        for (TableRecord record : found.above()) {
            Set<String> said = new HashSet<>();
            for (int at = 0; at < record.cells().length; at++) {
                String cell = record.cells()[at].strip();
                if (!cell.isEmpty() && said.add(cell)) {
                    texts.add(new TableContext.Text(record.no(), at + 1, cell));
                }
            }
        }
        return new TableContext(texts, sheet);
    }
}
