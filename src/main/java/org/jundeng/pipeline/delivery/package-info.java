// SPDX-License-Identifier: Apache-2.0

/**
 * The way of one claim into the ledger: keep its bytes, read them, store what they say, write the receipt, let go.
 *
 * <p>Start with {@link TakeDelivery}. It must not know where the claim came from, nor Camel.
 */
package org.jundeng.pipeline.delivery;
