// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jundeng.observation.Observation;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;

/** Figures that stand in another column or row than their own. */
final class Places {

    private Places() {}

    /** Two columns under each other's header, in all rows of the newest period. */
    static Optional<SentDelivery> columnsSwapped(Mistake.Place place) {
        return twoColumns(place).flatMap(two -> moved(place, Map.of(two[0], two[1], two[1], two[0])));
    }

    /** One column copied over another. */
    static Optional<SentDelivery> columnTwice(Mistake.Place place) {
        return twoColumns(place).flatMap(two -> moved(place, Map.of(two[0], two[1])));
    }

    private static Optional<String[]> twoColumns(Mistake.Place place) {
        List<String> columns = new ArrayList<>(place.honest().indicators());
        if (columns.size() < 2) {
            return Optional.empty();
        }
        String one = columns.remove(place.draw().below(columns.size()));
        return Optional.of(new String[] {one, place.draw().one(columns)});
    }

    private static Optional<SentDelivery> moved(Mistake.Place place, Map<String, String> from) {
        SentDelivery honest = place.honest();
        TimePeriod newest = honest.newest();
        Map<SeriesKey, BigDecimal> figures = figures(honest);
        return Cells.rewritten(
                place,
                cell -> cell.timePeriod().equals(newest)
                        && from.containsKey(cell.series().indicator())
                        && figures.containsKey(other(cell, from)),
                cell -> figures.get(other(cell, from)));
    }

    private static SeriesKey other(Observation cell, Map<String, String> from) {
        return SeriesKey.of(
                cell.series().freq(),
                from.get(cell.series().indicator()),
                cell.series().regionId());
    }

    private static Map<SeriesKey, BigDecimal> figures(SentDelivery honest) {
        Map<SeriesKey, BigDecimal> figures = new HashMap<>();
        honest.ofTheNewest().forEach(cell -> figures.put(cell.series(), cell.obsValue()));
        return figures;
    }

    /** Each district has the figures of the one above it: somebody sorted the names and not the figures. */
    static Optional<SentDelivery> rowsShifted(Mistake.Place place) {
        SentDelivery honest = place.honest();
        TimePeriod newest = honest.newest();
        List<String> districts = honest.ofTheNewest().stream()
                .filter(cell -> !Cells.isCity(cell))
                .map(cell -> cell.series().regionId())
                .distinct()
                .toList();
        if (districts.size() < 4) {
            return Optional.empty();
        }
        Map<SeriesKey, BigDecimal> figures = figures(honest);
        return Cells.rewritten(
                place,
                cell -> cell.timePeriod().equals(newest) && figures.containsKey(above(cell, districts)),
                cell -> figures.get(above(cell, districts)));
    }

    private static SeriesKey above(Observation cell, List<String> districts) {
        int place = districts.indexOf(cell.series().regionId());
        String region = place < 0 ? "the city stays" : districts.get((place + districts.size() - 1) % districts.size());
        return SeriesKey.of(cell.series().freq(), cell.series().indicator(), region);
    }
}
