// SPDX-License-Identifier: Apache-2.0

/**
 * Reads the bytes of a delivery as a stream of rows, with one reader for each format.
 *
 * <p>Start with {@link org.jundeng.intake.DeliveryOpener}, which gives {@link org.jundeng.intake.row.Rows}.
 *
 * <p>It must not know what a row means, nor the warehouse, nor Camel.
 */
package org.jundeng.intake;
