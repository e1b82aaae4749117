// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.FileForm;
import org.jundeng.contract.name.FileGlob;

/**
 * The pattern for the files of a new feed, as far as one can be found that claims no name of another feed.
 *
 * @param text the pattern
 * @param other the pattern of another feed of the bureau that can match the same name; null where there is none
 * @param feed that feed; null where there is none
 */
record FreePattern(String text, String other, String feed) {

    /** Where the star in front of a name takes in too much, the century of the period stands before it. */
    static FreePattern of(Known known, Where where, boolean table) {
        String open = FilePattern.of(where.fileName(), table);
        FreePattern first = compared(known, where, table, open);
        if (first.other == null || !open.startsWith("*") || !where.fileName().matches("(19|20)\\d{2}.*")) {
            return first;
        }
        FreePattern narrow = compared(known, where, table, where.fileName().substring(0, 2) + open);
        return narrow.other == null ? narrow : first;
    }

    private static FreePattern compared(Known known, Where where, boolean table, String pattern) {
        FileGlob mine = new FileGlob(pattern, table);
        for (ContractVersion version : known.contracts().all()) {
            Contract contract = version.contract();
            boolean ofTable = contract.form().format() == FileForm.Format.TABLE;
            if (contract.bureau().equals(where.bureau()) && !contract.feed().equals(where.feed())) {
                for (String other : contract.files()) {
                    if (new FileGlob(other, ofTable).overlaps(mine)) {
                        return new FreePattern(pattern, other, contract.feed());
                    }
                }
            }
        }
        return new FreePattern(pattern, null, null);
    }
}
