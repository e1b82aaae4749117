// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.FeedMatch.Claimed;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;

/** A file that no feed claims and whose name says that it is not text: renaming it would not make it readable. */
final class ToBeSaved {

    private static final Set<String> NO_TEXT = Set.of(
            "xlsx", "xlsm", "xlsb", "xls", "xlt", "et", "ett", "ods", "numbers", "zip", "rar", "7z", "gz", "tar", "doc",
            "docx", "wps", "pdf");

    private ToBeSaved() {}

    /**
     * The finding that says under which name to save it as CSV, if a feed would claim that name; empty if it may be
     * text.
     */
    static Optional<Finding> finding(Contracts contracts, String bureau, String name, String patterns) {
        if (!isNoText(name)) {
            return Optional.empty();
        }
        return names(name)
                .flatMap(other -> claimant(contracts, bureau, other)
                        .map(feed -> Finding.of(FindingCode.NOT_SAVED_AS_CSV, name, feed, other))
                        .stream())
                .findFirst()
                .or(() -> ofAnotherBureau(contracts, bureau, name))
                .or(() -> Optional.of(Finding.of(FindingCode.NOT_SAVED_AS_CSV, name, patterns, "")));
    }

    private static boolean isNoText(String name) {
        int dot = name.lastIndexOf('.');
        return dot >= 1 && NO_TEXT.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** The names to save it under: for {@code x.csv.zip} the packed file's, or else the same with another extension. */
    private static Stream<String> names(String name) {
        String stem = name.substring(0, name.lastIndexOf('.'));
        return Stream.of(stem, stem + ".csv")
                .filter(other -> other.toLowerCase(Locale.ROOT).endsWith(".csv"));
    }

    private static Optional<Finding> ofAnotherBureau(Contracts contracts, String bureau, String name) {
        return names(name)
                .flatMap(other -> contracts
                        .claimedElsewhere(bureau, other)
                        .map(ContractVersion::contract)
                        .filter(contract -> contract.form().isTable())
                        .map(contract -> Finding.of(
                                FindingCode.ANOTHER_BUREAUS_FILE,
                                name,
                                contract.feed(),
                                contract.bureau(),
                                contract.bureau(),
                                other))
                        .stream())
                .findFirst();
    }

    private static Optional<String> claimant(Contracts contracts, String bureau, String name) {
        return contracts.claim(bureau, name) instanceof Claimed claimed
                ? Optional.of(claimed.version().contract())
                        .filter(contract -> contract.form().isTable())
                        .map(Contract::feed)
                : Optional.empty();
    }
}
