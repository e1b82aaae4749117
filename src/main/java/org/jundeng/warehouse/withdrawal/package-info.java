// SPDX-License-Identifier: Apache-2.0

/**
 * Withdrawing a delivery: its observations become what they would be if it had never arrived.
 *
 * <p>Start with {@link Withdrawals}. It reads kept deliveries again through {@link Rereading} and must not know where
 * their bytes lie.
 */
package org.jundeng.warehouse.withdrawal;
