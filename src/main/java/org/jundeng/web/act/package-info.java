// SPDX-License-Identifier: Apache-2.0

/**
 * The pages by which people act on deliveries: confirm, release, replay and withdraw them, and have receipts, marked
 * copies and templates.
 *
 * <p>Start with {@link org.jundeng.web.act.ActPages}. It does by the same code what the commands do; what a page
 * says is written elsewhere.
 */
package org.jundeng.web.act;
