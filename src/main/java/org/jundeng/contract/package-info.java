// SPDX-License-Identifier: Apache-2.0

/**
 * What a feed promises, as data.
 *
 * <p>Start with {@link org.jundeng.contract.Contract}. It must not know how a delivery is read or stored.
 */
package org.jundeng.contract;
