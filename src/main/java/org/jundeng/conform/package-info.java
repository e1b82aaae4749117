// SPDX-License-Identifier: Apache-2.0

/**
 * Rows to observations or findings. Pure: no clock, no input or output.
 *
 * <p>Start with {@link org.jundeng.conform.DeliveryReader}. It must not know the warehouse, nor Camel.
 */
package org.jundeng.conform;
