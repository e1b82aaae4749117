// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import org.jundeng.warehouse.ledger.LedgerLine;

/** The result of asking a source for a feed. */
public sealed interface PullResult {

    /** The answer was taken as a delivery; the line tells its outcome. */
    record Pulled(LedgerLine line) implements PullResult {}

    /** The settings have no address for the source {@code source}: it was not asked, and that is no fault. */
    record NotConfigured(String feed, String source) implements PullResult {}

    /** The source was out of reach, too slow, or refused to answer; the line tells which. */
    record Failed(LedgerLine line) implements PullResult {}
}
