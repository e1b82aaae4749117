// SPDX-License-Identifier: Apache-2.0
/**
 * Signed links in mails, by which a person acknowledges an episode or confirms a delivery.
 *
 * <p>Start with {@link org.jundeng.notice.link.AckLinks}; {@link org.jundeng.notice.link.ConfirmLinks} is its
 * neighbour.
 *
 * <p>It must not know what an acknowledgement or a confirmation does, nor what a page shows.
 */
package org.jundeng.notice.link;
