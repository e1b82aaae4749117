// SPDX-License-Identifier: Apache-2.0
/**
 * Findings in the reader's language: names instead of ids, and sentences that say where, what and what to do.
 *
 * <p>Start with {@link org.jundeng.notice.findings.FindingWords}.
 *
 * <p>It must not know deliveries, receipts or mails.
 */
package org.jundeng.notice.findings;
