// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.TableShape;
import org.jundeng.intake.row.HeaderName;
import org.jundeng.intake.row.PromisedNames;

/**
 * One to three rows read as a header: the name of a column is what stands in them from top to bottom. The name of a
 * group stands for the blank cells to its right, as far as there are names below them.
 *
 * @param rows the rows, from top to bottom
 * @param columns the names: as the contract has them where it promises them, else joined; empty where a column has none
 * @param named the promised columns that are named
 * @param marked the places of names that have a footnote mark where they stand
 */
record JoinedHead(List<TableRecord> rows, List<String> columns, Set<ColumnContract> named, Set<Integer> marked) {

    /** A unit alone in the cell below a name. */
    private static final Pattern UNIT =
            Pattern.compile("[百千万亿]?(人次?|元|个|件|户|套|张|家|所|项|起|吨|公里|平方米|立方米|亩|公顷|册|次|场|辆|台)|[%％‰]");

    static JoinedHead of(PromisedNames promised, List<TableRecord> rows) {
        Names names = new Names(promised, parts(rows));
        names.takeExact();
        names.takeLast();
        names.takeMarked();
        names.takeOtherwiseInUnit();
        return new JoinedHead(rows, names.columns(), names.named, names.marked);
    }

    /** Whether no promised column is missing, nor columns of regions or periods where the layout has them. */
    boolean isComplete(PromisedNames promised, TableShape.Layout layout) {
        boolean spread = layout == TableShape.Layout.WIDE_AREAS || layout == TableShape.Layout.WIDE_PERIODS;
        long filled = columns.stream().filter(name -> !name.isEmpty()).count();
        return named.containsAll(promised.required()) && !named.isEmpty() && (!spread || filled > named.size());
    }

    /** What stands in each column of the rows, from top to bottom, without blanks and repetitions. */
    static List<List<String>> parts(List<TableRecord> rows) {
        List<String[]> texts = texts(rows);
        List<List<String>> parts = new ArrayList<>();
        for (int at = 0; at < texts.get(0).length; at++) {
            parts.add(parts(texts, at));
        }
        return parts;
    }

    /** The cells of all rows in one length, the names of groups and merged cells in each cell that they stand for. */
    private static List<String[]> texts(List<TableRecord> rows) {
        int length = 0;
        for (TableRecord row : rows) {
            length = Math.max(length, row.cells().length);
            for (MergedCell merged : row.merged()) {
                length = Math.max(length, merged.at() + 1);
            }
        }
        List<String[]> texts = new ArrayList<>();
        for (TableRecord row : rows) {
            String[] cells = Arrays.copyOf(row.cells(), length);
            Arrays.setAll(cells, at -> cells[at] == null ? "" : cells[at].strip());
            row.merged().forEach(merged -> cells[merged.at()] = merged.text().strip());
            texts.add(cells);
        }
        for (int row = 0; row + 1 < texts.size(); row++) {
            fillGroups(texts, row);
        }
        return texts;
    }

    private static void fillGroups(List<String[]> texts, int row) {
        String[] cells = texts.get(row);
        for (int at = 1; at < cells.length; at++) {
            if (cells[at].isEmpty() && hasNameBelow(texts, row, at) && hasNameBelow(texts, row, at - 1)) {
                cells[at] = cells[at - 1];
            }
        }
    }

    private static boolean hasNameBelow(List<String[]> texts, int row, int at) {
        for (int below = row + 1; below < texts.size(); below++) {
            String name = texts.get(below)[at];
            if (!name.isEmpty() && !name.equals(texts.get(row)[at])) {
                return true;
            }
        }
        return false;
    }

    /** What stands in a column, from top to bottom, without blanks and repetitions. */
    private static List<String> parts(List<String[]> texts, int at) {
        List<String> parts = new ArrayList<>();
        for (String[] cells : texts) {
            String text = cells[at];
            if (!text.isEmpty()
                    && (parts.isEmpty() || !parts.get(parts.size() - 1).endsWith(text))) {
                parts.add(text);
            }
        }
        return parts;
    }

    /** Finds which promised column each column is, the surest names first. */
    private static final class Names {

        private final PromisedNames promised;
        private final List<List<String>> parts;
        private final String[] names;
        private final Set<ColumnContract> named = new HashSet<>();
        private final Set<Integer> marked = new TreeSet<>();

        Names(PromisedNames promised, List<List<String>> parts) {
            this.promised = promised;
            this.parts = parts;
            this.names = new String[parts.size()];
        }

        void takeExact() {
            for (int at = 0; at < names.length; at++) {
                for (String form : forms(parts.get(at))) {
                    ColumnContract column = promised.column(form);
                    if (names[at] == null && column != null && !leavesOut(parts.get(at), form, column)) {
                        names[at] = form;
                        named.add(column);
                    }
                }
            }
        }

        /** The ways in which the parts of a name may be written as one. */
        private static List<String> forms(List<String> parts) {
            if (parts.size() < 2) {
                return parts;
            }
            String last = parts.get(parts.size() - 1);
            String before = String.join("", parts.subList(0, parts.size() - 1));
            List<String> forms = new ArrayList<>(List.of(
                    String.join("", parts),
                    String.join("/", parts),
                    String.join("-", parts),
                    before + "(" + last + ")"));
            if (parts.size() > 2) {
                for (String group : List.of(parts.get(1), parts.get(0))) {
                    forms.addAll(List.of(group + last, group + "/" + last, group + "-" + last));
                }
            }
            return forms;
        }

