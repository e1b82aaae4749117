// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.book;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** Looks up notices and the decisions to tell or not to tell. Both lists are in descending order of their number. */
public final class NoticeBook {

    private static final String ASKED = """
            with asked as (
              select ?::text as person, ?::date as night, ?::text as state, ?::bigint as episode_id, ?::bigint as most),
            -- From the episode on, so that no notice of another one is looked into.
            told as materialized (
              select x.notice_id
              from asked a join episode_event e on e.episode_id = a.episode_id join notice_event x using (event_id)),
            decided_on as materialized (
              select t.notice_id from asked a join telling t on t.episode_id = a.episode_id
              where t.notice_id is not null)
            """;
    private static final String NOTICES = ASKED + """
            select n.* from notice n cross join asked a
            where (a.person is null or n.person = a.person)
              and (a.night is null or n.business_date = a.night)
              and (a.state is null or n.state = a.state)
              and (a.episode_id is null
                or n.notice_id in (select notice_id from told) or n.notice_id in (select notice_id from decided_on))
            order by n.notice_id desc limit (select most from asked)
            """;
    private static final String DECISIONS = ASKED + """
            , decided as (
              select t.telling_id, t.business_date, t.decided_at, t.person, t.episode_id, t.event_id, t.level, t.reason,
                     t.notice_id,
                     case n.state when 'withheld' then 'withdrawn' else t.verdict end as verdict
              from telling t left join notice n using (notice_id)
            )
            select t.*, e.rule_id from decided t join episode e using (episode_id) cross join asked a
            where (a.person is null or t.person = a.person)
              and (a.night is null or t.business_date = a.night)
              and (a.state is null or t.verdict = a.state)
              and (a.episode_id is null or t.episode_id = a.episode_id)
            order by t.telling_id desc limit (select most from asked)
            """;

    private static final String TOLD = """
            select distinct t.episode_id
            from telling t join episode e using (episode_id) left join notice n using (notice_id)
            where t.person = ? and t.verdict = 'told' and e.state = 'open' and n.state is distinct from 'withheld'
            """;
    private static final String GIVEN_UP = """
            select * from notice where state = 'given-up' and business_date > ?::date - 7 order by notice_id desc
            """;

    private static final String OF_EPISODE = """
            (a.episode_id is null or n.notice_id in (select notice_id from told))
            """;
    private static final String CHANNELS = ASKED + """
            select c.*, n.person, n.business_date
            from notice_channel c join notice n using (notice_id) cross join asked a
            where (a.person is null or n.person = a.person)
              and (a.night is null or n.business_date = a.night)
              and (a.state is null or c.state = a.state)
              and %s
            order by c.notice_id desc, c.channel limit (select most from asked)
            """.replace("%s", OF_EPISODE);
    private static final String REPLIES = ASKED + """
            select r.* from reply r left join notice n using (notice_id) cross join asked a
            where (a.person is null or r.person = a.person)
              and (a.night is null or n.business_date = a.night)
              and (a.state is null or r.outcome = a.state)
              and %s
            order by r.reply_id desc limit (select most from asked)
            """.replace("%s", OF_EPISODE);

    private final DataSource warehouse;

