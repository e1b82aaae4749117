// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jundeng.api.ApiGround;
import org.jundeng.sdmx.Agency;
import org.jundeng.sdmx.Component;
import org.jundeng.sdmx.Component.Role;
import org.jundeng.sdmx.JsonHead;
import org.jundeng.sdmx.MessageOutput;

/**
 * SDMX-JSON 2.0: the data sets first, as their figures come, and behind them the structures with the values that the
 * figures had. The order of fields means nothing there. Values are texts, so that no reader rounds them.
 */
final class JsonData implements DataMessage {

    private static final JsonFactory JSON = new JsonFactory();

    private final DataQuery query;
    private final Agency agency;
    private final Locale language;
    private final MessageOutput output;
    private final JsonStructures described;
    private final JsonGenerator json;
    private final List<UsedValues> used = new ArrayList<>();
    /** For each data set the place of its structure. */
    private final List<Integer> dataSets = new ArrayList<>();

    private boolean isOfGone;

    JsonData(ApiGround ground, DataQuery query, Locale language, MessageOutput output) throws IOException {
        this.query = query;
        this.agency = Agency.of(ground);
        this.language = language;
        this.output = output;
        this.described = new JsonStructures(ground, query, language);
        this.json = JSON.createGenerator(output.out());
        json.writeStartObject();
        json.writeObjectFieldStart("data");
        json.writeArrayFieldStart("dataSets");
    }

    @Override
    public boolean wantsSeries() {
        return true;
    }

    @Override
    public void figures(List<SdmxFigure> figures) throws IOException {
        SdmxFigure first = figures.get(0);
        open(first);
        UsedValues values = used.get(used.size() - 1);
        if (query.isFlat()) {
            for (SdmxFigure each : figures) {
                observation(each, key(values, each) + ":" + period(values, each), values);
            }
            return;
        }
        json.writeObjectFieldStart(key(values, first));
        json.writeObjectFieldStart("observations");
        for (SdmxFigure each : figures) {
            observation(each, String.valueOf(period(values, each)), values);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** A data set has figures of one structure that call for one action. */
    private void open(SdmxFigure figure) throws IOException {
        boolean isSameStructure = !used.isEmpty() && used.get(used.size() - 1).structure() == figure.structure();
        if (isSameStructure && isOfGone == figure.isGone()) {
            return;
        }
        close();
        if (!isSameStructure) {
            used.add(new UsedValues(figure.structure()));
        }
        isOfGone = figure.isGone();
        dataSets.add(used.size() - 1);
        json.writeStartObject();
        json.writeNumberField("structure", used.size() - 1);
        json.writeStringField("action", query.isOfChanges() ? isOfGone ? "Delete" : "Replace" : "Information");
        described.links(json, agency, figure.structure().layout());
        json.writeObjectFieldStart(query.isFlat() ? "observations" : "series");
    }

    private void close() throws IOException {
        if (!dataSets.isEmpty()) {
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static String key(UsedValues values, SdmxFigure figure) {
        return figure.structure().dimensions().stream()
                .map(each -> String.valueOf(values.number(each.id(), figure.value(each.id()))))
                .collect(Collectors.joining(":"));
    }

    private static int period(UsedValues values, SdmxFigure figure) {
        return values.number(Component.TIME_PERIOD, figure.value(Component.TIME_PERIOD));
    }

    private void observation(SdmxFigure figure, String key, UsedValues values) throws IOException {
        json.writeArrayFieldStart(key);
        if (!figure.isGone()) {
            for (Component each : figure.structure().components()) {
                if (!each.isOfKey() && query.shown().contains(each.id())) {
                    write(each, figure.value(each.id()), values);
                }
            }
        }
        json.writeEndArray();
    }

    private void write(Component component, String value, UsedValues values) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (component.role() == Role.MEASURE) {
            json.writeString(value);
        } else if (component.isNumber()) {
            json.writeNumber(Long.parseLong(value));
        } else {
            json.writeNumber(values.number(component.id(), value));
        }
    }

    @Override
    public void end() throws IOException {
        close();
        json.writeEndArray();
        json.writeArrayFieldStart("structures");
        for (int i = 0; i < used.size(); i++) {
            List<Integer> places = new ArrayList<>();
            for (int set = 0; set < dataSets.size(); set++) {
                if (dataSets.get(set) == i) {
                    places.add(set);
                }
            }
            described.write(json, agency, used.get(i), places);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
        output.preparing().run();
        JsonHead.write(json, agency, output.clock().instant(), language);
        json.writeEndObject();
        json.flush();
    }
}
