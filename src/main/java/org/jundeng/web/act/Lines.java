// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.act;

import java.util.Optional;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.web.access.Errand;

/** Finds the delivery that is asked for; what is somebody else's is not there. */
final class Lines {

    private static final int LONGEST_NUMBER = 18;

    private Lines() {}

    /** The line of that number; empty where there is none that the user acts upon. */
    static Optional<LedgerLine> of(Errand errand, String number) {
        return !number.matches("[0-9]{1," + LONGEST_NUMBER + "}")
                ? Optional.empty()
                : errand.opened().ledger().byId(Long.parseLong(number)).filter(line -> errand.visitor()
                        .mayActFor(line.bureau()));
    }
}
