// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.reply;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.Acknowledgements.Outcome;
import org.jundeng.alert.Acknowledgements.Said;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Levels;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.link.ReplyAddresses;
import org.jundeng.notice.outbox.OutboxWriter;
import org.jundeng.notice.reply.ReceivedMail.Nature;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.Runs;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/**
 * Takes replies to notices. The address that a reply was sent to proves who writes and to which notice; the sender's
 * name proves nothing. A reply acknowledges each episode of the notice that is still open, has not become graver
 * since and was not handed to somebody else, with the reply's words as the note. Each mail is recorded once, whatever
 * it is. Nothing is ever sent to who has no such address; who has one, and acknowledged nothing, is told why, once.
 */
public final class Replies {

    private static final String NOTICE = """
            select notice_id, person, subject from notice
            where starts_with(message_id, '<' || ?)
            """;
    private static final String EPISODES = """
            select e.episode_id, p.state = 'open' as is_open, p.level,
                   (array_agg(e.level order by e.event_id desc))[1] as told
            from notice_event n join episode_event e using (event_id) join episode p using (episode_id)
            where n.notice_id = ? and e.event <> 'closed'
            group by e.episode_id, p.state, p.level
            order by e.episode_id
            """;
    private static final String RECORD = """
            insert into reply (message, received_at, person, notice_id, outcome, detail, episodes)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    private final DataSource warehouse;
    private final ReplyAddresses addresses;
    private final People people;
    private final Levels levels;
    private final Acknowledgements acknowledgements;
    private final Desk desk;

    /** Takes replies to {@code addresses} from the people of {@code catalogue}, into {@code warehouse}. */
    public Replies(
            DataSource warehouse,
            ReplyAddresses addresses,
            Catalogue catalogue,
            Acknowledgements acknowledgements,
            Desk desk) {
        this.warehouse = warehouse;
        this.addresses = addresses;
        this.people = catalogue.people();
        this.levels = catalogue.levels();
        this.acknowledgements = acknowledgements;
        this.desk = desk;
    }

    /**
     * By whom and when replies are taken.
     *
     * @param clock the true time
     * @param businessDate gives the business date; called for each reply
     * @param node the name of this node
     */
    public record Desk(Clock clock, Supplier<LocalDate> businessDate, String node) {}

    private record Waiting(long episodeId, boolean isOpen, boolean isGraver) {}

    /** What a mail comes to. */
    private record Verdict(ReplyOutcome outcome, Person person, Answered notice, String detail, int episodes) {

        static Verdict of(ReplyOutcome outcome, String detail) {
            return new Verdict(outcome, null, null, detail, 0);
        }
    }

    /**
     * Takes a mail in one transaction. Empty where it was taken before: the same mail can come twice.
     *
     * @param mail the mail's bytes, or its first ones where it is very long
     */
    public Optional<ReplyOutcome> take(byte[] mail) {
        ReceivedMail received = MailReading.of(mail, addresses.mailbox());
        return Transactions.write(warehouse, connection -> {
            if (Sql.any(connection, "select from reply where message = ?", received.id())) {
                return Optional.empty();
            }
            Verdict verdict = judge(connection, received);
            record(connection, received, verdict);
            return Optional.of(verdict.outcome());
        });
    }

    private void record(Connection connection, ReceivedMail received, Verdict verdict) throws SQLException {
        Sql.run(
                connection,
                RECORD,
                received.id(),
                desk.clock().instant(),
                verdict.person() == null ? null : verdict.person().id(),
                verdict.notice() == null ? null : verdict.notice().noticeId(),
                verdict.outcome().code(),
                verdict.detail(),
                verdict.episodes());
        if (verdict.outcome().isAnswered()) {
            audit(connection, received, verdict);
            answer(connection, received, verdict);
        }
    }

    private Verdict judge(Connection connection, ReceivedMail received) throws SQLException {
        if (received.nature() != Nature.WRITTEN) {
            return Verdict.of(ReplyOutcome.valueOf(received.nature().name()), received.sign());
        }
        ReplyAddresses.Reading reading = addresses.read(received.addresses());
        if (!(reading instanceof ReplyAddresses.Genuine genuine)) {
            return Verdict.of(
                    reading instanceof ReplyAddresses.Forged ? ReplyOutcome.FORGED : ReplyOutcome.NO_TOKEN, null);
        }
        Optional<Answered> notice = notice(connection, genuine.said());
        if (notice.isEmpty()) {
            return Verdict.of(ReplyOutcome.UNKNOWN_NOTICE, null);
        }
        Optional<Person> person = people.person(notice.get().person());
        if (person.isEmpty()) {
            return new Verdict(
                    ReplyOutcome.UNKNOWN_PERSON,
                    null,
                    notice.get(),
                    notice.get().person(),
                    0);
        }
        return genuine.said().isExpired()
                ? new Verdict(ReplyOutcome.EXPIRED, person.get(), notice.get(), null, 0)
                : acknowledge(connection, received, person.get(), notice.get());
    }

    private static Optional<Answered> notice(Connection connection, ReplyAddresses.Said said) throws SQLException {
        return Sql.first(
                connection,
                NOTICE,
                row -> new Answered(row.getLong("notice_id"), row.getString("person"), row.getString("subject")),
                said.notice());
    }

    private Verdict acknowledge(Connection connection, ReceivedMail received, Person person, Answered notice)
            throws SQLException {
        List<Waiting> episodes = Sql.list(
                connection,
                EPISODES,
                row -> new Waiting(
                        row.getLong("episode_id"),
                        row.getBoolean("is_open"),
                        levels.known(row.getString("level")).isGraverThan(levels.known(row.getString("told")))),
                notice.noticeId());
        String note = ReplyNote.of(received, person.locale());
        int acknowledged = 0;
        boolean handedOn = false;
        for (Waiting each : episodes) {
            if (each.isOpen() && !each.isGraver()) {
                Said said = Said.byReply(each.episodeId(), person.id(), received.id(), note);
                Outcome outcome = acknowledgements.acknowledge(connection, said);
                acknowledged += outcome == Outcome.DONE ? 1 : 0;
                handedOn |= outcome == Outcome.MOVED_ON;
            }
        }
        boolean graver = episodes.stream().anyMatch(each -> each.isOpen() && each.isGraver());
        ReplyOutcome none = graver ? ReplyOutcome.GRAVER : handedOn ? ReplyOutcome.HANDED_ON : ReplyOutcome.OVER;
        ReplyOutcome outcome = acknowledged > 0 ? ReplyOutcome.ACKNOWLEDGED : none;
        String left = received.attachments() > 0 ? received.attachments() + " attachments not kept" : null;
        return new Verdict(outcome, person, notice, left, acknowledged);
    }

    private void audit(Connection connection, ReceivedMail received, Verdict verdict) throws SQLException {
        new AuditTrail(warehouse, desk.clock())
                .note(
                        connection,
                        new AuditTrail.Entry(
                                verdict.person().id(),
                                Act.ACKNOWLEDGE,
                                "notice " + verdict.notice().noticeId(),
                                verdict.outcome().code(),
                                Said.detailOfReply(received.id())));
    }

    private void answer(Connection connection, ReceivedMail received, Verdict verdict) throws SQLException {
        LocalDate date = desk.businessDate().get();
        long run = new Runs(warehouse, desk.clock(), desk.node()).note(connection, "reply", date);
        Instant now = desk.clock().instant();
        new OutboxWriter(connection)
                .put(
                        new ReplyAnswer(people, addresses.validFor())
                                .to(verdict.person(), received, verdict.notice(), verdict.outcome(), now),
                        new OutboxWriter.Run(date, run, now));
    }
}
