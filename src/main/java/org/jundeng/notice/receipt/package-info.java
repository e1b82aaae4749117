// SPDX-License-Identifier: Apache-2.0
/**
 * Receipts: the account of a delivery for its steward, as JSON, as a page and as a table of findings.
 *
 * <p>Start with {@link org.jundeng.notice.receipt.Receipts}.
 *
 * <p>It must not know episodes or mails.
 */
package org.jundeng.notice.receipt;
