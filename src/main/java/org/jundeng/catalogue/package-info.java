// SPDX-License-Identifier: Apache-2.0

/**
 * What is known before any delivery: indicators, targets, units, regions over time, working days, people.
 *
 * <p>Start with {@link org.jundeng.catalogue.Target}. It must not know deliveries, contracts or the warehouse.
 */
package org.jundeng.catalogue;
