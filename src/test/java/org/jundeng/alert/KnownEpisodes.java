// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.Transactions;

/** Puts episodes into a test's warehouse as a nightly evaluation would, and reads their acknowledgements. */
public record KnownEpisodes(TestWarehouse warehouse) {

    /** Adds an episode of 富阳's unemployment rate, which is 4.21% where the plan allows 4%. Returns its number. */
    public long open() {
        return in("open");
    }

    /** Adds the same episode in {@code state}: open, pending or closed. */
    public long in(String state) {
        warehouse.execute(
                "insert into region_validity values ('fuyang', '330183', '富阳市', 'Fuyang', 'county-level-city',"
                        + " 'hangzhou', '1949-01-01', null) on conflict do nothing",
                "insert into run (command, business_date, started_at, node)"
                        + " values ('nightly', '2014-07-10', '2014-07-09T18:00Z', 'here')",
                ("insert into episode (rule_id, target_id, indicator, region_id, dimensions, state, level, opened_on)"
                                + " select 'target:unemployment-below-4', 'unemployment-below-4', 'unemployment-rate',"
                                + " 'fuyang', jsonb_build_object('n', count(*)), '%s', 'orange', '2014-07-10'"
                                + " from episode")
                        .formatted(state),
                "insert into episode_event (episode_id, run_id, business_date, recorded_at, event, level, reason,"
                        + " time_period, freq, obs_value, bound)"
                        + " select max(episode_id), (select max(run_id) from run), '2014-07-10', '2014-07-09T18:00Z',"
                        + " 'opened', 'orange', 'crossed', '2014-06-01', 'M', 4.21, 4 from episode");
        return Long.parseLong(ask("select max(episode_id) from episode").get(0));
    }

    /** Hands an episode to {@code to}, an SQL literal; {@code null} hands it back. Returns the event's number. */
    public long hand(long episodeId, String to) {
        warehouse.execute("insert into episode_event (episode_id, run_id, business_date, recorded_at, event, level,"
                + " reason, author, note, handed_to) select " + episodeId + ", max(run_id), '2014-07-11',"
                + " '2014-07-11', 'handed', 'orange', 'by-login', 'zhou', '请协调', " + to + " from run");
        return Long.parseLong(ask("select max(event_id) from episode_event").get(0));
    }

    /** Ends an episode. */
    public void close(long episodeId) {
        warehouse.execute("update episode set state = 'closed' where episode_id = " + episodeId);
    }

    /** The author, reason and note of each acknowledgement of the episode. */
    public List<String> said(long episodeId) {
        return ask("select author || ' ' || reason || ' ' || coalesce(note, '-') from episode_event"
                + " where event = 'acknowledged' and episode_id = " + episodeId + " order by event_id");
    }

    /** The audit trail without times: actor, act, subject, outcome. */
    public List<String> audited() {
        return ask("select concat_ws(' ', actor, act, subject, outcome) from audit order by audit_id");
    }

    /** The first column of a query. */
    public List<String> ask(String sql) {
        return Transactions.read(warehouse.dataSource(), connection -> {
            try (ResultSet row = connection.createStatement().executeQuery(sql)) {
                List<String> texts = new ArrayList<>();
                while (row.next()) {
                    texts.add(row.getString(1));
                }
                return texts;
            }
        });
    }
}
