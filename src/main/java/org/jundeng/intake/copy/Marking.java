// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import java.util.List;

/**
 * What is written into a copy.
 *
 * @param deliveryId the ledger number of the delivery; 0 where it was only tried
 * @param chinese whether the words are Chinese; else they are English
 * @param findings the findings, in their order
 * @param headings the headings of the sheet of findings: row, column, cell, fault, found, promised, remedy
 */
public record Marking(long deliveryId, boolean chinese, List<MarkedFinding> findings, List<String> headings) {

    public Marking {
        findings = List.copyOf(findings);
        headings = List.copyOf(headings);
    }
}
