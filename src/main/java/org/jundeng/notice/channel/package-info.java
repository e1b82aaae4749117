// SPDX-License-Identifier: Apache-2.0
/**
 * Notices that leave by another channel than mail: what they say, as data, and how far each has come.
 *
 * <p>Start with {@link org.jundeng.notice.channel.ChannelBook}.
 *
 * <p>It must not know how a channel is reached.
 */
package org.jundeng.notice.channel;
