// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jundeng.notice.link.MailLinks;
import org.jundeng.notice.link.ReplyAddresses;
import org.jundeng.notice.link.SignedLinks;
import org.jundeng.notice.link.SignedLinks.Use;

/** The ways by which the mails of stories can be answered. */
final class StoryLinks {

    private static final Duration DAYS = Duration.ofDays(14);
    private static final byte[] SECRET = new byte[32];

    private StoryLinks() {}

    /** A page to acknowledge, and one to confirm. */
    static MailLinks pages() {
        return new MailLinks(Optional.of(link(Use.ACKNOWLEDGE)), Optional.of(link(Use.CONFIRM)));
    }

    /** The pages, and a mailbox for replies. */
    static MailLinks all() {
        return new MailLinks(
                pages().ack(),
                pages().confirm(),
                Optional.of(new ReplyAddresses("jundeng@city.example", SECRET, DAYS, Clock.systemUTC())));
    }

    private static SignedLinks link(Use use) {
        return new SignedLinks(use, "https://jundeng.example", SECRET, DAYS, Clock.systemUTC());
    }
}
