// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jundeng.finding.Finding;

/** The findings of one delivery: the first ones in full and the rest as a number, so that memory stays bounded. */
public final class FindingLog implements Consumer<Finding> {

    static final int LISTED = 10_000;

    private final List<Finding> listed = new ArrayList<>();
    private long count;

    @Override
    public void accept(Finding finding) {
        count++;
        if (listed.size() < LISTED) {
            listed.add(finding);
        }
    }

    /** How many more findings can be listed. */
    public int room() {
        return LISTED - listed.size();
    }

    /** Counts findings that are not listed. */
    public void countOnly(long findings) {
        count += findings;
    }

    /** The listed findings, at most 10,000. */
    public List<Finding> listed() {
        return listed;
    }

    /** How many findings there are, the unlisted ones included. */
    public long count() {
        return count;
    }
}
