// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.spool;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jundeng.contract.Contract;
import org.jundeng.intake.JsonText;
import org.jundeng.intake.json.JsonRecords;

/** Looks for the fields of a JSON document that pointers lead to; whatever lies beside the way is skipped. */
final class NamedFields {

    private NamedFields() {}

    /**
     * The texts of the fields, by their pointers; fields that are absent, null, objects or lists are left out. A
     * number in a pointer is a place in a list, from 0, where there is a list.
     */
    static Map<String, String> of(Path file, Contract contract, Collection<String> pointers) throws IOException {
        Map<String, String> found = new HashMap<>();
        try (JsonRecords text = JsonText.records(file, contract)) {
            JsonParser parser = text.parser();
            parser.nextToken();
            readValue(parser, "", pointers, found);
        } catch (JsonProcessingException malformed) {
            return found;
        }
        return found;
    }

    private static void readValue(
            JsonParser parser, String here, Collection<String> pointers, Map<String, String> found) throws IOException {
        JsonToken token = parser.currentToken();
        boolean leadsOn = pointers.stream().anyMatch(pointer -> pointer.startsWith(here + "/"));
        if (token == JsonToken.START_OBJECT && leadsOn) {
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                readValue(parser, here + "/" + name.replace("~", "~0").replace("/", "~1"), pointers, found);
            }
        } else if (token == JsonToken.START_ARRAY && leadsOn) {
            for (int place = 0; parser.nextToken() != JsonToken.END_ARRAY; place++) {
                readValue(parser, here + "/" + place, pointers, found);
            }
        } else if (token != null && token.isStructStart()) {
            parser.skipChildren();
        } else if (token != null && token != JsonToken.VALUE_NULL && pointers.contains(here)) {
            found.put(here, parser.getText());
        }
    }
}
