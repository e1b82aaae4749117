// SPDX-License-Identifier: Apache-2.0
/**
 * Replies to notices: what a person wrote in one, whether it is a person's reply at all, and the acknowledgement that
 * it makes.
 *
 * <p>Start with {@link org.jundeng.notice.reply.Replies}.
 *
 * <p>It must not know from which mailbox a reply comes.
 */
package org.jundeng.notice.reply;
