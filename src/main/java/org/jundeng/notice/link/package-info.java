// SPDX-License-Identifier: Apache-2.0
/**
 * Signed links in mails, by which a person acknowledges an episode or confirms a delivery.
 *
 * <p>Start with {@link org.jundeng.notice.link.SignedLinks}; {@link org.jundeng.notice.link.ReplyAddresses} is its
 * neighbour for replies.
 *
 * <p>It must not know what an acknowledgement or a confirmation does, nor what a page shows.
 */
package org.jundeng.notice.link;
