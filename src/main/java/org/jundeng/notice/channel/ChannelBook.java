// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.channel;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.alert.Rule;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.channel.ChannelNotice.Item;
import org.jundeng.notice.channel.ChannelNotice.Named;
import org.jundeng.notice.link.SignedLinks;
import org.jundeng.notice.outbox.SendFailure;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;
import org.jundeng.warehouse.sql.UncheckedSqlException;

/**
 * The notices that leave by channels. A line is added in the transaction that notes that the mail has left, so that a
 * notice that is withdrawn before it leaves goes by no channel either, and none is forgotten.
 */
public final class ChannelBook {

    private static final int LONGEST_ERROR = 500;
    private static final String DUE = """
            select notice_id, channel, attempts, created_at from notice_channel
            where state = 'pending' and (next_attempt is null or next_attempt <= ?)
            order by attempts, notice_id, channel
            """;
    private static final String ITEMS = """
            select e.*, p.rule_id, p.indicator, p.feed, p.region_id, v.name_zh, v.name_en,
                   coalesce(e.measure, e.obs_value) as measured
            from notice_event n join episode_event e using (event_id) join episode p using (episode_id)
            left join lateral (
              select name_zh, name_en from region_validity r where r.region_id = p.region_id
                and r.valid_from <= coalesce(e.time_period, e.business_date)
              order by r.valid_from desc limit 1) v on true
            where n.notice_id = ?
            order by e.event_id
            """;
    private static final String SENT = """
            update notice_channel set state = 'sent', sent_at = ?, attempts = attempts + 1, next_attempt = null,
                                      last_error = null
            where notice_id = ? and channel = ? and state = 'pending'
            """;
    private static final String FAILED = """
            update notice_channel set state = ?, next_attempt = ?, attempts = attempts + ?, last_error = ?
            where notice_id = ? and channel = ? and state = 'pending'
            """;

    private final DataSource warehouse;
    private final Catalogue catalogue;
    private final Map<String, Rule> rules;
    private final Optional<SignedLinks> links;

    /**
     * The lines in {@code warehouse}.
     *
     * @param catalogue names what notices tell of
     * @param rules the rules in force, by id
     * @param links the links that mails contain
     */
    public ChannelBook(
            DataSource warehouse, Catalogue catalogue, Map<String, Rule> rules, Optional<SignedLinks> links) {
        this.warehouse = warehouse;
        this.catalogue = catalogue;
        this.rules = Map.copyOf(rules);
        this.links = links;
    }

    /**
     * A notice that is to leave by a channel.
     *
     * @param noticeId its number
     * @param channel the channel's name
     * @param attempts how often it failed to leave
     * @param since when its mail left
     */
    public record Due(long noticeId, String channel, int attempts, Instant since) {}

