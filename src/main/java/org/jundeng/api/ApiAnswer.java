// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

/**
 * What there is to say of a page beside its rows.
 *
 * @param asOf the last ledger line that it takes into account; null where it is not read from a point of the ledger
 * @param next where the next page begins; null where this is the last one
 */
public record ApiAnswer(Long asOf, ApiPosition next) {}
