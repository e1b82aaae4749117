// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.util.List;
import java.util.Set;
import org.jundeng.sdmx.Component;
import org.jundeng.sdmx.Layout;
import org.jundeng.sdmx.Structure;

/** Figures and queries of tests. */
final class Figures {

    static final Structure PLAIN = new Structure(new Layout(List.of()));
    static final Structure BY_SEX = new Structure(new Layout(List.of("sex")));

    private Figures() {}

    static SdmxFigure of(String indicator, String area, String period) {
        String[] values = new String[PLAIN.components().size()];
        values[PLAIN.place(Component.FREQ)] = "M";
        values[PLAIN.place(Component.INDICATOR)] = indicator;
        values[PLAIN.place(Component.REF_AREA)] = area;
        values[PLAIN.place(Component.TIME_PERIOD)] = period;
        return new SdmxFigure(PLAIN, values, false);
    }

    /** A query for the first and the last figures of each series; null for all. */
    static DataQuery ofEnds(Integer first, Integer last) {
        return new DataQuery(
                "dataflow", List.of(PLAIN), SeriesKeys.read("*"), List.of(), null, null, first, last, false, Set.of());
    }

    static DataQuery of(String key, List<ComponentCondition> conditions) {
        return new DataQuery(
                "dataflow", List.of(BY_SEX), SeriesKeys.read(key), conditions, null, null, null, null, false, Set.of());
    }
}
