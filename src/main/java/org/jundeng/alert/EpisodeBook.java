// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jundeng.assess.Figure;
import org.jundeng.catalogue.Levels;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** Lists episodes for people, with the notes of their acknowledgements. */
public final class EpisodeBook {

    private static final String LIST = """
            select e.*, v.name_zh as region, v.code, l.time_period, l.freq, l.obs_value, l.bound,
                   coalesce(l.measure, l.obs_value) as measure,
                   (select note from episode_event a where a.episode_id = e.episode_id and a.event = 'acknowledged'
                    order by a.event_id desc limit 1) as note,
                   (select o.business_date from episode_event o
                    where o.episode_id = e.episode_id and o.event in ('opened', 'reopened')
                    order by o.event_id desc limit 1) as open_since
            from episode e
            left join lateral (
              select * from episode_event x
              where x.episode_id = e.episode_id and coalesce(x.measure, x.obs_value) is not null
              order by x.event_id desc limit 1) l on true
            left join lateral (
              select name_zh, code from region_validity r where r.region_id = e.region_id
                and r.valid_from <= coalesce(l.time_period, e.opened_on, e.pending_since)
              order by r.valid_from desc limit 1) v on true
            where (not ? or e.state = 'open') and (?::bigint is null or e.episode_id = ?)
              and (?::text is null or e.target_id = ?)
            order by array_position(array['open', 'pending', 'closed'], e.state), e.opened_on desc,
                     e.episode_id
            """;
    private static final String SIGHTS = Sql.resource(EpisodeBook.class, "episode-sights.sql");

    private final DataSource warehouse;

    /** The episodes of {@code warehouse}. */
    public EpisodeBook(DataSource warehouse) {
        this.warehouse = warehouse;
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

    /** All episodes or only the open ones: open before pending before closed, and the latest opened first. */
    public List<Entry> list(boolean onlyOpen) {
        return list(onlyOpen, null, null);
    }

    /** The episode with that number; empty where there is none. */
    public Optional<Entry> find(long episodeId) {
        return list(false, episodeId, null).stream().findFirst();
    }

    /** The episodes of a target, in the order of {@link #list}. */
    public List<Entry> ofTarget(String targetId) {
        return list(false, null, targetId);
    }

    private List<Entry> list(boolean onlyOpen, Long episodeId, String targetId) {
        return Transactions.read(warehouse, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LIST)) {
                statement.setBoolean(1, onlyOpen);
                statement.setObject(2, episodeId, Types.BIGINT);
                statement.setObject(3, episodeId, Types.BIGINT);
                statement.setString(4, targetId);
                statement.setString(5, targetId);
                try (ResultSet row = statement.executeQuery()) {
                    List<Entry> entries = new ArrayList<>();
                    while (row.next()) {
                        entries.add(entry(row));
                    }
                    return entries;
                }
            }
        });
    }

    private static Entry entry(ResultSet row) throws SQLException {
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
