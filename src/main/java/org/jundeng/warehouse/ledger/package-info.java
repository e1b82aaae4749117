// SPDX-License-Identifier: Apache-2.0

/**
 * The ledger: a line for everything that arrived or was done to an arrival, with its findings, its run, its watermark
 * and the audit trail.
 *
 * <p>Start with {@link Ledger}. It must not know observations: what a line brought is counted by whoever stored it.
 */
package org.jundeng.warehouse.ledger;
