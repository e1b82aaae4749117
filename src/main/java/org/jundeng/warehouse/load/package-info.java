// SPDX-License-Identifier: Apache-2.0

/**
 * Storing a delivery: blocks of observations are compared with what is known, checked as a whole and written in one
 * transaction.
 *
 * <p>Start with {@link Loader}. {@link DeliveryStore} takes the blocks, {@link Classifier} compares them with what is
 * known, and {@link SignCheck} has the figures judged by what their feed has brought before. It must not know formats
 * or contracts' files: it is handed {@link Content}.
 */
package org.jundeng.warehouse.load;
