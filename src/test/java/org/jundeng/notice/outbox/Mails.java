// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import java.time.Instant;
import java.util.List;

/** Creates mails for tests from the few values that matter to a test. */
public final class Mails {

    /** When they were decided. */
    public static final Instant NIGHT = Instant.parse("2014-07-09T18:00:00Z");

    private Mails() {}

    /** A digest to one address. */
    public static OutgoingMail to(long noticeId, String address) {
        return mail(noticeId, "周岚", address, "登记失业率 " + noticeId);
    }

    static OutgoingMail mail(long noticeId, String name, String address, String subject) {
        return new OutgoingMail(
                noticeId,
                "<notice-" + noticeId + "@notices.jundeng>",
                "digest",
                "zhou",
                name,
                address,
                subject,
                "失业率 4.21%",
                "<p>失业率 4.21%</p>",
                List.of(),
                null,
                null,
                NIGHT,
                false,
                0,
                0,
                null);
    }

    static OutgoingMail with(OutgoingMail mail, String html, OutgoingMail.Image... images) {
        return new OutgoingMail(
                mail.noticeId(),
                mail.messageId(),
                mail.kind(),
                mail.person(),
                mail.name(),
                mail.address(),
                mail.subject(),
                mail.text(),
                html,
                List.of(images),
                mail.inReplyTo(),
                mail.thread(),
                mail.createdAt(),
                mail.timed(),
                mail.attempts(),
                mail.unanswered(),
                mail.replyTo());
    }

    static OutgoingMail inThread(String kind, String inReplyTo, String thread) {
        OutgoingMail mail = to(1, "zhou@hangzhou.example");
        return new OutgoingMail(
                mail.noticeId(),
                mail.messageId(),
                kind,
                mail.person(),
                mail.name(),
                mail.address(),
                mail.subject(),
                mail.text(),
                mail.html(),
                List.of(),
                inReplyTo,
                thread,
                mail.createdAt(),
                mail.timed(),
                mail.attempts(),
                mail.unanswered(),
                mail.replyTo());
    }
}
