// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jundeng.observation.TimePeriod;
import org.jundeng.sdmx.Component;

/**
 * Brings the figures of each series together. Figures come by indicator, and within it by the codes that regions had,
 * so a series whose region changed its code comes in parts; changes come in the order in which they happened.
 */
final class SeriesGroups {

    private static final Comparator<SdmxFigure> BY_PERIOD = Comparator.comparing(figure ->
            TimePeriod.parse(figure.value(Component.TIME_PERIOD)).orElseThrow().firstDay());

    private final DataQuery query;
    private final DataMessage message;
    private final Map<String, List<SdmxFigure>> series = new LinkedHashMap<>();
    private final Map<String, List<SdmxFigure>> gone = new LinkedHashMap<>();
    private String indicator;

    SeriesGroups(DataQuery query, DataMessage message) {
        this.query = query;
        this.message = message;
    }

    void take(SdmxFigure figure) throws IOException {
        if (!message.wantsSeries() && !query.isOfEnds()) {
            message.figures(List.of(figure));
            return;
        }
        if (!query.isOfChanges() && !Objects.equals(indicator, figure.value(Component.INDICATOR))) {
            writeAll();
            indicator = figure.value(Component.INDICATOR);
        }
        (figure.isGone() ? gone : series)
                .computeIfAbsent(figure.seriesKey(), each -> new ArrayList<>())
                .add(figure);
    }

    /** Writes what has come together; of changes first those that stand, then those that are gone. */
    void writeAll() throws IOException {
        for (Map<String, List<SdmxFigure>> some : List.of(series, gone)) {
            for (List<SdmxFigure> each : some.values()) {
                each.sort(BY_PERIOD);
                message.figures(ends(each));
            }
            some.clear();
        }
        indicator = null;
    }

    private List<SdmxFigure> ends(List<SdmxFigure> all) {
        if (!query.isOfEnds()) {
            return all;
        }
        int first = query.first() == null ? 0 : Math.min(query.first(), all.size());
        int last = query.last() == null ? 0 : Math.min(query.last(), all.size() - first);
        List<SdmxFigure> ends = new ArrayList<>(all.subList(0, first));
        ends.addAll(all.subList(all.size() - last, all.size()));
        return ends;
    }
}
