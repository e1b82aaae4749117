// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.util.List;
import java.util.Set;
import org.jundeng.sdmx.Structure;

/**
 * A query for data, understood.
 *
 * @param context what the data are reported for: dataflow or datastructure
 * @param structures the structures of the figures that are asked for
 * @param keys the keys of series
 * @param conditions further conditions; all must hold
 * @param asOf the point as of which to read, as the API writes it; null for now
 * @param updatedAfter the point after which something changed; null for all figures
 * @param first so many figures of each series from its beginning; null for all
 * @param last so many figures of each series from its end; null for all
 * @param isFlat whether figures are listed without series
 * @param shown the ids of the measure and the attributes that are told
 */
record DataQuery(
        String context,
        List<Structure> structures,
        SeriesKeys keys,
        List<ComponentCondition> conditions,
        String asOf,
        String updatedAfter,
        Integer first,
        Integer last,
        boolean isFlat,
        Set<String> shown) {

    DataQuery {
        structures = List.copyOf(structures);
        conditions = List.copyOf(conditions);
        shown = Set.copyOf(shown);
    }

    /** Whether it asks for what changed. */
    boolean isOfChanges() {
        return updatedAfter != null;
    }

    /** Whether of each series only the first or last figures are asked for. */
    boolean isOfEnds() {
        return first != null || last != null;
    }

    /** Whether a figure is asked for. */
    boolean matches(SdmxFigure figure) {
        return keys.match(figure) && conditions.stream().allMatch(condition -> condition.holds(figure));
    }
}
