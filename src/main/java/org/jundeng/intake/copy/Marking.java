// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import java.util.List;

/**
 * What is written into a copy.
 *
 * @param deliveryId the ledger number of the delivery; 0 where it was only tried
 * @param chinese whether the words are Chinese; else they are English
 * @param findings the findings, in their order
 * @param says the words besides the findings
 */
public record Marking(long deliveryId, boolean chinese, List<MarkedFinding> findings, Says says) {

    public Marking {
        findings = List.copyOf(findings);
    }

    /**
     * Words besides the findings.
     *
     * @param headings the headings of the sheet of findings: row, column, cell, fault, found, promised, remedy
     * @param list what the sheet of findings begins with
     * @param notAll that not all findings are listed; empty where they are
     * @param notAllCells that not all bad cells are coloured, for where it is so
     */
    public record Says(List<String> headings, String list, String notAll, String notAllCells) {

        public Says {
            headings = List.copyOf(headings);
        }
    }
}
