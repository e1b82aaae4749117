// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.Observation;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which figures of a delivery are held to be judged, where they are very many. */
class ChangingFiguresIT {

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    /** A figure of a delivery, as the classifier would hand it over. */
    private record Classified(SeriesKey series, TimePeriod period, Change change, long rowNo) {}

    @Test
    void ofVeryManyFiguresTheNewestPeriodsAreHeldWhateverTheBlocks() {
        warehouse.execute("insert into jundeng.series (freq, indicator, region_id) select 'M', 'i' || i, 'r' || r"
                + " from generate_series(1, 4) i, generate_series(1, 5) r");
        Random random = new Random(2014);
        for (int round = 0; round < 200; round++) {
            int most = 1 + random.nextInt(30);
            int size = 1 + random.nextInt(40);
            List<Classified> delivered = random(random);
            ChangingFigures figures = Transactions.read(
                    warehouse.dataSource(),
                    connection -> held(new SeriesIds(connection, false), delivered, most, size));

            assertThat(figures.held().stream()
                            .map(ChangingFigures.Figure::rowNo)
                            .sorted()
                            .toList())
                    .as("round " + round)
                    .isEqualTo(expected(delivered, most));
            assertThat(figures.changing())
                    .isEqualTo(delivered.stream()
                            .filter(ChangingFiguresIT::changes)
                            .count());
        }
    }

    private static boolean changes(Classified each) {
        return each.change() == Change.NEW || each.change() == Change.REVISED;
    }

    private static List<Classified> random(Random random) {
        List<Classified> delivered = new ArrayList<>();
        int regions = 1 + random.nextInt(5);
        int months = 1 + random.nextInt(12);
        for (int i = 0; i < 4 * regions * months; i++) {
            SeriesKey series = SeriesKey.of(Freq.M, "i" + (1 + i % 4), "r" + (1 + i / 4 % regions));
            TimePeriod period = new TimePeriod(Freq.M, LocalDate.of(2014, 1, 1)).plus(i / 4 / regions);
            Change change = Change.values()[random.nextInt(Change.values().length)];
            delivered.add(new Classified(series, period, change, i));
        }
        if (random.nextBoolean()) {
            Collections.shuffle(delivered, random);
        }
        return delivered;
    }

    private static ChangingFigures held(SeriesIds series, List<Classified> delivered, int most, int size)
            throws SQLException {
        ChangingFigures figures = new ChangingFigures(series, most);
        SeriesNumbers numbers = new SeriesNumbers();
        for (int from = 0; from < delivered.size(); from += size) {
            List<Classified> part = delivered.subList(from, Math.min(delivered.size(), from + size));
            Block block = new Block(size);
            byte[] changes = new byte[part.size()];
            for (int i = 0; i < changes.length; i++) {
                Classified each = part.get(i);
                int met = numbers.count();
                int number = numbers.number(each.series());
                if (number == met) {
                    block.addSeries(each.series());
                }
                block.add(number, observation(each));
                changes[i] = each.change().number();
            }
            series.resolve(block.newSeries());
            int[] places = IntStream.range(0, changes.length).toArray();
            figures.note(new ClassifiedBlock(block, places, changes, series.ids()));
        }
        return figures;
    }

    private static Observation observation(Classified each) {
        return new Observation(
                each.series(), each.period(), BigDecimal.ONE, ObsStatus.A, new Observation.Origin(each.rowNo(), 1));
    }

    /** The rows of the groups of a period and an indicator that fit, one after the other. */
    private static List<Long> expected(List<Classified> delivered, int most) {
        List<String> indicators = delivered.stream()
                .map(each -> each.series().indicator())
                .distinct()
                .toList();
        Map<String, List<Long>> groups = new LinkedHashMap<>();
        delivered.stream()
                .filter(ChangingFiguresIT::changes)
                .sorted(Comparator.comparing(Classified::period)
                        .reversed()
                        .thenComparing(each -> indicators.indexOf(each.series().indicator())))
                .forEach(each -> groups.computeIfAbsent(
                                each.period() + each.series().indicator(), first -> new ArrayList<>())
                        .add(each.rowNo()));
        List<Long> rows = new ArrayList<>();
        for (List<Long> group : groups.values()) {
            if (rows.size() + group.size() > most) {
                if (rows.isEmpty()) {
                    rows.addAll(group.subList(0, most));
                }
                break;
            }
            rows.addAll(group);
        }
        return rows.stream().sorted().toList();
    }
}
