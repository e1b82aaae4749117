// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.io.IOException;
import java.util.Optional;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.row.Opened;

/** Opens a table that may lie anywhere in its file. */
final class TableOpening {

    private TableOpening() {}

    /** Finds the header of a table; what it returns owns {@code records}, or they are closed. */
    static Opened open(TableRecords records, FindingsColumn.Records again, Contract contract) throws IOException {
        Opened opened = null;
        try {
            opened = found(records, again, contract);
            return opened;
        } finally {
            if (!(opened instanceof Opened.Readable)) {
                records.close();
            }
        }
    }

    private static Opened found(TableRecords records, FindingsColumn.Records again, Contract contract)
            throws IOException {
        Optional<HeadSearch.Found> found = HeadSearch.in(records, contract);
        if (found.isEmpty()) {
            Finding empty = records.broken().orElseGet(() -> Finding.of(FindingCode.EMPTY_DELIVERY, ""));
            return Opened.Refused.inSheet(records.sheet().orElse(null), empty);
        }
        boolean cellsMayMove = records.delimiter().isPresent();
        FindingsColumn findings = FindingsColumn.in(found.get().head().columns(), contract, cellsMayMove, again)
                .orElse(null);
        TableHead head = new TableColumns(contract, found.get(), records.sheet().orElse(null)).head(findings);
        Finding refusal = refusal(records, contract, found.get(), head);
        return refusal == null
                ? new Opened.Readable(new FoundTable(records, contract, found.get(), head))
                : Opened.Refused.inSheet(records.sheet().orElse(null), refusal);
    }

    private static Finding refusal(TableRecords records, Contract contract, HeadSearch.Found found, TableHead head) {
        TableRecord first = head.rows().get(0);
        if (first.fault() != null && !(found.complete() && first.fault().isOfQuotes())) {
            return first.fault().inHeader(first.no());
        }
        JoinedRows joined = new JoinedRows(records, contract, head.columns(), 0);
        for (TableRecord row : head.rows()) {
            TableRecord whole = joined.checkedHead(row);
            if (row.fault() == null && whole.fault() != null) {
                return whole.fault().inHeader(row.no());
            }
        }
        return found.complete() ? head.refusal() : OtherDelimiter.finding(records, contract, head.no(), head.columns());
    }
}
