// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.List;
import org.jundeng.catalogue.Label;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.observation.Freq;

/** Contracts for tests of what is due and expected; the rest of them is of no account. */
final class Promised {

    private Promised() {}

    /** A feed of one indicator; {@code workingDay} and {@code expectedRegions} may be null. */
    static Contract of(Freq freq, Integer workingDay, String expectedRegions) {
        return Contract.of(new ContractFile(
                "figures",
                "hrss",
                "wu",
                new Label("数", "figures"),
                List.of("*.csv"),
                FileForm.Format.CSV,
                null,
                null,
                null,
                null,
                null,
                TableShape.Layout.WIDE,
                freq,
                List.of(new ColumnContract("jobs", null, Role.OBS_VALUE, "jobs", null, null, null, null)),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                workingDay == null ? null : new Expectations.Due(workingDay),
                expectedRegions,
                null,
                null,
                null));
    }
}
