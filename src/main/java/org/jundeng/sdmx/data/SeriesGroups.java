// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jundeng.sdmx.Component;

/**
 * Brings the figures of each series together. Figures come by indicator, and within it by the codes that regions had,
 * so a series whose region changed its code comes in parts; changes come in the order in which they happened. What is
 * held is what the message will have, and counts as such.
 */
final class SeriesGroups {

    private final DataQuery query;
    private final DataMessage message;
    private final AnswerSize size;
    private final Map<String, HeldSeries> series = new LinkedHashMap<>();
    private final Map<String, HeldSeries> gone = new LinkedHashMap<>();
    private String indicator;

    SeriesGroups(DataQuery query, DataMessage message, AnswerSize size) {
        this.query = query;
        this.message = message;
        this.size = size;
    }

    void take(SdmxFigure figure) throws IOException {
        if (!message.wantsSeries() && !query.isOfEnds()) {
            size.written();
            message.figures(List.of(figure));
            return;
        }
        if (!query.isOfChanges() && !Objects.equals(indicator, figure.value(Component.INDICATOR))) {
            writeAll();
            indicator = figure.value(Component.INDICATOR);
        }
        boolean isOneMore = (figure.isGone() ? gone : series)
                .computeIfAbsent(figure.seriesKey(), each -> new HeldSeries(query))
                .add(figure);
        if (isOneMore) {
            size.written();
        }
    }

    /** Writes what has come together; of changes first those that stand, then those that are gone. */
    void writeAll() throws IOException {
        for (Map<String, HeldSeries> some : List.of(series, gone)) {
            for (HeldSeries each : some.values()) {
                message.figures(each.figures());
            }
            some.clear();
        }
        indicator = null;
    }
}
