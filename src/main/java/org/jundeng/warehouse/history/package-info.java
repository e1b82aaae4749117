// SPDX-License-Identifier: Apache-2.0

/**
 * Questions about what the warehouse holds and held: observations, lineage, an earlier state of knowledge, and what
 * each feed brought.
 *
 * <p>Start with {@link Observations}. It only reads.
 */
package org.jundeng.warehouse.history;
