// SPDX-License-Identifier: Apache-2.0
/**
 * Notices: who is told of which episode, why, and in which mail.
 *
 * <p>Start with {@link org.jundeng.notice.Notices}: it decides, writes the mails and keeps each decision, all in the
 * transaction of the change. Each sub-package does one part of that.
 *
 * <p>It must not know Camel: the routes send the mails.
 */
package org.jundeng.notice;
