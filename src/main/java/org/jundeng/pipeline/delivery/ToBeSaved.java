// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.FeedMatch.Claimed;
import org.jundeng.contract.FileForm;
import org.jundeng.contract.name.TableName;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;

/**
 * A file that no feed claims and whose name says that it is not of the form that its feed takes: renaming it would not
 * make it readable.
 */
final class ToBeSaved {

    /** Text at most; a table may be a workbook, too. */
    private static final Set<String> NO_TEXT = Set.of(
            "xlsx", "xlsm", "xlsb", "xltx", "xltm", "xls", "xlt", "et", "ett", "ods", "numbers", "zip", "rar", "7z",
            "gz", "tar", "doc", "docx", "wps", "pdf");

    /** The form of the sentences for a feed that takes workbooks, too. */
    private static final String TABLE = "table";

    private final Contracts contracts;
    private final String bureau;
    private final String name;

    private ToBeSaved(Contracts contracts, String bureau, String name) {
        this.contracts = contracts;
        this.bureau = bureau;
        this.name = name;
    }

    /**
     * The finding that says under which name to save it, if a feed would claim that name; empty if a better name is all
     * it needs.
     */
    static Optional<Finding> finding(Contracts contracts, String bureau, String name, String patterns) {
        int dot = name.lastIndexOf('.');
        boolean noText = dot >= 1 && NO_TEXT.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
        return noText ? new ToBeSaved(contracts, bureau, name).finding(patterns) : Optional.empty();
    }

    private Optional<Finding> finding(String patterns) {
        return names().flatMap(other -> claimant(other)
                        .map(contract -> notSaved(contract.feed(), other, takesWorkbooks(contract) ? TABLE : null))
                        .stream())
                .findFirst()
                .or(this::ofAnotherBureau)
                .or(() -> ofNobody(patterns));
    }

    /** A workbook of a bureau that sends workbooks only has the wrong name. */
    private Optional<Finding> ofNobody(String patterns) {
        boolean workbooks = contracts.all().stream()
                .map(ContractVersion::contract)
                .anyMatch(contract -> contract.bureau().equals(bureau) && takesWorkbooks(contract));
        return workbooks && TableName.isOfTable(name)
                ? Optional.empty()
                : Optional.of(notSaved(patterns, "", workbooks ? "tables" : null));
    }

    private Finding notSaved(String feed, String other, String form) {
        return form == null
                ? Finding.of(FindingCode.NOT_SAVED_AS_CSV, name, feed, other)
                : Finding.of(FindingCode.NOT_SAVED_AS_CSV, name, feed, other, form);
    }

    private static boolean takesWorkbooks(Contract contract) {
        return contract.form().format() == FileForm.Format.TABLE;
    }

    /** The names to save it under: for {@code x.csv.zip} the packed file's, or else the same with another extension. */
    private Stream<String> names() {
        String stem = name.substring(0, name.lastIndexOf('.'));
        return Stream.concat(
                Stream.of(stem).filter(TableName::isOfTable), Stream.of(TableName.stem(stem) + ".xlsx", stem + ".csv"));
    }

    private Optional<Finding> ofAnotherBureau() {
        return names().flatMap(other -> contracts
                        .claimedElsewhere(bureau, other)
                        .map(ContractVersion::contract)
                        .filter(contract -> contract.form().isTable())
                        .map(contract -> ofAnotherBureau(contract, other))
                        .stream())
                .findFirst();
    }

    private Finding ofAnotherBureau(Contract contract, String other) {
        List<String> told = new ArrayList<>(List.of(contract.feed(), contract.bureau(), contract.bureau(), other));
        if (takesWorkbooks(contract)) {
            told.add(TABLE);
        }
        return new Finding(FindingCode.ANOTHER_BUREAUS_FILE, Location.DELIVERY, name, told);
    }

    private Optional<Contract> claimant(String other) {
        return contracts.claim(bureau, other) instanceof Claimed claimed
                ? Optional.of(claimed.version().contract())
                        .filter(contract -> contract.form().isTable())
                : Optional.empty();
    }
}
