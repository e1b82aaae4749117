// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.desk;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jundeng.warehouse.ledger.LedgerLine;

/**
 * An upload in a line.
 *
 * @param id its id
 * @param name the file's name
 * @param bureau for which bureau
 * @param user who uploaded it
 * @param at when
 * @param isAside whether it is kept aside and not sent in
 * @param line its ledger line; null until it has one
 * @param later the lines that take that line again or back, in ledger order
 */
public record UploadLine(
        String id,
        String name,
        String bureau,
        String user,
        Instant at,
        boolean isAside,
        LedgerLine line,
        List<LedgerLine> later) {

    public UploadLine {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        later = List.copyOf(later);
    }
}
