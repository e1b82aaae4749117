// SPDX-License-Identifier: Apache-2.0

/**
 * The ledger: one line for everything that arrived or was done to an arrival, with its findings, its run, its watermark
 * and the audit trail.
 *
 * <p>Start with {@link Ledger}. It must not know observations: the package that stores a delivery
 * counts what it brought.
 */
package org.jundeng.warehouse.ledger;
