// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jundeng.catalogue.Label;

/** Writes what all messages of SDMX-JSON have in common. */
public final class JsonHead {

    private static final String SCHEMAS = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/";

    private JsonHead() {}

    /** Writes {@code meta}: who prepared the message, and when. */
    public static void write(JsonGenerator json, Agency agency, Instant prepared, Locale language) throws IOException {
        writeOf("data", json, agency, prepared, language);
    }

    /** Writes {@code meta} of a message of structures. */
    public static void writeOfStructures(JsonGenerator json, Agency agency, Instant prepared, Locale language)
            throws IOException {
        writeOf("structure", json, agency, prepared, language);
    }

    private static void writeOf(String kind, JsonGenerator json, Agency agency, Instant prepared, Locale language)
            throws IOException {
        json.writeObjectFieldStart("meta");
        json.writeStringField(
                "schema", SCHEMAS + kind + "-message/tools/schemas/2.0.0/sdmx-json-" + kind + "-schema.json");
        json.writeStringField("id", UUID.randomUUID().toString());
        json.writeBooleanField("test", false);
        json.writeStringField("prepared", prepared.toString());
        json.writeArrayFieldStart("contentLanguages");
        boolean isChinese = Locale.CHINESE.getLanguage().equals(language.getLanguage());
        json.writeString(isChinese ? "zh" : "en");
        json.writeString(isChinese ? "en" : "zh");
        json.writeEndArray();
        json.writeObjectFieldStart("sender");
        json.writeStringField("id", agency.id());
        names(json, agency.name(), language);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Writes a name in the language of who asks, and in both. */
    public static void names(JsonGenerator json, Label name, Locale language) throws IOException {
        json.writeStringField("name", name.in(language));
        json.writeObjectFieldStart("names");
        json.writeStringField("zh", name.zh());
        json.writeStringField("en", name.en());
        json.writeEndObject();
    }
}
