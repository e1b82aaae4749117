// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import java.util.List;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Place;
import org.jundeng.intake.CsvRecordHandler.CsvRecord;

/** Finds cells that together may be one number, split at its thousands commas: {@code 1,500} without quotes. */
public final class SplitNumber {

    private static final int GROUP = 3;

    private SplitNumber() {}

    /** What is to be said of a row with too few or too many cells; null where no number can have been split. */
    static Finding finding(CsvRecord record, List<String> columns) {
        List<String> cells = List.of(record.cells());
        int from = first(cells);
        if (from < 0) {
            return null;
        }
        Place place = new Place(record.no(), from < columns.size() ? columns.get(from) : null, from + 1);
        return Finding.at(
                FindingCode.UNQUOTED_THOUSANDS,
                place,
                joined(cells),
                Integer.toString(cells.size()),
                Integer.toString(columns.size()),
                proposal(cells));
    }

    /** The cells as they stood before they were parted, {@code 1,500}; empty where none may be a split number. */
    public static String joined(List<String> cells) {
        int from = first(cells);
        return from < 0 ? "" : String.join(",", cells.subList(from, end(cells, from)));
    }

    /** The number that is most likely meant; empty where nobody can tell, or no number may be split. */
    public static String proposal(List<String> cells) {
        int from = first(cells);
        return from >= 0 && end(cells, from) == from + 2
                ? cells.get(from).strip() + cells.get(from + 1).strip()
                : "";
    }

    /** The first cell of one to three digits with a cell of three digits behind it; -1 where there is none. */
    private static int first(List<String> cells) {
        for (int i = 0; i + 1 < cells.size(); i++) {
            if (isGroup(cells.get(i + 1), GROUP)
                    && isGroup(cells.get(i), 1)
                    && cells.get(i).indexOf('.') < 0) {
                return i;
            }
        }
        return -1;
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

    /** Whether a cell has at least so many digits and at most three, with a fraction or not; a sign only before a first. */
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
