// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.util.List;
import java.util.Optional;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.FeedMatch;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;

/** Why no contract of the bureau claims a file's name. */
public final class UnknownFeed {

    private UnknownFeed() {}

    /** The finding that says why no contract, or more than one, takes the file. */
    public static Finding finding(Contracts contracts, String bureau, String name, FeedMatch decided) {
        if (decided instanceof FeedMatch.Contested contested) {
            return Finding.of(FindingCode.UNKNOWN_FEED, name, String.join(", ", contested.patterns()));
        }
        Optional<Contract> elsewhere = contracts.claimedElsewhere(bureau, name).map(ContractVersion::contract);
        if (elsewhere.isPresent()) {
            Contract other = elsewhere.get();
            return Finding.of(FindingCode.ANOTHER_BUREAUS_FILE, name, other.feed(), other.bureau(), other.bureau(), "");
        }
        List<String> patterns =
                decided instanceof FeedMatch.Unclaimed unclaimed ? unclaimed.patternsOfTheBureau() : List.of();
        String told = String.join(", ", patterns);
        return ToBeSaved.finding(contracts, bureau, name, told)
                .orElse(Finding.of(FindingCode.UNKNOWN_FEED, name, told));
    }
}
