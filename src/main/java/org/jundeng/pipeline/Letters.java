// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import java.time.Instant;
import java.util.List;
import org.jundeng.notice.MailMessage;
import org.jundeng.notice.Outbox;
import org.jundeng.notice.OutgoingMail;

/** The outbox as the edges see it: each notice a letter that is composed when it leaves. */
final class Letters implements NoticeQueue {

    private final Outbox outbox;
    private final String from;

    Letters(Outbox outbox, String from) {
        this.outbox = outbox;
        this.from = from;
    }

    @Override
    public List<Letter> due(Instant now) {
        return outbox.due(now).stream().map(this::letter).toList();
    }

    private Letter letter(OutgoingMail mail) {
        return new Letter(mail.noticeId(), mail.address(), mail.attempts(), () -> MailMessage.of(mail, from));
    }

    @Override
    public void sent(long noticeId, Instant at) {
        outbox.sent(noticeId, at);
    }

    @Override
    public void failed(long noticeId, String error, Instant nextAttempt) {
        outbox.failed(noticeId, error, nextAttempt);
    }
}
