// SPDX-License-Identifier: Apache-2.0

/**
 * Turns rows into observations or findings, without a clock and without writing anything.
 *
 * <p>Start with {@link org.jundeng.conform.DeliveryReader}. It must not know the warehouse, nor Camel.
 */
package org.jundeng.conform;
