// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import org.jundeng.catalogue.RegionMatch;
import org.jundeng.conform.text.CellText;
import org.jundeng.finding.FindingCode;
import org.jundeng.observation.TimePeriod;

/** Reads the region of a row, and whether all cells that name a region agree. */
record RegionCells(Plan plan, RowAtHand row) {

    /** Here a region is read only to report its faults once per row; each cell of a known period looks it up again. */
    void read(TimePeriod period) {
        if (plan.region == Plan.NONE) {
            return;
        }
        String text = text();
        if (CellText.isBlank(text)) {
            row.find(FindingCode.MISSING_CELL, plan.region, plan.header.text(plan.region));
        } else if (period != null) {
            String region = find(text, plan.region, period);
            for (int i = 0; region != null && i < plan.regionAgain.size(); i++) {
                compare(region, plan.regionAgain.get(i), period);
            }
            for (int i = 0; region != null && i < plan.outerRegions.size(); i++) {
                compareOuter(region, plan.outerRegions.get(i), period);
            }
        }
    }

    /** The text that names the row's region: a blank cell means the region around it, or the contract's. */
    private String text() {
        String own = row.cell(plan.region);
        if (!CellText.isBlank(own)) {
            return own;
        }
        for (int at : plan.outerRegions) {
            if (!CellText.isBlank(row.cell(at))) {
                return row.cell(at);
            }
        }
        return plan.contract.table().rows().blankRefArea();
    }

    /** A row that names its region twice must mean the same region both times. */
    private void compare(String region, int again, TimePeriod period) {
        String text = row.cell(again);
        if (CellText.isBlank(text)) {
            return;
        }
        RegionMatch match = plan.regionsAgain.find(text, period);
        if (match instanceof RegionMatch.Found found) {
            if (!found.regionId().equals(region)) {
                differ(region, again, found.regionId(), period);
            }
        } else if (!plan.sortsRows || !TotalWords.isTotal(text) || !plan.regions.isCity(region)) {
            row.tell(plan.regionsAgain.finding(match, row.place(again), text, period));
        }
    }

    private void compareOuter(String region, int outer, TimePeriod period) {
        String text = row.cell(outer);
        if (CellText.isBlank(text)) {
            return;
        }
        RegionMatch match = plan.regionsAgain.find(text, period);
        if (!(match instanceof RegionMatch.Found found)) {
            row.tell(plan.regionsAgain.finding(match, row.place(outer), text, period));
        } else if (!plan.regions.isWithin(region, found.regionId(), period)) {
            differ(region, outer, found.regionId(), period);
        }
    }

    private void differ(String region, int again, String other, TimePeriod period) {
        row.find(
                FindingCode.REGIONS_DIFFER,
                again,
                row.cell(plan.region),
                plan.header.text(plan.region),
                plan.regions.name(region, period),
                plan.regions.name(other, period));
    }

    /**
     * The region that a value is about; null where it is unknown.
     *
     * @param toldAlready whether the row's own region was found to be faulty before
     */
    String of(Plan.ValueCell value, TimePeriod when, boolean toldAlready) {
        if (value.area() != null) {
            return find(value.area(), value.at(), when);
        }
        if (plan.region == Plan.NONE) {
            return find(plan.contract.table().refArea(), Plan.NONE, when);
        }
        String text = text();
        return CellText.isBlank(text) || value.period() == null && toldAlready ? null : find(text, plan.region, when);
    }

    private String find(String text, int at, TimePeriod when) {
        RegionMatch match = plan.regions.find(text, when);
        if (match instanceof RegionMatch.Found found) {
            return found.regionId();
        }
        row.tell(plan.regions.finding(match, row.place(at), text, when));
        return null;
    }
}
