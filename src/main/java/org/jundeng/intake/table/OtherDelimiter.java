// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.List;
import java.util.Optional;
import org.jundeng.contract.Contract;
import org.jundeng.contract.TableShape;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;

/** Finds that a header is one cell because another delimiter was used. */
final class OtherDelimiter {

    private static final String OTHERS = ",;\t|，；、";

    private OtherDelimiter() {}

    /** The finding; null where the header has several cells, or may have one. */
    static Finding finding(TableRecords records, Contract contract, long headerNo, List<String> columns) {
        Optional<String> promised = records.delimiter();
        boolean oneIsEnough =
                contract.table().columns().size() == 1 && contract.table().layout() == TableShape.Layout.LONG;
        if (columns.size() != 1 || oneIsEnough || promised.isEmpty()) {
            return null;
        }
        String header = columns.get(0);
        return OTHERS.chars()
                .mapToObj(Character::toString)
                .filter(other -> !other.equals(promised.get()) && header.contains(other))
                .findFirst()
                .map(other -> Finding.at(
                        FindingCode.WRONG_DELIMITER, Location.row(headerNo), name(other), name(promised.get())))
                .orElse(null);
    }

    private static String name(String delimiter) {
        return delimiter.equals("\t") ? "Tab" : delimiter;
    }
}
