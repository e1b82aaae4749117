// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import org.jundeng.conform.text.CellText;
import org.jundeng.finding.FindingCode;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** Reads the period of a row, from one cell or from two: a year, and a part of it. */
record PeriodCells(Plan plan, RowAtHand row) {

    /** The period, which may stand beside the table; null where there is none, or none that can be read, as is told. */
    TimePeriod read() {
        int at = plan.period != Plan.NONE ? plan.period : plan.year;
        if (at == Plan.NONE) {
            return plan.saidPeriod;
        }
        String cell = row.cell(at);
        if (CellText.isBlank(cell)) {
            row.find(FindingCode.MISSING_CELL, at, plan.header.text(at));
            return null;
        }
        return at == plan.period || plan.partOfYear == Plan.NONE ? read(cell, at) : inTwo(cell);
    }

    private TimePeriod inTwo(String year) {
        String part = CellText.plain(row.cell(plan.partOfYear));
        if (part.isEmpty() && !plan.periods.takes(Freq.A)) {
            row.find(FindingCode.MISSING_CELL, plan.partOfYear, plan.header.text(plan.partOfYear));
            return null;
        }
        boolean yearIsSound = !part.isEmpty() && plan.periods.isYear(year);
        return read(plan.periods.joined(year, part), yearIsSound ? plan.partOfYear : plan.year);
    }

    private TimePeriod read(String text, int at) {
        PeriodForm.Result read = plan.periods.read(text);
        if (read.fault() == FindingCode.FOOTNOTE_MARK) {
            row.find(read.fault(), at, read.mark(), begun(read.suggestion()));
        } else if (read.fault() != null) {
            row.find(read.fault(), at, plan.periods.examples(), begun(read.suggestion()));
        } else if (isFuture(read.period())) {
            row.find(FindingCode.FUTURE_PERIOD, at, plan.businessDate.toString());
        } else {
            return read.period();
        }
        return null;
    }

    /** The proposed period if it has begun; else the empty text. */
    private String begun(String proposal) {
        TimePeriod meant =
                proposal.isEmpty() ? null : plan.periods.read(proposal).period();
        return meant == null || isFuture(meant) ? "" : proposal;
    }

    boolean isFuture(TimePeriod when) {
        return when.firstDay().isAfter(plan.businessDate);
    }
}
