// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jundeng.notice.outbox.MailMessage;
import org.jundeng.notice.outbox.Outbox;
import org.jundeng.notice.outbox.OutgoingMail;
import org.jundeng.notice.outbox.SendFailure;
import org.jundeng.notice.outbox.SendingTurn;

/** The outbox of the warehouse: a mail is composed when its notice leaves. */
public final class OutboxQueue implements NoticeQueue {

    private final Outbox outbox;
    private final String from;

    public OutboxQueue(Outbox outbox, String from) {
        this.outbox = outbox;
        this.from = from;
    }

    @Override
    public Optional<Turn> turn(Duration patience) {
        return outbox.turn(patience).map(Mine::new);
    }

    @Override
    public List<Letter> due(Instant now, Duration ahead) {
        return outbox.due(now, ahead).stream().map(this::letter).toList();
    }

    private Letter letter(OutgoingMail mail) {
        return new Letter(
                mail.noticeId(),
                mail.address(),
                mail.timed(),
                mail.attempts(),
                mail.unanswered(),
                () -> MailMessage.of(mail, from));
    }

    @Override
    public void sent(Letter letter, Instant at) {
        outbox.sent(letter.noticeId(), at, letter.unanswered());
    }

    @Override
    public void failed(Letter letter, SendFailure why) {
        outbox.failed(letter.noticeId(), why);
    }

    private record Mine(SendingTurn turn) implements Turn {

        @Override
        public void handingOver(Letter letter) {
            turn.handingOver(letter.noticeId());
        }

        @Override
        public void close() {
            turn.close();
        }
    }
}
