// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.book;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jundeng.alert.Cause;
import org.jundeng.alert.CauseJson;
import org.jundeng.alert.Event;
import org.jundeng.alert.Facts;
import org.jundeng.alert.FactsJson;
import org.jundeng.alert.Reason;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.assess.Figure;
import org.jundeng.catalogue.Levels;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** Lists episodes for people, with the notes of their acknowledgements, and what happened to each. */
public final class EpisodeBook {

    /** What is told of each chosen episode. */
    static final String TOLD = Sql.resource(EpisodeBook.class, "episode-told.sql");

    private static final String EPISODES =
            Sql.resource(EpisodeBook.class, "episodes.sql").replace("{told}", TOLD);
    private static final String TOGETHER = """
            select p.episode_id, (array_agg(e.level order by e.event_id desc))[1] as told
            from notice n
            join notice_event x using (notice_id)
            join episode_event e using (event_id)
            join episode p using (episode_id)
            join telling t on t.notice_id = n.notice_id and t.episode_id = p.episode_id
            where starts_with(n.message_id, '<' || ?) and e.event <> 'closed'
              and (p.rule_id, t.reason) in (select o.rule_id, w.reason
                                           from episode o join telling w using (episode_id)
                                           where o.episode_id = ? and w.notice_id = n.notice_id)
            group by p.episode_id
            order by p.episode_id
            """;
    private static final String SIGHTS = Sql.resource(EpisodeBook.class, "episode-sights.sql");

    private static final String UNANSWERED = """
            select e.episode_id from episode e
            where e.state = 'open' and not exists (
              select from episode_event a
              where a.episode_id = e.episode_id and a.event = 'acknowledged' and not exists (
                select from episode_event g
                where g.episode_id = a.episode_id and g.event_id > a.event_id
                  and g.event in ('opened', 'reopened', 'raised', 'handed')))
            """;

    private final DataSource warehouse;

