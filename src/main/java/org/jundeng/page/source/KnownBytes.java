// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.nio.file.Path;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.PageFault;
import org.jundeng.warehouse.ledger.LedgerLine;

/**
 * The bytes of a delivery as they came.
 *
 * @param line the ledger line; null where they cannot be had
 * @param file the file that has them; null where they cannot be had
 * @param fault why they cannot be had; null where they can
 */
public record KnownBytes(LedgerLine line, Path file, PageFault fault) {

    /** The number of the delivery in the ledger. */
    public long delivery() {
        return line.deliveryId();
    }

    /** The name under which they came. */
    public String name() {
        return line.sourceName();
    }

    /** How many they are. */
    public long size() {
        return line.arrival().bytes().size();
    }

    /** Their hash, in hexadecimal. */
    public String sha256() {
        return line.sha256();
    }

    /** The way to the bytes of a line; null where none came with it, or they are reached from nowhere here. */
    static Link link(PageContext context, LedgerLine line) {
        if (!came(line)) {
            return null;
        }
        Link link = context.link(context.words().say("bytes.link"), new Address.OfBytes(line.deliveryId()));
        return link.href() == null ? null : link;
    }

    /** Whether bytes came with a line. */
    static boolean came(LedgerLine line) {
        return line.keptPath() != null && line.sha256() != null;
    }
}
