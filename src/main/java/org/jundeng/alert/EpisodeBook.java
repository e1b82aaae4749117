// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.Transactions;

/** Lists episodes for people, with the notes of their acknowledgements. */
public final class EpisodeBook {

    private static final String LIST = """
            select e.*, v.name_zh as region, v.code, l.time_period, l.freq, l.obs_value, l.bound,
                   coalesce(l.measure, l.obs_value) as measure,
                   (select note from episode_event a where a.episode_id = e.episode_id and a.event = 'acknowledged'
                    order by a.event_id desc limit 1) as note
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
            order by array_position(array['open', 'pending', 'closed'], e.state), e.opened_on desc,
                     e.episode_id
            """;
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
     * @param openedOn the night it opened; null while it is pending
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
            LocalDate closedOn,
            String closedReason,
            String obsValue,
            String bound,
            TimePeriod timePeriod,
            String note,
            String regionId,
            String feed,
            String measure) {}

    /** All episodes or only the open ones: open before pending before closed, and the latest opened first. */
    public List<Entry> list(boolean onlyOpen) {
        return list(onlyOpen, null);
    }

    /** The episode with that number; empty where there is none. */
    public Optional<Entry> find(long episodeId) {
        return list(false, episodeId).stream().findFirst();
    }

    private List<Entry> list(boolean onlyOpen, Long episodeId) {
        return Transactions.read(warehouse, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LIST)) {
                statement.setBoolean(1, onlyOpen);
                statement.setObject(2, episodeId, Types.BIGINT);
                statement.setObject(3, episodeId, Types.BIGINT);
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