    /** The episodes of {@code warehouse}. */
    public EpisodeBook(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * An episode that a mail told.
     *
     * @param episodeId its number
     * @param level the level that the mail told
     */
    public record Told(long episodeId, String level) {}

    /**
     * The episodes of one rule that a mail told as open for the same reason as the episode {@code episodeId}, that one
     * included; empty where no mail told it.
     *
     * @param notice how the mail's Message-ID begins
     */
    public List<Told> toldTogether(String notice, long episodeId) {
        return Transactions.read(
                warehouse,
                connection -> Sql.list(
                        connection,
                        TOGETHER,
                        row -> new Told(row.getLong("episode_id"), row.getString("told")),
                        notice,
                        episodeId));
    }

    /**
     * An episode with the figure of its latest event that had one.
     *
     * @param episodeId its number
     * @param ruleId the rule
     * @param targetId the target; null where the rule has none
     * @param indicator the indicator; null where the rule watches a feed
     * @param refArea the region's code in the period of the figure
     * @param region the region's Chinese name in the period of the figure
     * @param level the level
     * @param state pending, open or closed
     * @param openedOn the night it opened first; null while it is pending
     * @param openSince the night it opened or reopened last; null while it is pending
     * @param closedOn the night it closed; null until then
     * @param closedReason why it closed; null until then
     * @param obsValue the figure; null where no event has one
     * @param bound the promised bound; null where it is not known
     * @param timePeriod the figure's period; null where no event has a figure
     * @param note the note of the latest acknowledgement; null where there is none
     * @param regionId the region's id; empty where the rule watches a feed
     * @param feed the feed; empty where the rule watches a region
     * @param measure the number that was compared with the bound; null where there was none
     */
    public record Entry(
            long episodeId,
            String ruleId,
            String targetId,
            String indicator,
            String refArea,
            String region,
            String level,
            String state,
            LocalDate openedOn,
            LocalDate openSince,
            LocalDate closedOn,
            String closedReason,
            String obsValue,
            String bound,
            TimePeriod timePeriod,
            String note,
            String regionId,
            String feed,
            String measure) {}

    /**
     * What a rule had seen of an episode up to an event, and the last change up to it.
     *
     * @param eventId the event's number
     * @param episodeId the episode's number
     * @param place the rule, and the region or feed
     * @param indicator the indicator; null where the rule watches a feed
     * @param event the change
     * @param cause why it changed
     * @param changedOn the night of the change
     * @param figure the figure that decided; null where none did
     * @param measure the number that was compared with the bound; null where nothing was seen, and then there are no
     *     facts either
     * @param bound the bound's value; null where there was none
     * @param facts what else the rule saw
     */
    public record Sight(
            long eventId,
            long episodeId,
            WatchedPlace place,
            String indicator,
            Event event,
            Cause cause,
            LocalDate changedOn,
            Figure figure,
            BigDecimal measure,
            BigDecimal bound,
            Facts facts) {}

    /** What was seen last of each of the episodes, by their numbers. An episode of which nobody knows is left out. */
    public Map<Long, Sight> last(Collection<Long> episodeIds, Levels levels) {
        return sights(episodeIds, List.of(), levels).stream().collect(Collectors.toMap(Sight::episodeId, each -> each));
    }

    /** What had been seen at each of the events, by their numbers. */
    public Map<Long, Sight> at(Collection<Long> eventIds, Levels levels) {
        return sights(List.of(), eventIds, levels).stream().collect(Collectors.toMap(Sight::eventId, each -> each));
    }

    /** The last event of each of the episodes up to the end of {@code day}, those that people said not counted. */
    public List<Long> lastEvents(Collection<Long> episodeIds, LocalDate day) {
        return Transactions.read(
                warehouse,
                connection -> Sql.list(
                        connection,
                        "select max(event_id) from episode_event where episode_id = any(?) and business_date <= ?"
                                + " and event not in ('acknowledged', 'handed') group by episode_id",
                        row -> row.getLong(1),
                        Sql.numbers(episodeIds),
                        day));
    }

    private List<Sight> sights(Collection<Long> episodeIds, Collection<Long> eventIds, Levels levels) {
        return Transactions.read(
                warehouse,
                connection -> Sql.list(
                        connection, SIGHTS, row -> sight(row, levels), Sql.numbers(episodeIds), Sql.numbers(eventIds)));
    }

    private static Sight sight(ResultSet row, Levels levels) throws SQLException {
        TimePeriod period = timePeriod(row);
        Figure figure = period == null
                ? null
                : new Figure(
                        row.getLong("series_id"),
                        period,
                        row.getBigDecimal("obs_value"),
                        null,
                        new Figure.Source(
                                row.getLong("delivery_id"), row.getLong("row_no"), row.getString("source_name"), null));
        BigDecimal measure = row.getBigDecimal("measure");
        return new Sight(
                row.getLong("asked"),
                row.getLong("episode_id"),
                new WatchedPlace(row.getString("rule_id"), row.getString("region_id"), row.getString("feed")),
                row.getString("indicator"),
                Event.of(row.getString("event")),
                CauseJson.read(Reason.of(row.getString("reason")), row.getString("change_detail"), levels),
                row.getObject("changed_on", LocalDate.class),
                figure,
                measure,
                row.getBigDecimal("bound"),
                measure == null ? null : FactsJson.read(row.getString("detail")));
    }

    /**
     * Something that happened to an episode, or that a person said of it.
     *
     * @param eventId its number
     * @param night the business date
     * @param at the true time
     * @param event the event's code; {@code acknowledged} or {@code handed} for what a person did
     * @param level the level after it
     * @param author who did it: a person's id, or an operating system user; null for an event
     * @param note the explanation, or why it was handed on; null where none was given
     * @param handedTo to whom it was handed; null where it was handed back, and for all other events
     */
    public record Happened(
            long eventId,
            LocalDate night,
            Instant at,
            String event,
            String level,
            String author,
            String note,
            String handedTo) {

        /** Whether a person did it, and not a night: the level is as it was. */
        public boolean isByPerson() {
            return isAcknowledgement() || isHandover();
        }

        /** Whether a person handed it to somebody, or back. */
        public boolean isHandover() {
            return event.equals("handed");
        }

        /** Whether a person acknowledged it: the level is as it was. */
        public boolean isAcknowledgement() {
            return event.equals("acknowledged");
        }
    }

    /** What happened to an episode up to the end of {@code day}, null for until now; the earliest first. */
    public List<Happened> course(long episodeId, LocalDate day) {
        return Transactions.read(
                warehouse,
                connection -> Sql.list(
                        connection,
                        "select * from episode_event where episode_id = ? and business_date <= coalesce(?::date,"
                                + " 'infinity') order by event_id",
                        row -> new Happened(
                                row.getLong("event_id"),
                                row.getObject("business_date", LocalDate.class),
                                row.getObject("recorded_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getString("event"),
                                row.getString("level"),
                                row.getString("author"),
                                row.getString("note"),
                                row.getString("handed_to")),
                        episodeId,
                        day));
    }

    /** All episodes or only the open ones: open before pending before closed, and the latest opened first. */
    public List<Entry> list(boolean onlyOpen) {
        return list(onlyOpen ? EpisodeSelection.ALL.that("open") : EpisodeSelection.ALL);
    }

    /** The numbers of the open episodes that nobody has acknowledged since they opened, reopened or rose last. */
    public Set<Long> unanswered() {
        return Transactions.read(
                warehouse, connection -> Set.copyOf(Sql.list(connection, UNANSWERED, row -> row.getLong(1))));
    }

    /** The selected episodes: open before pending before closed, and the latest opened first. */
    public List<Entry> list(EpisodeSelection selection) {
        return ask(null, selection, null, 0, Long.MAX_VALUE / 2).entries();
    }

    /** The episode with that number; empty where there is none. */
    public Optional<Entry> find(long episodeId) {
        return find(episodeId, null);
    }

    /** The episode with that number as it stood at the end of a night; empty where there was none by then. */
    public Optional<Entry> find(long episodeId, LocalDate day) {
        return ask(episodeId, EpisodeSelection.ALL.on(day), null, 0, 1).entries().stream()
                .findFirst();
    }

    /** The episodes of a target, in the order of {@link #list}. */
    public List<Entry> ofTarget(String targetId) {
        return list(EpisodeSelection.ALL.ofTarget(targetId));
    }

    /**
     * Some of the selected episodes, and how many there are.
     *
     * @param entries the episodes
     * @param matching how many are selected; 0 where none is, and where all of them were left out
     */
    public record Part(List<Entry> entries, long matching) {
        public Part {
            entries = List.copyOf(entries);
        }
    }

    /**
     * The selected episodes after the first {@code leftOut}, at most {@code most}: open before pending before closed,
     * then the gravest of {@code levels} first, then the latest opened.
     */
    public Part part(EpisodeSelection selection, Levels levels, long leftOut, int most) {
        return ask(null, selection, levels, leftOut, most);
    }

    private Part ask(Long episodeId, EpisodeSelection selection, Levels levels, long leftOut, long most) {
        return Transactions.read(warehouse, connection -> {
            AtomicLong matching = new AtomicLong();
            List<Entry> entries = Sql.list(
                    connection,
                    EPISODES,
                    row -> {
                        matching.set(row.getLong("matching"));
                        return entry(row);
                    },
                    episodeId,
                    selection.targetId(),
                    selection.regionId(),
                    selection.ruleId(),
                    selection.state(),
                    selection.level(),
                    selection.day(),
                    levels == null ? null : Sql.texts(levels.codes()),
                    leftOut,
                    most);
            return new Part(entries, matching.get());
        });
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("episode_id"),
                row.getString("rule_id"),
                row.getString("target_id"),
                row.getString("indicator"),
                row.getString("code"),
                row.getString("region"),
                row.getString("level"),
                row.getString("state"),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("open_since", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                row.getString("closed_reason"),
                row.getString("obs_value"),
                row.getString("bound"),
                timePeriod(row),
                row.getString("note"),
                row.getString("region_id"),
                row.getString("feed"),
                row.getString("measure"));
    }

    private static TimePeriod timePeriod(ResultSet row) throws SQLException {
        LocalDate firstDay = row.getObject("time_period", LocalDate.class);
        return firstDay == null ? null : new TimePeriod(Freq.valueOf(row.getString("freq")), firstDay);
    }
}
