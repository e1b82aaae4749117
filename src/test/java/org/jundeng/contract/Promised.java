// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import org.jundeng.intake.ContractText;
import org.jundeng.observation.Freq;

/** Contracts that promise when their figures are due. */
final class Promised {

    private Promised() {}

    /** A feed of one indicator; {@code workingDay} and {@code expectedRegions} may be null. */
    static Contract of(Freq freq, Integer workingDay, String expectedRegions) {
        String due = workingDay == null ? "" : "due: {working-day: " + workingDay + "}, ";
        String regions = expectedRegions == null ? "" : "expected-regions: " + expectedRegions + ", ";
        return ContractText.of(
                freq.name(),
                "csv",
                due + regions + "layout: wide, columns: [{name: jobs, role: obs-value, indicator: jobs}]");
    }
}