        /** Whether a name of some of the parts only leaves out a word that makes it another figure. */
        private static boolean leavesOut(List<String> parts, String name, ColumnContract column) {
            return column.role() == ColumnContract.Role.OBS_VALUE
                    && parts.stream().anyMatch(part -> !name.contains(part) && ColumnNameWords.sayOther(part, name));
        }

        /** The lowest name alone, where it stands under one group only, and the group says nothing about the figure. */
        void takeLast() {
            Map<String, Integer> count = new HashMap<>();
            parts.forEach(each -> count.merge(last(each), 1, Integer::sum));
            for (int at = 0; at < names.length; at++) {
                String last = last(parts.get(at));
                ColumnContract column = promised.column(last);
                boolean sure = parts.get(at).size() > 1 && count.get(last) == 1 && column != null;
                boolean same = sure && (column.role() != ColumnContract.Role.OBS_VALUE || areNeutral(at, count));
                if (names[at] == null && same && named.add(column)) {
                    names[at] = parts.get(at).get(parts.get(at).size() - 1);
                }
            }
        }

        /** Whether each group above a name is a heading over different names, or says no more than the name does. */
        private boolean areNeutral(int at, Map<String, Integer> count) {
            String name = last(parts.get(at));
            List<String> groups = parts.get(at).subList(0, parts.get(at).size() - 1);
            return groups.stream().allMatch(group -> {
                String plain = HeaderName.plain(group);
                boolean said = name.contains(plain) || ColumnNameWords.sayNothing(plain);
                return said || !ColumnNameWords.sayOther(group, name) && isOverDifferentNames(group, count);
            });
        }

        private boolean isOverDifferentNames(String group, Map<String, Integer> count) {
            List<String> below = parts.stream()
                    .filter(each -> each.size() > 1 && each.contains(group))
                    .map(Names::last)
                    .toList();
            return below.size() > 1 && below.stream().allMatch(name -> count.get(name) == 1);
        }

        private static String last(List<String> parts) {
            return parts.isEmpty() ? "" : HeaderName.plain(parts.get(parts.size() - 1));
        }

        /** A name with another unit in brackets than promised, or without one: which unit it is, is judged later. */
        void takeOtherwiseInUnit() {
            Map<String, List<ColumnContract>> byBase = new HashMap<>();
            new HashMap<>(promised.byName()).forEach((name, column) -> byBase.computeIfAbsent(
                            HeaderName.withoutUnit(name), base -> new ArrayList<>())
                    .add(column));
            for (int at = 0; at < names.length; at++) {
                String name = inUnit(parts.get(at));
                Set<ColumnContract> meant = new HashSet<>(byBase.getOrDefault(HeaderName.withoutUnit(name), List.of()));
                meant.removeAll(named);
                if (names[at] == null && !name.isEmpty() && meant.size() == 1) {
                    names[at] = name;
                    named.addAll(meant);
                }
            }
        }

        /** A name that is promised without the footnote mark on it, where no other column may be meant. */
        void takeMarked() {
            List<List<String>> plain = HeaderMarks.without(parts);
            if (plain.equals(parts)) {
                return;
            }
            Names unmarked = new Names(promised, plain);
            unmarked.takeExact();
            unmarked.takeLast();
            unmarked.takeOtherwiseInUnit();
            for (int at = 0; at < names.length; at++) {
                String name = unmarked.names[at];
                boolean isMarked = names[at] == null && !plain.get(at).equals(parts.get(at));
                if (isMarked && name != null && unmarked.isOnly(name)) {
                    Set<ColumnContract> meant = meant(name);
                    meant.removeAll(named);
                    if (meant.size() == 1) {
                        named.addAll(meant);
                        names[at] = name;
                        marked.add(at);
                    }
                }
            }
        }

        private boolean isOnly(String name) {
            return Arrays.stream(names)
                            .filter(other -> other != null
                                    && HeaderName.withoutUnit(other).equals(HeaderName.withoutUnit(name)))
                            .count()
                    == 1;
        }

        /** The columns that a name may mean: the one that has it or, where none does, those that have it in a unit. */
        private Set<ColumnContract> meant(String name) {
            ColumnContract column = promised.column(name);
            Set<ColumnContract> meant = new HashSet<>();
            promised.byName()
                    .forEach((other, each) -> meant.add(
                            HeaderName.withoutUnit(other).equals(HeaderName.withoutUnit(name)) ? each : null));
            meant.remove(null);
            return column == null ? meant : new HashSet<>(Set.of(column));
        }

        /** The name with its unit in brackets, if its last part is a unit; else the joined name. */
        private static String inUnit(List<String> parts) {
            int last = parts.size() - 1;
            boolean unit = last > 0 && UNIT.matcher(parts.get(last)).matches();
            return unit
                    ? String.join("", parts.subList(0, last)) + "(" + parts.get(last) + ")"
                    : String.join("", parts);
        }

        List<String> columns() {
            List<String> columns = new ArrayList<>();
            for (int at = 0; at < names.length; at++) {
                columns.add(names[at] == null ? inUnit(parts.get(at)) : names[at]);
            }
            while (columns.size() > 1 && columns.get(columns.size() - 1).isEmpty()) {
                columns.remove(columns.size() - 1);
            }
            return Collections.unmodifiableList(columns);
        }
    }
}
