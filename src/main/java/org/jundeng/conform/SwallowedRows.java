// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jundeng.catalogue.RegionMatch;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.row.Line;
import org.jundeng.observation.TimePeriod;

/**
 * Finds remarks of several lines, one of which begins as a row does: with a known region, or a period, where the table
 * has it. Two stray quotation marks make such a cell, and the figures behind it may be those of the other row.
 */
final class SwallowedRows {

    private static final Pattern LINES = Pattern.compile("\r\n|\r|\n");

    private final Plan plan;
    private final Pattern cells;
    private final int[] remarks;
    private final TimePeriod now;

    /** Looks at rows whose cells a delimiter parts; at none where it is empty. */
    SwallowedRows(Plan plan, String delimiter) {
        this.plan = plan;
        this.cells = Pattern.compile(Pattern.quote(delimiter));
        this.now = TimePeriod.containing(plan.contract.table().freq(), plan.businessDate);
        int last = plan.values.stream().mapToInt(Plan.ValueCell::at).max().orElse(0);
        this.remarks = IntStream.range(0, delimiter.isEmpty() ? 0 : last)
                .filter(at -> at != plan.region && at != plan.period)
                .filter(at -> plan.values.stream().noneMatch(value -> value.at() == at))
                .toArray();
    }

    /** The line as it is; as a bad row where it may have swallowed another one. */
    Line checked(Line line) {
        if (line instanceof Line.Row row) {
            for (int at : remarks) {
                String cell = row.cells().get(at);
                boolean lines = cell != null && (cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0);
                if (lines && hasRow(cell)) {
                    return new Line.BadRow(
                            row.rowNo(), Finding.at(FindingCode.STRAY_QUOTE, plan.header.place(row.rowNo(), at), cell));
                }
            }
        }
        return line;
    }

    private boolean hasRow(String cell) {
        List<String> lines = List.of(LINES.split(cell, -1));
        return lines.stream().skip(1).map(line -> cells.split(line, -1)).anyMatch(this::beginsAsRow);
    }

    private boolean beginsAsRow(String[] parts) {
        if (plan.region != Plan.NONE) {
            String text = plan.region < parts.length ? parts[plan.region].strip() : "";
            return !text.isEmpty() && !(plan.regionsAgain.find(text, now) instanceof RegionMatch.Unknown);
        }
        return plan.period != Plan.NONE
                && plan.period < parts.length
                && plan.periods.read(parts[plan.period]).period() != null;
    }
}
