// SPDX-License-Identifier: Apache-2.0

/**
 * Reading what the warehouse holds and held: observations, their lineage, an earlier state, and what each feed brought.
 *
 * <p>Start with {@link Observations}. It must not change anything.
 */
package org.jundeng.warehouse.history;
