// SPDX-License-Identifier: Apache-2.0

/**
 * The pages on which stewards and operators act on deliveries: what waits, and what an act would change.
 *
 * <p>Start with {@link org.jundeng.page.act.DeedWriter}. It is given what it shows, and does nothing itself.
 */
package org.jundeng.page.act;
