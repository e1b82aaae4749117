// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jundeng.alert.book.EpisodeBook.Entry;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** Episodes as they stand, page by page in the order of their numbers: a page costs the same wherever it lies. */
public final class EpisodePages {

    private static final String PAGE =
            Sql.resource(EpisodePages.class, "episode-page.sql").replace("{told}", EpisodeBook.TOLD);

    private static final String CODE = """
            (select r.code from region_validity r
             where r.region_id = e.region_id
               and r.valid_from <= coalesce(
                     (select x.time_period from episode_event x
                      where x.episode_id = e.episode_id and coalesce(x.measure, x.obs_value) is not null
                      order by x.event_id desc limit 1),
                     e.opened_on, e.pending_since)
             order by r.valid_from desc limit 1)""";
    private static final String SEEN = """
            case when e.target_id is not null then e.target_id = any (?)
                 when e.indicator is not null then e.indicator = any (?)
                 else e.feed = any (?) end""";

    private final DataSource warehouse;

    /** The episodes of {@code warehouse}. */
    public EpisodePages(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A region as somebody names it.
     *
     * @param word its id, or a code: then the region is meant that had the code in the period of the episode's figure
     * @param regionIds the ids of all regions that the word may mean
     */
    public record Place(String word, List<String> regionIds) {
        public Place {
            regionIds = List.copyOf(regionIds);
        }
    }

    /**
     * What may be seen: an episode of a target by its target; another by its indicator, or else by its feed.
     *
     * @param targets the targets
     * @param indicators the indicators
     * @param feeds the feeds
     */
    public record Bounds(List<String> targets, List<String> indicators, List<String> feeds) {
        public Bounds {
            targets = List.copyOf(targets);
            indicators = List.copyOf(indicators);
            feeds = List.copyOf(feeds);
        }
    }

    /**
     * Which episodes are asked for.
     *
     * @param selection the target, rule, state and level; its region and day are passed over
     * @param indicator the indicator's id; null for any
     * @param place the region; null for any
     * @param bounds what may be seen; null for all
     */
    public record Wanted(EpisodeSelection selection, String indicator, Place place, Bounds bounds) {
        public Wanted {
            Objects.requireNonNull(selection, "selection");
        }
    }

    /** The first {@code most} of them whose numbers are greater than {@code behind}. */
    public List<Entry> page(Wanted wanted, long behind, int most) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(behind);
        String condition = condition(wanted, arguments);
        arguments.add(most);
        return Transactions.read(
                warehouse,
                connection -> Sql.list(
                        connection, PAGE.replace("{wanted}", condition), EpisodeBook::entry, arguments.toArray()));
    }

    private static String condition(Wanted wanted, List<Object> arguments) {
        EpisodeSelection selection = wanted.selection();
        StringBuilder condition = new StringBuilder("true");
        equal(condition, "target_id", selection.targetId(), arguments);
        equal(condition, "rule_id", selection.ruleId(), arguments);
        equal(condition, "state", selection.state(), arguments);
        equal(condition, "level", selection.level(), arguments);
        equal(condition, "indicator", wanted.indicator(), arguments);
        if (wanted.place() != null) {
            condition
                    .append(" and e.region_id = any (?) and ? in (e.region_id, ")
                    .append(CODE)
                    .append(")");
            arguments.add(Sql.texts(wanted.place().regionIds()));
            arguments.add(wanted.place().word());
        }
        if (wanted.bounds() != null) {
            condition.append(" and ").append(SEEN);
            arguments.add(Sql.texts(wanted.bounds().targets()));
            arguments.add(Sql.texts(wanted.bounds().indicators()));
            arguments.add(Sql.texts(wanted.bounds().feeds()));
        }
        return condition.toString();
    }

    private static void equal(StringBuilder condition, String column, String wanted, List<Object> arguments) {
        if (wanted != null) {
            condition.append(" and e.").append(column).append(" = ?");
            arguments.add(wanted);
        }
    }
}
