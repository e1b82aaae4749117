// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jundeng.notice.link.MailLinks;
import org.jundeng.notice.link.PageAddresses;
import org.jundeng.notice.link.ReplyAddresses;
import org.jundeng.notice.link.SignedLinks;
import org.jundeng.notice.link.SignedLinks.Use;
import org.jundeng.observation.TimePeriod;

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
                Optional.of(new ReplyAddresses("jundeng@city.example", SECRET, DAYS, Clock.systemUTC())),
                PageAddresses.Book.NONE);
    }

    /** Pages of targets and figures, and a scoreboard; none to answer the mail. */
    static MailLinks reading() {
        return new MailLinks(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                (language, night) -> Optional.of(
                        new Pages("https://pages.example/" + language + "/" + (night == null ? "now" : night) + "/")));
    }

    private record Pages(String base) implements PageAddresses {

        @Override
        public Optional<String> board() {
            return Optional.of(base);
        }

        @Override
        public Optional<String> target(String id) {
            return Optional.of(base + "target?id=" + id);
        }

        @Override
        public Optional<String> figure(String indicator, String region, TimePeriod period) {
            return Optional.of(base + "figure?indicator=" + indicator + "&region=" + region + "&period=" + period);
        }

        @Override
        public Optional<String> episode(long id) {
            return Optional.empty();
        }
    }

    private static SignedLinks link(Use use) {
        return new SignedLinks(use, "https://jundeng.example", SECRET, DAYS, Clock.systemUTC());
    }
}
