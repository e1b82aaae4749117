// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well a table was read, by the ten measures of the Pollock benchmark (Vitagliano et al., 2023): success, and
 * precision, recall and F1 of header, records and cells as bags. Texts are compared as they are; Pollock also takes
 * different ways of writing a number or a day for the same, so that its score is this one or a higher one.
 *
 * @param sum the sum of the ten measures, from 0 to 10
 */
record PollockScore(double sum) {

    static final PollockScore FAILED = new PollockScore(0);

    /** The score of records that were read where {@code clean} ones should have been. */
    static PollockScore of(List<List<String>> clean, List<List<String>> read) {
        if (clean.isEmpty()) {
            return new PollockScore(10);
        }
        List<String> header = read.isEmpty() ? List.of() : read.get(0);
        return new PollockScore(
                1 + bags(clean.get(0), header) + bags(joined(clean), joined(read)) + bags(cells(clean), cells(read)));
    }

    private static List<String> joined(List<List<String>> records) {
        return records.stream().skip(1).map(record -> String.join("", record)).toList();
    }

    private static List<String> cells(List<List<String>> records) {
        List<String> cells = new ArrayList<>();
        records.forEach(cells::addAll);
        return cells;
    }

    /** Precision, recall and F1, added up. */
    private static double bags(List<String> expected, List<String> found) {
        if (expected.isEmpty()) {
            return 3;
        }
        Map<String, Integer> left = new HashMap<>();
        expected.forEach(each -> left.merge(each, 1, Integer::sum));
        int common = 0;
        for (String each : found) {
            if (left.getOrDefault(each, 0) > 0) {
                left.merge(each, -1, Integer::sum);
                common++;
            }
        }
        if (common == 0) {
            return 0;
        }
        double precision = (double) common / expected.size();
        double recall = (double) common / found.size();
        return precision + recall + 2 * precision * recall / (precision + recall);
    }
}
