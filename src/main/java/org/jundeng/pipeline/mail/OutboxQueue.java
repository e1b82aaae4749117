// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jundeng.notice.outbox.MailMessage;
import org.jundeng.notice.outbox.Outbox;
import org.jundeng.notice.outbox.OutgoingMail;
import org.jundeng.notice.outbox.SendFailure;
import org.jundeng.notice.outbox.SendingHours;
import org.jundeng.notice.outbox.SendingTurn;

/** The outbox of the warehouse: a mail is composed when its notice leaves. */
public final class OutboxQueue implements NoticeQueue {

    private final Outbox outbox;
    private final SendingHours hours;
    private final Supplier<LocalDate> businessDate;
    private final Runnable lookAgain;
    private final String from;

    /**
     * The queue of {@code outbox}.
     *
     * @param hours when mails may leave
     * @param businessDate the date on which a mail leaves
     * @param lookAgain decides anew what the waiting mails tell
     * @param from the sender's address
     */
    public OutboxQueue(
            Outbox outbox, SendingHours hours, Supplier<LocalDate> businessDate, Runnable lookAgain, String from) {
        this.outbox = outbox;
        this.hours = hours;
        this.businessDate = businessDate;
        this.lookAgain = lookAgain;
        this.from = from;
    }

    @Override
    public Optional<Turn> turn(Duration patience) {
        return outbox.turn(patience).map(Mine::new);
    }

    @Override
    public List<Letter> due(Instant now, Round round) {
        if (round == Round.EVERYTHING) {
            return outbox.all().stream().map(this::letter).toList();
        }
        List<OutgoingMail> leave = inTime(now, round);
        if (leave.isEmpty()) {
            return List.of();
        }
        // What takes the place of a mail whose hour has come inherits this time, and leaves in its stead.
        leave.stream().filter(mail -> !mail.timed()).forEach(mail -> outbox.waits(mail.noticeId(), now));
        lookAgain.run();
        return inTime(now, round).stream().map(this::letter).toList();
    }

    /** The mails that leave now; those that have to wait for another time are put off. */
    private List<OutgoingMail> inTime(Instant now, Round round) {
        List<OutgoingMail> leave = new ArrayList<>();
        for (OutgoingMail mail : outbox.due(now)) {
            if (round == Round.HOUR || mail.timed() || hours.hasHourCome(mail.kind(), mail.createdAt(), now)) {
                SendingHours.Answer answer = hours.ask(mail.kind(), mail.person(), now);
                if (answer.leaves()) {
                    leave.add(mail);
                } else {
                    outbox.waits(mail.noticeId(), answer.notBefore());
                }
            }
        }
        return leave;
    }

    private Letter letter(OutgoingMail mail) {
        return new Letter(
                mail.noticeId(), mail.address(), mail.attempts(), mail.unanswered(), () -> MailMessage.of(mail, from));
    }

    @Override
    public boolean sent(Letter letter, Instant at) {
        return outbox.sent(letter.noticeId(), new Outbox.Left(at, businessDate.get()), letter.unanswered());
    }

    @Override
    public void failed(Letter letter, SendFailure why) {
        outbox.failed(letter.noticeId(), why);
    }

    @Override
    public void lookAgain() {
        lookAgain.run();
    }

    private record Mine(SendingTurn turn) implements Turn {

        @Override
        public boolean handingOver(Letter letter) {
            return turn.handingOver(letter.noticeId());
        }

        @Override
        public void close() {
            turn.close();
        }
    }
}
