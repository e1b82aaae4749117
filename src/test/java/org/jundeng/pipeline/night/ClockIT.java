// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A clock that jumps back by a day, with Jundeng running and while it is down. */
class ClockIT {

    private static final Instant TRUE = Instant.parse("2014-07-10T18:00:00Z");
    private static final String SORTED = "select string_agg(arrival_id, ',' order by %s) from delivery";

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path folder;

    private final AtomicReference<Duration> behind = new AtomicReference<>(Duration.ZERO);

    private FaultyHouse house() {
        FaultyHouse house = new FaultyHouse(folder, warehouse);
        Clock running = Clock.systemUTC();
        Duration offset = Duration.between(running.instant(), TRUE);
        InstantSource jumping = () -> running.instant().plus(offset).minus(behind.get());
        house.clock = jumping.withZone(ZoneOffset.UTC);
        return house;
    }

    @Test
    void arrivalsStayInTheirOrderAndTheLaterOneCounts() {
        FaultyHouse house = house();
        try (RunningPipeline running = house.nightly()) {
            house.drop("areas.json", "[{\"month\":\"2014-05\",\"富阳市\":10}]");
            assertThat(running.night().run("nightly").troubles()).isEmpty();
            behind.set(Duration.ofDays(1));
            house.drop("areas.json", "[{\"month\":\"2014-05\",\"富阳市\":11}]");
            assertThat(running.night().run("nightly").troubles()).isEmpty();
        }
        behind.set(Duration.ofDays(2));
        house.drop("areas.json", "[{\"month\":\"2014-05\",\"富阳市\":12}]");
        assertThat(house.night().troubles()).isEmpty();

        assertThat(house.ledger()).hasSize(3).allMatch(line -> line.equals("areas.json taken"));
        assertThat(house.ask("select obs_value from observation")).containsExactly("12");
        assertThat(house.ask("select obs_value from revision order by replaced_by"))
                .containsExactly("10", "11");
        assertThat(house.ask(SORTED.formatted("arrival_id"))).isEqualTo(house.ask(SORTED.formatted("delivery_id")));
    }

    @Test
    void aNightOfAnEarlierDateTellsNothingTwice() {
        FaultyHouse house = house();
        house.drop("hrss-employment-20140705.csv", "地区,月份,指标,数值\n富阳市,2014年6月,失业率,4.5\n");
        house.night();
        List<String> mails = house.ask("select message_id from notice order by notice_id");
        List<String> events = house.ask("select event from episode_event order by event_id");
        assertThat(mails).isNotEmpty();

        behind.set(Duration.ofDays(1));
        house.date = LocalDate.of(2014, 7, 9);
        house.night();
        behind.set(Duration.ZERO);
        house.date = LocalDate.of(2014, 7, 10);
        house.night();

        assertThat(house.ask("select event from episode_event order by event_id"))
                .isEqualTo(events);
        assertThat(house.ask("select message_id from notice order by notice_id"))
                .isEqualTo(mails);
    }
}
