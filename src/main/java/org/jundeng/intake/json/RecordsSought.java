// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Where the records of a JSON text may be that are not where the contract says. */
final class RecordsSought {

    private static final int DEEPEST = 4;
    private static final int MOST = 3;
    private static final int LONGEST_BEGINNING = 160;

    private RecordsSought() {}

    /** The pointers to the first lists of objects in a document; none where it has none, or cannot be read. */
    static List<String> in(Reader text) throws IOException {
        List<String> found = new ArrayList<>();
        try (JsonParser parser = JsonRecords.FACTORY.createParser(text)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                search(parser, "", 1, found);
            }
        } catch (JsonProcessingException malformed) {
            return found;
        }
        return found;
    }

    private static void search(JsonParser parser, String here, int depth, List<String> found) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            String field = here + "/" + name.replace("~", "~0").replace("/", "~1");
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT && depth < DEEPEST) {
                search(parser, field, depth + 1, found);
            } else if (token == JsonToken.START_ARRAY) {
                boolean ofObjects = parser.nextToken() == JsonToken.START_OBJECT;
                skipRest(parser);
                if (ofObjects && found.size() < MOST) {
                    found.add(field);
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    /** From the first token in a list, or its end, to its end. */
    private static void skipRest(JsonParser parser) throws IOException {
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            parser.nextToken();
        }
    }

    /** How a text begins, in one line. */
    static String beginning(Reader text) throws IOException {
        char[] start = new char[LONGEST_BEGINNING];
        int length = 0;
        for (int count = 0; count >= 0 && length < start.length; length += Math.max(0, count)) {
            count = text.read(start, length, start.length - length);
        }
        String line = new String(start, 0, length).replaceAll("\\s+", " ").strip();
        return length == start.length ? line + "…" : line;
    }
}
