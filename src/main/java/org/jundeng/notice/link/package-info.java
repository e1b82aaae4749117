// SPDX-License-Identifier: Apache-2.0
/**
 * Signed links by which a person acknowledges an episode from a mail.
 *
 * <p>Start with {@link org.jundeng.notice.link.AckLinks}.
 *
 * <p>It must not know what an acknowledgement does, nor what a page shows.
 */
package org.jundeng.notice.link;
