// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.observation.Freq;
import org.jundeng.observation.SeriesKey;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Cell;

/** Which regions a delivery brings of each indicator and period, whether or not it changes anything there. */
final class BroughtCells {

    private final SeriesIds series;
    private final Map<Place, Set<String>> regions = new HashMap<>();

    private record Place(String indicator, Freq freq, long day) {}

    BroughtCells(SeriesIds series) {
        this.series = series;
    }

    /** Notes all observations of a block. */
    void note(Block block) {
        for (int place = 0; place < block.size(); place++) {
            SeriesKey key = series.key(block.series(place));
            regions.computeIfAbsent(new Place(key.indicator(), key.freq(), block.day(place)), first -> new HashSet<>())
                    .add(key.regionId());
        }
    }

    /** Whether it brings all of {@code cells}, each with all regions. */
    boolean cover(List<Cell> cells) {
        return cells.stream()
                .allMatch(cell -> regions.getOrDefault(place(cell), Set.of()).containsAll(cell.regions()));
    }

    private static Place place(Cell cell) {
        LocalDate period = cell.period();
        return new Place(cell.indicator(), Freq.valueOf(cell.freq()), period.toEpochDay());
    }
}
