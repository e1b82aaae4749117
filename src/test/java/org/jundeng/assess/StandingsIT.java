// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jundeng.catalogue.Label;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is kept once for many nights answers for each night as a row a night would. */
class StandingsIT {

    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);
    private static final int STEPS = 120;

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private final StoredFigures figures = new StoredFigures(warehouse);

    @Test
    void aYearInWhichNothingHappensIsKeptOnce() {
        List<Assessment> same = List.of(standing("a", "fuyang", "1"), standing("a", "linan", "2"));
        for (int day = 0; day < 20; day++) {
            keep(NIGHT.plusDays(day), same, true);
        }

        assertThat(warehouse.texts(
                        "select concat_ws(' ', target_id, region_id, since, until) from standing order by 1"))
                .containsExactly("a fuyang 2014-07-10", "a linan 2014-07-10");
        assertThat(figures.number("select count(*) from assessment")).isEqualTo(40);
    }

    @Test
    void aPastNightThatIsRunAgainChangesNoOtherNight() {
        for (int day = 0; day < 3; day++) {
            keep(NIGHT.plusDays(day), List.of(standing("a", "fuyang", "1")), true);
        }
        keep(NIGHT.plusDays(1), List.of(standing("a", "fuyang", "9")), true);

        assertThat(rows())
                .containsExactly(
                        "2014-07-10 a fuyang 1 by 1", "2014-07-11 a fuyang 9 by 4", "2014-07-12 a fuyang 1 by 3");
    }

    @Test
    void aNightBetweenTwoOthersIsAddedWithoutThem() {
        keep(NIGHT, List.of(standing("a", "fuyang", "1")), true);
        keep(NIGHT.plusDays(9), List.of(standing("a", "fuyang", "1")), true);
        assertThat(rows()).hasSize(2);

        keep(NIGHT.plusDays(5), List.of(), true);

        assertThat(rows()).containsExactly("2014-07-10 a fuyang 1 by 1", "2014-07-19 a fuyang 1 by 2");
    }

    /** Of a day whose night did not run, only what was assessed by day is known. */
    @Test
    void aDayWithoutItsNightShowsOnlyWhatWasAssessed() {
        keep(NIGHT, List.of(standing("a", "fuyang", "1"), standing("b", "fuyang", "1")), true);
        keep(NIGHT.plusDays(1), List.of(standing("a", "fuyang", "1")), false);

        assertThat(rows())
                .containsExactly(
                        "2014-07-10 a fuyang 1 by 1", "2014-07-10 b fuyang 1 by 1", "2014-07-11 a fuyang 1 by 2");
    }

    /** Nights in any order, whole and in part, again and again, with targets that come and go. */
    @Test
    void answersAsARowForEachNightWould() {
        Random random = new Random(20140710);
        Map<String, String> expected = new TreeMap<>();
        for (int step = 1; step <= STEPS; step++) {
            LocalDate night = NIGHT.plusDays(random.nextInt(12));
            boolean complete = random.nextInt(3) > 0;
            List<Assessment> seen = seen(random, complete);
            keep(night, seen, complete);
            if (complete) {
                expected.keySet()
                        .removeIf(key -> key.startsWith(night + " ")
                                && !keys(night, seen).contains(key));
            }
            for (Assessment each : seen) {
                String key = night + " " + each.targetId() + " " + each.regionId();
                if (!expected.getOrDefault(key, "").startsWith(each.reason().zh() + " by ")) {
                    expected.put(key, each.reason().zh() + " by " + step);
                }
            }
            assertThat(rows())
                    .as("step %d, %s%s", step, night, complete ? "" : " in part")
                    .containsExactlyElementsOf(expected.entrySet().stream()
                            .map(each -> each.getKey() + " " + each.getValue())
                            .toList());
        }
    }

    private static List<String> keys(LocalDate night, List<Assessment> seen) {
        return seen.stream()
                .map(each -> night + " " + each.targetId() + " " + each.regionId())
                .toList();
    }

    private static List<Assessment> seen(Random random, boolean complete) {
        List<Assessment> seen = new ArrayList<>();
        for (String target : List.of("a", "b", "c")) {
            for (String region : List.of("fuyang", "linan")) {
                if (random.nextInt(complete ? 8 : 3) > 0) {
                    seen.add(standing(target, region, String.valueOf(random.nextInt(3) == 0 ? 2 : 1)));
                }
            }
        }
        return seen;
    }

    private static Assessment standing(String target, String region, String value) {
        return new Assessment(
                target,
                region,
                NIGHT,
                State.ON_TRACK,
                null,
                null,
                new BigDecimal(value),
                null,
                null,
                List.of(),
                new Label(value, value));
    }

    private void keep(LocalDate night, List<Assessment> seen, boolean complete) {
        long run = figures.run(night.toString());
        Transactions.write(warehouse.dataSource(), connection -> {
            if (complete) {
                Assessments.write(connection, seen, night, run);
            } else {
                Assessments.update(connection, seen, night, run);
            }
            return null;
        });
    }

    private List<String> rows() {
        return warehouse.texts("select concat_ws(' ', business_date, target_id, region_id, reason_zh, 'by', run_id)"
                + " from assessment order by business_date, target_id, region_id");
    }
}
