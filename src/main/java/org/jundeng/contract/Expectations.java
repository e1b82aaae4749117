// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.math.BigDecimal;
import java.util.List;
import org.jundeng.binding.FormerIds;
import org.jundeng.binding.MissingValues;
import org.jundeng.sign.SignSettings;

/**
 * What must hold of a delivery, and when it must be there.
 *
 * @param due when a period's figures are due; null where no day is agreed
 * @param regions the id of the group whose regions each period must have; null where nothing is promised
 * @param totals totals that must agree with their parts
 * @param badRows how many rejected rows a delivery may have; a fifth where absent
 * @param signs what the feed sets of the signs that make figures implausible; nothing where absent
 */
public record Expectations(
        Expectations.Due due,
        String regions,
        List<Expectations.TotalCheck> totals,
        BadRows badRows,
        SignSettings signs) {

    public Expectations {
        totals = totals == null ? List.of() : List.copyOf(totals);
        badRows = badRows == null ? BadRows.USUAL : badRows;
        signs = signs == null ? SignSettings.USUAL : signs;
    }

    /** The same expectations, but any number of rows may be rejected. */
    Expectations withAnyBadRows() {
        return new Expectations(due, regions, totals, BadRows.ANY, signs);
    }

    /** The same with the present ids of the indicators whose totals are checked. */
    Expectations with(FormerIds former) {
        List<TotalCheck> renamed = totals.stream()
                .map(check -> new TotalCheck(
                        check.total(),
                        check.parts(),
                        check.tolerance(),
                        check.indicators().stream().map(former::current).toList()))
                .toList();
        return new Expectations(due, regions, renamed, badRows, signs);
    }

    /**
     * When a period's figures are due.
     *
     * @param workingDay the n-th working day after the period's end, from 1
     */
    public record Due(int workingDay) {
        public Due {
            if (workingDay < 1) {
                throw new IllegalArgumentException("working-day " + workingDay + " is not positive");
            }
        }
    }

    /**
     * A total that must agree with its parts, in each period and indicator.
     *
     * @param total the region, by code, whose value is the total
     * @param parts the id of the group whose regions are the parts
     * @param tolerance the largest |total − sum| / |total| that is accepted, 0 to 1
     * @param indicators the ids of the indicators that are checked
     */
    public record TotalCheck(String total, String parts, BigDecimal tolerance, List<String> indicators) {
        public TotalCheck {
            MissingValues.check("total", total, "parts", parts);
            tolerance = tolerance == null ? BigDecimal.ZERO : tolerance;
            indicators = indicators == null ? List.of() : List.copyOf(indicators);
        }
    }
}
