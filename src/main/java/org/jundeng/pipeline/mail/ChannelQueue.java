// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jundeng.notice.channel.ChannelBook;
import org.jundeng.notice.channel.ChannelNotice;
import org.jundeng.notice.outbox.SendFailure;

/**
 * The notices that leave by channels, as the round sees them. Exceptions mean that the warehouse is out of reach,
 * except {@link ChannelBook.Unreadable}, which is about one notice.
 */
public interface ChannelQueue {

    /** No notice leaves by a channel. */
    ChannelQueue NONE = new ChannelQueue() {
        @Override
        public List<ChannelBook.Due> due(Instant now, Duration ahead) {
            return List.of();
        }

        @Override
        public ChannelNotice content(long noticeId) {
            throw new IllegalStateException("no notice leaves by a channel");
        }

        @Override
        public void sent(ChannelBook.Due due, Instant at) {}

        @Override
        public void failed(ChannelBook.Due due, SendFailure why) {}
    };

    /** Those that may leave at {@code now}; also those put off for no longer than {@code ahead}. */
    List<ChannelBook.Due> due(Instant now, Duration ahead);

    /** What a notice says. */
    ChannelNotice content(long noticeId);

    /** It has left. */
    void sent(ChannelBook.Due due, Instant at);

    /** It has not left. */
    void failed(ChannelBook.Due due, SendFailure why);
}
