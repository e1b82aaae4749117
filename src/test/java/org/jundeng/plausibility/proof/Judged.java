// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.util.List;
import java.util.Set;
import org.jundeng.finding.Finding;
import org.jundeng.plausibility.SignVerdict;
import org.jundeng.sign.Sign;

/**
 * A delivery and what the signs said of it.
 *
 * @param source where it comes from: a year of the city, a published series, or the mistake in it
 * @param delivered the delivery
 * @param rejected whether what is wrong in it was left out or refused when it was read
 * @param stoppedBy the signs that stop it; empty where it is believed
 * @param first what is said first of it; empty where nothing is said
 */
record Judged(String source, SentDelivery delivered, boolean rejected, Set<Sign> stoppedBy, String first) {

    static Judged of(String source, SentDelivery delivered, SignVerdict verdict) {
        List<Finding> findings = verdict.findings();
        return new Judged(source, delivered, false, verdict.stoppedBy(), findings.isEmpty() ? "" : words(findings));
    }

    private static String words(List<Finding> findings) {
        Finding first = findings.get(0);
        return first.code() + " " + first.found() + " " + first.arguments() + " (" + findings.size() + ")";
    }

    boolean isStopped() {
        return rejected || !stoppedBy.isEmpty();
    }

    @Override
    public String toString() {
        return source + " · " + delivered.feed() + " " + delivered.fileName() + " " + delivered.day() + " "
                + delivered.stories() + " " + stoppedBy + " " + first;
    }
}