    /** The notices of {@code warehouse}. */
    public NoticeBook(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A selection of notices or decisions. A component that is null matches everything.
     *
     * @param person a person's id
     * @param episodeId an episode's number
     * @param businessDate a business date
     * @param state a notice's state, or a decision's verdict
     * @param most the greatest number of results; the newest are kept
     */
    public record Selection(String person, Long episodeId, LocalDate businessDate, String state, int most) {}

    /**
     * A notice without its text.
     *
     * @param noticeId its number
     * @param businessDate the business date it belongs to
     * @param person the recipient's id
     * @param kind digest, at-once or steward
     * @param subject its subject
     * @param state pending, sent, withheld or given-up
     * @param reason the named reason for sending it or not
     * @param attempts the number of attempts to send it
     * @param lastError why the last attempt failed; null where none failed
     * @param times its times
     * @param messageId its Message-ID
     */
    public record Notice(
            long noticeId,
            LocalDate businessDate,
            String person,
            String kind,
            String subject,
            String state,
            String reason,
            int attempts,
            String lastError,
            Times times,
            String messageId) {}

    /**
     * The true times of a notice.
     *
     * @param createdAt when it was put into the outbox
     * @param notBefore the time before which it is not sent; null where it has none of its own
     * @param nextAttempt when the next attempt is due; null where none is scheduled
     * @param sentAt when it was sent; null until then
     */
    public record Times(Instant createdAt, Instant notBefore, Instant nextAttempt, Instant sentAt) {}

    /**
     * A decision whether to tell a person of an episode.
     *
     * @param decisionId its number
     * @param businessDate the business date it belongs to
     * @param decidedAt the true time of the decision
     * @param person the person's id; empty where nobody is concerned
     * @param episodeId the episode
     * @param ruleId the episode's rule
     * @param level the level it was based on
     * @param verdict told, held or dropped; or withdrawn, where the mail that told it was withdrawn before it left
     * @param reason the named reason
     * @param noticeId the number of the notice that tells it; null where none does
     * @param eventId the number of the episode's event on which it was decided
     */
    public record Decided(
            long decisionId,
            LocalDate businessDate,
            Instant decidedAt,
            String person,
            long episodeId,
            String ruleId,
            String level,
            String verdict,
            String reason,
            Long noticeId,
            long eventId) {}

    /**
     * A notice on its way by a channel besides mail.
     *
     * @param noticeId the number of the notice
     * @param businessDate the business date it belongs to
     * @param person the recipient's id
     * @param channel the channel
     * @param state pending, sent or given-up
     * @param attempts the number of attempts
     * @param lastError why the last attempt failed; null where none failed
     * @param times its times; none of its own before which it is not sent
     */
    public record Channelled(
            long noticeId,
            LocalDate businessDate,
            String person,
            String channel,
            String state,
            int attempts,
            String lastError,
            Times times) {}

    /**
     * A mail that came to the mailbox for replies.
     *
     * @param replyId its number
     * @param receivedAt when it was read
     * @param person whose reply it is; null where its address does not tell
     * @param noticeId the notice that it answers; null where its address does not tell
     * @param outcome acknowledged, or the named reason why not
     * @param episodes how many episodes it acknowledged
     * @param detail what else is known; null for nothing
     */
    public record Reply(
            long replyId,
            Instant receivedAt,
            String person,
            Long noticeId,
            String outcome,
            int episodes,
            String detail) {}

    /** The notices that leave or left by channels besides mail; the state is that of the channel. */
    public List<Channelled> channelled(Selection selection) {
        return ask(CHANNELS, selection, NoticeBook::channelled);
    }

    /** The mails that came to the mailbox for replies; the state is the outcome, the date that of the notice. */
    public List<Reply> replies(Selection selection) {
        return ask(REPLIES, selection, NoticeBook::reply);
    }

    /** The notices. */
    public List<Notice> notices(Selection selection) {
        return ask(NOTICES, selection, NoticeBook::notice);
    }

    /** The decisions. */
    public List<Decided> decisions(Selection selection) {
        return ask(DECISIONS, selection, NoticeBook::decided);
    }

    /** The numbers of the open episodes that a person was told of, by mails that were not withdrawn. */
    public Set<Long> openAndTold(String person) {
        return Transactions.read(
                warehouse, connection -> Set.copyOf(Sql.list(connection, TOLD, row -> row.getLong(1), person)));
    }

    /** The mails of the last seven days up to {@code day} that were given up, the newest first. */
    public List<Notice> givenUp(LocalDate day) {
        return Transactions.read(warehouse, connection -> Sql.list(connection, GIVEN_UP, NoticeBook::notice, day));
    }

    @FunctionalInterface
    private interface Line<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> ask(String sql, Selection selection, Line<T> line) {
        return Transactions.read(warehouse, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                fill(statement, selection);
                try (ResultSet row = statement.executeQuery()) {
                    List<T> lines = new ArrayList<>();
                    while (row.next()) {
                        lines.add(line.of(row));
                    }
                    return lines;
                }
            }
        });
    }

    private static void fill(PreparedStatement statement, Selection selection) throws SQLException {
        statement.setString(1, selection.person());
        statement.setObject(2, selection.businessDate(), Types.DATE);
        statement.setString(3, selection.state());
        statement.setObject(4, selection.episodeId(), Types.BIGINT);
        statement.setLong(5, selection.most());
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("notice_id"),
                row.getObject("business_date", LocalDate.class),
                row.getString("person"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("state"),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getString("last_error"),
                new Times(
                        instant(row, "created_at"),
                        instant(row, "not_before"),
                        instant(row, "next_attempt"),
                        instant(row, "sent_at")),
                row.getString("message_id"));
    }

    private static Channelled channelled(ResultSet row) throws SQLException {
        return new Channelled(
                row.getLong("notice_id"),
                row.getObject("business_date", LocalDate.class),
                row.getString("person"),
                row.getString("channel"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("last_error"),
                new Times(instant(row, "created_at"), null, instant(row, "next_attempt"), instant(row, "sent_at")));
    }

    private static Reply reply(ResultSet row) throws SQLException {
        return new Reply(
                row.getLong("reply_id"),
                instant(row, "received_at"),
                row.getString("person"),
                row.getObject("notice_id", Long.class),
                row.getString("outcome"),
                row.getInt("episodes"),
                row.getString("detail"));
    }

    private static Decided decided(ResultSet row) throws SQLException {
        return new Decided(
                row.getLong("telling_id"),
                row.getObject("business_date", LocalDate.class),
                instant(row, "decided_at"),
                row.getString("person"),
                row.getLong("episode_id"),
                row.getString("rule_id"),
                row.getString("level"),
                row.getString("verdict"),
                row.getString("reason"),
                row.getObject("notice_id", Long.class),
                row.getLong("event_id"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
