// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import org.jundeng.warehouse.ledger.LedgerLine;

/** What came of asking a source for a feed. */
public sealed interface PullResult {

    /** The answer is a delivery; the line says what became of it. */
    record Pulled(LedgerLine line) implements PullResult {}

    /** The settings name no address for the source {@code source}: nothing was asked, nothing is wrong. */
    record NotConfigured(String feed, String source) implements PullResult {}

    /** The source was out of reach, too slow or refused; the line says which. */
    record Failed(LedgerLine line) implements PullResult {}
}
