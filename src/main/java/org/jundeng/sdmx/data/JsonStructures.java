// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jundeng.api.ApiGround;
import org.jundeng.catalogue.Label;
import org.jundeng.observation.TimePeriod;
import org.jundeng.sdmx.Agency;
import org.jundeng.sdmx.ArtefactNames;
import org.jundeng.sdmx.ArtefactType;
import org.jundeng.sdmx.CodeNames;
import org.jundeng.sdmx.Component;
import org.jundeng.sdmx.Component.Role;
import org.jundeng.sdmx.JsonHead;
import org.jundeng.sdmx.Layout;
import org.jundeng.sdmx.SdmxTime;
import org.jundeng.sdmx.Structure;

/** Writes what a message of data says of its structures: the components, and the values that occur. */
record JsonStructures(ApiGround ground, DataQuery query, Locale language) {

    /** Writes to what data keep: their dataflow and its structure. */
    void links(JsonGenerator json, Agency agency, Layout layout) throws IOException {
        json.writeArrayFieldStart("links");
        for (ArtefactType type : List.of(ArtefactType.DATAFLOW, ArtefactType.DATASTRUCTURE)) {
            json.writeStartObject();
            json.writeStringField("urn", agency.urn(type, layout.id()));
            json.writeStringField("rel", type.word());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes a structure of the message, with the places of its data sets. */
    void write(JsonGenerator json, Agency agency, UsedValues used, List<Integer> dataSets) throws IOException {
        Structure structure = used.structure();
        json.writeStartObject();
        json.writeArrayFieldStart("dataSets");
        for (int each : dataSets) {
            json.writeNumber(each);
        }
        json.writeEndArray();
        links(json, agency, structure.layout());
        JsonHead.names(json, ArtefactNames.of(structure.layout()), language);
        json.writeObjectFieldStart("dimensions");
        json.writeArrayFieldStart(query.isFlat() ? "observation" : "series");
        for (Component each : structure.dimensions()) {
            dimension(json, used, each);
        }
        if (!query.isFlat()) {
            json.writeEndArray();
            json.writeArrayFieldStart("observation");
        }
        dimension(json, used, structure.component(Component.TIME_PERIOD).orElseThrow());
        json.writeEndArray();
        json.writeEndObject();
        others(json, used, Role.MEASURE);
        others(json, used, Role.ATTRIBUTE);
        json.writeEndObject();
    }

    private void dimension(JsonGenerator json, UsedValues used, Component component) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", component.id());
        JsonHead.names(json, component.name(), language);
        json.writeNumberField("keyPosition", used.structure().place(component.id()));
        values(json, used, component);
        json.writeEndObject();
    }

    private void others(JsonGenerator json, UsedValues used, Role role) throws IOException {
        json.writeObjectFieldStart(role == Role.MEASURE ? "measures" : "attributes");
        json.writeArrayFieldStart("observation");
        for (Component each : used.structure().components()) {
            if (each.role() == role && query.shown().contains(each.id())) {
                json.writeStartObject();
                json.writeStringField("id", each.id());
                JsonHead.names(json, each.name(), language);
                if (role == Role.ATTRIBUTE) {
                    json.writeObjectFieldStart("relationship");
                    json.writeObjectFieldStart("observation");
                    json.writeEndObject();
                    json.writeEndObject();
                }
                if (each.isNumber()) {
                    json.writeObjectFieldStart("format");
                    json.writeStringField("dataType", each.dataType());
                    json.writeEndObject();
                } else if (!used.of(each.id()).isEmpty()) {
                    values(json, used, each);
                }
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void values(JsonGenerator json, UsedValues used, Component component) throws IOException {
        CodeNames names = new CodeNames(ground);
        json.writeArrayFieldStart("values");
        for (String value : used.of(component.id())) {
            json.writeStartObject();
            if (component.role() == Role.TIME) {
                period(json, value);
            } else if (component.codelist() == null) {
                json.writeStringField("value", value);
            } else {
                json.writeStringField("id", value);
                JsonHead.names(json, names.of(component, value), language);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void period(JsonGenerator json, String value) throws IOException {
        TimePeriod period = TimePeriod.parse(value).orElseThrow();
        json.writeStringField("id", value);
        JsonHead.names(json, new Label(value, value), language);
        ZoneId zone = ground.configuration().zone();
        json.writeStringField("start", SdmxTime.beginOf(period.firstDay(), zone));
        json.writeStringField("end", SdmxTime.endOf(period.lastDay(), zone));
    }
}