    /** A notice that cannot be read, though the warehouse answers: trying others may go well. */
    public static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(long noticeId, RuntimeException cause) {
            super("notice " + noticeId + ": " + cause, cause);
        }
    }

    /** The notices that may leave at {@code now}, oldest first; also those put off for no longer than {@code ahead}. */
    public List<Due> due(Instant now, Duration ahead) {
        return Transactions.read(
                warehouse,
                connection -> Sql.list(
                        connection,
                        DUE,
                        row -> new Due(
                                row.getLong("notice_id"),
                                row.getString("channel"),
                                row.getInt("attempts"),
                                row.getObject("created_at", OffsetDateTime.class)
                                        .toInstant()),
                        now.plus(ahead)));
    }

    /**
     * What a notice says; the same each time, as long as names stay the same.
     *
     * @throws Unreadable if the warehouse answers, but what it says of the notice makes no sense
     */
    public ChannelNotice content(long noticeId) {
        try {
            return read(noticeId);
        } catch (UncheckedSqlException outOfReach) {
            throw outOfReach;
        } catch (RuntimeException e) {
            throw new Unreadable(noticeId, e);
        }
    }

    private ChannelNotice read(long noticeId) {
        return Transactions.read(warehouse, connection -> Sql.first(
                        connection,
                        "select * from notice where notice_id = ?",
                        row -> notice(connection, row),
                        noticeId)
                .orElseThrow(() -> new IllegalStateException("notice " + noticeId + " was there a moment ago")));
    }

    /** The notice has left by the channel. */
    public void sent(Due due, Instant at) {
        Transactions.write(warehouse, connection -> Sql.run(connection, SENT, at, due.noticeId(), due.channel()));
    }

    /** The notice has not left by the channel. */
    public void failed(Due due, SendFailure why) {
        String error = why.error();
        Transactions.write(
                warehouse,
                connection -> Sql.run(
                        connection,
                        FAILED,
                        why.givenUp() ? "given-up" : "pending",
                        why.nextAttempt(),
                        why.tried() ? 1 : 0,
                        error.substring(0, Math.min(error.length(), LONGEST_ERROR)),
                        due.noticeId(),
                        due.channel()));
    }

    private ChannelNotice notice(Connection connection, ResultSet row) throws SQLException {
        String id = row.getString("person");
        Optional<Person> person = catalogue.people().person(id);
        Locale locale = person.map(Person::locale).orElse(Locale.CHINESE);
        Letter letter = new Letter(
                id,
                row.getString("notice_key"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("text_body"),
                locale);
        return new ChannelNotice(
                ChannelNotice.VERSION,
                letter.key(),
                row.getString("kind"),
                new ChannelNotice.Recipient(
                        id,
                        person.map(each -> each.name().in(locale)).orElse(id),
                        row.getString("address"),
                        locale.getLanguage()),
                row.getObject("business_date", LocalDate.class).toString(),
                letter.createdAt().toString(),
                row.getString("subject"),
                letter.text(),
                Sql.list(connection, ITEMS, item -> item(item, letter), row.getLong("notice_id")));
    }

    private record Letter(String person, String key, Instant createdAt, String text, Locale locale) {}

    private Item item(ResultSet row, Letter letter) throws SQLException {
        Locale locale = letter.locale();
        String ruleId = row.getString("rule_id");
        Optional<Rule> rule = Optional.ofNullable(rules.get(ruleId));
        Optional<org.jundeng.catalogue.Indicator> indicator =
                Optional.ofNullable(row.getString("indicator")).flatMap(catalogue::indicator);
        String event = row.getString("event");
        String feed = row.getString("feed");
        String region = row.getString("region_id");
        LocalDate firstDay = row.getObject("time_period", LocalDate.class);
        long episode = row.getLong("episode_id");
        return new Item(
                episode,
                event,
                rule.map(Rule::project).filter(project -> project > 0).orElse(null),
                named(ruleId, rule.map(Rule::name), locale),
                region == null || region.isEmpty()
                        ? null
                        : new Named(
                                region,
                                Objects.toString(
                                        row.getString(isChinese(locale) ? "name_zh" : "name_en"),
                                        groupName(region, locale))),
                indicator
                        .map(each -> named(each.id(), Optional.of(each.name()), locale))
                        .orElse(null),
                feed == null || feed.isEmpty() ? null : feed,
                named(
                        row.getString("level"),
                        Optional.of(
                                catalogue.levels().known(row.getString("level")).name()),
                        locale),
                firstDay == null ? null : new TimePeriod(Freq.valueOf(row.getString("freq")), firstDay).toString(),
                row.getBigDecimal("obs_value"),
                row.getBigDecimal("obs_value") == null
                        ? null
                        : indicator
                                .flatMap(each -> catalogue.units().find(each.unit()))
                                .map(unit -> named(unit.id(), Optional.of(unit.name()), locale))
                                .orElse(null),
                row.getBigDecimal("measured"),
                row.getBigDecimal("bound"),
                links.map(each -> each.link(letter.person(), episode, letter.key(), letter.createdAt()))
                        .filter(letter.text()::contains)
                        .orElse(null));
    }

    /** The name of a group of regions; the id where it is none, or no longer in the catalogue. */
    private String groupName(String regionId, Locale locale) {
        return catalogue.regions().groups().stream()
                .filter(group -> regionId.equals("group:" + group.id()))
                .map(group -> group.name().in(locale))
                .findFirst()
                .orElse(regionId);
    }

    private static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    private static Named named(String id, Optional<Label> name, Locale locale) {
        return new Named(id, name.map(label -> label.in(locale)).orElse(id));
    }
}
