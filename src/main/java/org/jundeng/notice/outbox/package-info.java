// SPDX-License-Identifier: Apache-2.0
/**
 * The mails that wait to leave, the right to send them, and their MIME form.
 *
 * <p>Start with {@link org.jundeng.notice.outbox.Outbox}.
 *
 * <p>It must not know why a mail was written, nor which server takes it.
 */
package org.jundeng.notice.outbox;
