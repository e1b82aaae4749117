// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** The episodes of a story. One is written as {@code rate@xiaoshan}: its rule and its place. */
final class StoryEpisodes {

    private final TestWarehouse warehouse;

    StoryEpisodes(TestWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** The number of the open episode. */
    long open(String episode) {
        return number("select max(episode_id) from episode where state = 'open' and " + place(episode));
    }

    /** The state of the newest, and its level or the reason why it was closed. */
    String standing(String episode) {
        String sql = "select state || ' ' || coalesce(closed_reason, level) from episode where " + place(episode)
                + " order by episode_id desc limit 1";
        return Transactions.read(
                warehouse.dataSource(),
                connection -> Sql.column(connection, sql).stream().findFirst().orElse("none"));
    }

    /** How many there are so far. */
    long count(String episode) {
        return number("select count(*) from episode where " + place(episode));
    }

    private long number(String sql) {
        return Transactions.read(warehouse.dataSource(), connection -> Sql.number(connection, sql));
    }

    private static String place(String episode) {
        String[] words = episode.split("@");
        return "split_part(rule_id, ':', 1) = '%s' and '%s' in (region_id, feed)".formatted(words[0], words[1]);
    }
}
