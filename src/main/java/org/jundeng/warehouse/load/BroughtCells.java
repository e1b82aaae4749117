// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jundeng.observation.Freq;
import org.jundeng.observation.SeriesKey;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Cell;

/**
 * Which regions a delivery brings of each indicator and period, whether or not it changes anything there. A delivery
 * that is complete brings also what it lacks: it says that there is no such figure.
 */
final class BroughtCells {

    private final SeriesIds series;
    private final Map<String, Integer> numbers = new HashMap<>();
    /** The numbers of the regions: one bit each, since a large delivery has a region in each of its rows. */
    private final Map<Place, BitSet> regions = new HashMap<>();

    private Optional<Content.Completeness> complete = Optional.empty();

    private final Set<Long> days = new HashSet<>();

    private record Place(String indicator, Freq freq, long day) {}

    BroughtCells(SeriesIds series) {
        this.series = series;
    }

    /** Notes all observations of a block. */
    void note(Block block) {
        for (int place = 0; place < block.size(); place++) {
            SeriesKey key = series.key(block.series(place));
            days.add((long) block.day(place));
            regions.computeIfAbsent(new Place(key.indicator(), key.freq(), block.day(place)), first -> new BitSet())
                    .set(numbers.computeIfAbsent(key.regionId(), first -> numbers.size()));
        }
    }

    /** Forgets an observation that is not taken, because two rows differ about it. */
    void forget(SeriesKey key, LocalDate period) {
        Integer number = numbers.get(key.regionId());
        BitSet there = regions.get(new Place(key.indicator(), key.freq(), period.toEpochDay()));
        if (number != null && there != null) {
            there.clear(number);
        }
    }

    /** It is complete in this, and no row of it was rejected. */
    void isComplete(Content.Completeness completeness) {
        complete = Optional.of(completeness);
    }

    /** Whether it brings all of {@code cells}, each with all regions. */
    boolean cover(List<Cell> cells) {
        return cells.stream()
                .allMatch(cell -> lacks(cell) || cell.regions().stream().allMatch(region -> holds(cell, region)));
    }

    /** Whether it brings any of {@code cells}, for any of the regions. */
    boolean holdAnyOf(List<Cell> cells) {
        return cells.stream()
                .anyMatch(cell -> lacks(cell) || cell.regions().stream().anyMatch(region -> holds(cell, region)));
    }

    private boolean holds(Cell cell, String region) {
        Integer number = numbers.get(region);
        BitSet there = regions.get(place(cell));
        return number != null && there != null && there.get(number);
    }

    /** Whether it is complete in a cell, so that whatever it does not hold of it is said to be missing. */
    private boolean lacks(Cell cell) {
        return complete.filter(all -> all.indicators().contains(cell.indicator())
                        && all.freq().name().equals(cell.freq())
                        && (all.everything() || days.contains(cell.period().toEpochDay())))
                .isPresent();
    }

    private static Place place(Cell cell) {
        LocalDate period = cell.period();
        return new Place(cell.indicator(), Freq.valueOf(cell.freq()), period.toEpochDay());
    }
}
