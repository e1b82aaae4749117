// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.List;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;

/** Finds cells that together may be one number, split at its thousands commas: {@code 1,500} without quotes. */
public final class SplitNumber {

    static final int GROUP = 3;

    private SplitNumber() {}

    /**
     * The finding for a row with too few or too many cells; null where it has no split number whose first part has at
     * most so many digits.
     */
    static Finding finding(TableRecord record, List<String> columns, int mostDigits) {
        List<String> cells = List.of(record.cells());
        int from = first(cells, mostDigits);
        if (from < 0) {
            return null;
        }
        Location place = new Location(record.no(), from < columns.size() ? columns.get(from) : null, from + 1);
        return Finding.at(
                FindingCode.UNQUOTED_THOUSANDS,
                place,
                joined(cells, from),
                Integer.toString(cells.size()),
                Integer.toString(columns.size()),
                proposal(cells, from));
    }

    /** The cells as they were before the split, {@code 1,500}; empty where none may be a split number. */
    public static String joined(List<String> cells) {
        int from = first(cells, GROUP);
        return from < 0 ? "" : joined(cells, from);
    }

    private static String joined(List<String> cells, int from) {
        return String.join(",", cells.subList(from, end(cells, from)));
    }

    /** The intended number; empty where the cells are ambiguous. */
    private static String proposal(List<String> cells, int from) {
        return end(cells, from) == from + 2
                ? cells.get(from).strip() + cells.get(from + 1).strip()
                : "";
    }

    /** The position of the first cell of digits that is followed by a cell of three digits; -1 where there is none. */
    private static int first(List<String> cells, int mostDigits) {
        for (int i = 0; i + 1 < cells.size(); i++) {
            String head = cells.get(i);
            boolean begins = isGroup(head, 1) && head.indexOf('.') < 0 && digits(head) <= mostDigits;
            if (begins && isGroup(cells.get(i + 1), GROUP)) {
                return i;
            }
        }
        return -1;
    }

    private static long digits(String cell) {
        return cell.chars().filter(c -> isDigit((char) c)).count();
    }

    private static int end(List<String> cells, int from) {
        int end = from + 1;
        while (end < cells.size()
                && isGroup(cells.get(end), GROUP)
                && cells.get(end - 1).indexOf('.') < 0) {
            end++;
        }
        return end;
    }

    /**
     * Whether a cell has from so many digits to three, with or without a fraction; only the first cell may have a sign.
     */
    private static boolean isGroup(String cell, int least) {
        String text = cell == null ? "" : cell.strip();
        int at = least < GROUP && text.startsWith("-") ? 1 : 0;
        int digits = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
            digits++;
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
        }
        return digits >= least && digits <= GROUP && at == text.length();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
