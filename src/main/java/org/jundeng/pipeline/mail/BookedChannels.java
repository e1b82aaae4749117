// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jundeng.notice.channel.ChannelBook;
import org.jundeng.notice.channel.ChannelNotice;
import org.jundeng.notice.outbox.SendFailure;

/**
 * The lines of the warehouse.
 *
 * @param book reads and notes them
 */
public record BookedChannels(ChannelBook book) implements ChannelQueue {

    @Override
    public List<ChannelBook.Due> due(Instant now, Duration ahead) {
        return book.due(now, ahead);
    }

    @Override
    public ChannelNotice content(long noticeId) {
        return book.content(noticeId);
    }

    @Override
    public void sent(ChannelBook.Due due, Instant at) {
        book.sent(due, at);
    }

    @Override
    public void failed(ChannelBook.Due due, SendFailure why) {
        book.failed(due, why);
    }
}
