// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.act;

import java.math.BigDecimal;
import java.util.List;
import org.jundeng.alert.EpisodeChange;
import org.jundeng.assess.Derivation;
import org.jundeng.finding.Finding;
import org.jundeng.warehouse.history.Revisions;
import org.jundeng.warehouse.ledger.LedgerLine;

/**
 * What an act on a delivery would change, as it was seen in a transaction that was undone.
 *
 * @param delivery the delivery
 * @param line the line that would be written
 * @param findings its findings
 * @param revisions the largest of the changes of reported figures
 * @param derived the first of the derived figures that change
 * @param derivedCount how many derived figures are computed anew
 * @param episodes what would happen to episodes
 * @param unreadable deliveries whose kept bytes cannot be read any more, and what follows, a sentence each
 */
public record DeedFacts(
        LedgerLine delivery,
        LedgerLine line,
        List<Finding> findings,
        List<Revisions.Revision> revisions,
        List<Derived> derived,
        int derivedCount,
        List<EpisodeChange> episodes,
        List<String> unreadable) {

    public DeedFacts {
        findings = List.copyOf(findings);
        revisions = List.copyOf(revisions);
        derived = List.copyOf(derived);
        episodes = List.copyOf(episodes);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * A derived figure that changes.
     *
     * @param change which, and its value before
     * @param afterwards its value afterwards; null where it goes
     */
    public record Derived(Derivation.Change change, BigDecimal afterwards) {}
}
