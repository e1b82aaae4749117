// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups findings by their cause. Findings have one cause if their code, their column and the words of their remedy are
 * the same. So three texts in place of numbers are one group, while three numbers with a proposal each are three.
 */
public final class FindingGroups {

    private static final int MOST_ROWS = 50;
    private static final int MOST_CELLS = 5;
    private static final int MOST_EXAMPLES = 20;

    /** The finding that too many rows are bad follows from the findings in those rows. */
    private static final FindingCode SUM_OF_OTHERS = FindingCode.TOO_MANY_BAD_ROWS;

    private FindingGroups() {}

    /**
     * The groups, the most urgent first: those that refuse the delivery, then those that let it wait, then those that
     * reject rows; of these the most frequent first.
     */
    public static List<FindingGroup> of(Iterable<Finding> findings) {
        return of(findings, false);
    }

    /**
     * The groups of a list that is cut off if {@code more}: then a group with several findings may have further ones.
     */
    public static List<FindingGroup> of(Iterable<Finding> findings, boolean more) {
        Map<Cause, Gathered> groups = new LinkedHashMap<>();
        for (Finding finding : findings) {
            groups.computeIfAbsent(Cause.of(finding), first -> new Gathered()).add(finding);
        }
        return groups.values().stream()
                .map(gathered -> gathered.group(more))
                .sorted(Comparator.comparingInt(FindingGroups::urgency)
                        .thenComparing(FindingGroup::count, Comparator.reverseOrder()))
                .toList();
    }

    private static int urgency(FindingGroup group) {
        if (group.code() == SUM_OF_OTHERS) {
            return 3;
        }
        return switch (group.code().weight()) {
            case DELIVERY -> 0;
            case SIGN -> 1;
            case ROW -> 2;
            case NOTE -> 4;
        };
    }

    private record Cause(FindingCode code, String column, int columnNo, List<String> words) {

        static Cause of(Finding finding) {
            return new Cause(
                    finding.code(), finding.place().column(), finding.place().columnNo(), finding.wordsOfTheRemedy());
        }
    }

    private static final class Gathered {
        private final List<FindingGroup.Rows> rows = new ArrayList<>();
        private final List<String> cells = new ArrayList<>();
        private final List<Finding> examples = new ArrayList<>();
        private boolean moreRows;
        private boolean moreExamples;
        private long count;

        void add(Finding finding) {
            count++;
            if (finding.place().rowNo() > 0) {
                addRow(finding.place().rowNo());
            }
            finding.place().cell().filter(cell -> cells.size() < MOST_CELLS).ifPresent(cells::add);
            if (!moreExamples && examples.stream().noneMatch(each -> saysTheSame(each, finding))) {
                moreExamples = examples.size() == MOST_EXAMPLES;
                if (!moreExamples) {
                    examples.add(finding);
                }
            }
        }

        private void addRow(long row) {
            FindingGroup.Rows last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
            if (last != null && row >= last.first() && row <= last.last()) {
                return;
            }
            if (last != null && row == last.last() + 1 && !moreRows) {
                rows.set(rows.size() - 1, new FindingGroup.Rows(last.first(), row));
            } else if (rows.size() < MOST_ROWS) {
                rows.add(new FindingGroup.Rows(row, row));
            } else {
                moreRows = true;
            }
        }

        private static boolean saysTheSame(Finding one, Finding other) {
            return one.found().equals(other.found()) && one.arguments().equals(other.arguments());
        }

        FindingGroup group(boolean more) {
            Finding first = examples.get(0);
            boolean rowsBeyond = moreRows
                    || more && count > 1 && !rows.isEmpty() && first.code().weight() == FindingCode.Weight.ROW;
            return new FindingGroup(
                    first.code(), first.place().column(), count, rows, rowsBeyond, cells, examples, moreExamples);
        }
    }
}
