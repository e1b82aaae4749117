// SPDX-License-Identifier: Apache-2.0
/**
 * Writes the mails: which episodes, receipts and reminders they list, in the recipient's language.
 *
 * <p>Start with {@link org.jundeng.notice.writing.MailWriter}.
 *
 * <p>It must not decide who is told, nor know how a mail leaves.
 */
package org.jundeng.notice.writing;
