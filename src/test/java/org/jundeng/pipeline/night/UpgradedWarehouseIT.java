// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.backup.Restore;
import org.jundeng.warehouse.sql.Roles;
import org.jundeng.warehouse.sql.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A warehouse that was filled by the program of schema 17, as its own backup has it. On 10 July 2014, 周 and 吴 were told
 * of 富阳, where 周 acknowledged it with a note. On the 11th the mail server was away: a mail to the steward waits.
 */
class UpgradedWarehouseIT {

    private static final String NOTICES =
            "select concat_ws(' ', notice_id, person, kind, state, left_on, told_hash) from notice order by notice_id";
    private static final String TOLD =
            "select concat_ws(' ', person, episode_id, level, verdict, reason) from telling order by telling_id";
    private static final String EVENTS =
            "select concat_ws(' ', episode_id, event, level, reason, obs_value, author, note) from episode_event"
                    + " order by event_id";

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path folder;

    @Test
    void whatWasToldIsNotToldAgainAndWhatChangesIs() throws IOException, URISyntaxException, SQLException {
        warehouse.makeAsVersion("17");
        try (Restore restore = Restore.open(Path.of(
                UpgradedWarehouseIT.class.getResource("warehouse-17.zip").toURI()))) {
            restore.into(warehouse.owner(), folder.resolve("data"));
        }

        Schema.migrate(warehouse.owner());
        Roles.grant(warehouse.owner(), null);

        FaultyHouse house = new FaultyHouse(folder, warehouse);
        allIsThere(house);
        house.date = LocalDate.of(2014, 7, 14);
        NightResult quiet = house.night();
        assertThat(quiet.troubles()).isEmpty();
        assertThat(quiet.evaluated().changes()).isEmpty();
        assertThat(house.ask(TOLD)).hasSize(2);
        assertThat(house.ask("select state from notice where notice_id = 3")).containsExactly("sent");

        house.drop("hrss-employment-20140714.csv", "地区,月份,指标,数值\n富阳市,2014年6月,失业率,3.9\n");
        house.date = LocalDate.of(2014, 7, 15);
        house.night();
        assertThat(house.ask(EVENTS)).hasSize(3).last().isEqualTo("1 closed orange corrected 3.9");
        assertThat(house.ask(TOLD))
                .endsWith("zhou 1 orange told closed", "wu 1 orange told closed")
                .hasSize(4);
        assertThat(house.ask("select text_body from notice where notice_id > 3 order by notice_id"))
                .satisfiesExactly(
                        zhou -> assertThat(zhou)
                                .contains("2014年6月原报4.5%，更正为3.9%")
                                .doesNotContain("企业搬迁所致"),
                        wu -> assertThat(wu)
                                .contains("4.5% was reported first, corrected to 3.9%")
                                .contains("Explanation (Zhou, 29 November 2026): 企业搬迁所致"));
    }

    private static void allIsThere(FaultyHouse house) {
        assertThat(house.ledger())
                .containsExactly(
                        "hrss-employment-20140709.csv taken", "hrss-employment-20140710.csv taken", "工资表.xlsx refused");
        assertThat(house.ask("select concat_ws(' ', indicator, region_id, time_period, obs_value, delivery_id)"
                        + " from observation join series using (series_id) order by series_id, time_period"))
                .containsExactly(
                        "unemployment-rate fuyang 2014-06-01 4.5 1",
                        "unemployment-rate xihu 2014-06-01 4.2 1",
                        "unemployment-rate xihu 2014-07-01 3.5 2",
                        "unemployment-rate yuhang 2014-06-01 4.6 2");
        assertThat(house.ask(EVENTS))
                .containsExactly("1 opened orange crossed 4.5", "1 acknowledged orange by-hand zhou 企业搬迁所致");
        assertThat(house.ask(NOTICES))
                .as("what was sent left on its night, what waits has not left, and none has a hash of today's")
                .containsExactly(
                        "1 zhou digest sent 2014-07-10", "2 wu digest sent 2014-07-10", "3 wu steward pending");
        assertThat(house.ask(TOLD)).containsExactly("zhou 1 orange told new", "wu 1 orange told new");
        assertThat(house.ask("select count(*) filter (where history) || ' of ' || count(*) from delivery"))
                .containsExactly("0 of 3");
    }
}
