// SPDX-License-Identifier: Apache-2.0

/**
 * Delivery bytes to rows: one reader a format, streamed.
 *
 * <p>Start with {@link org.jundeng.intake.Rows}. It must not know what a row means, nor the warehouse, nor Camel.
 */
package org.jundeng.intake;
