// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jundeng.contract.FileForm;
import org.jundeng.finding.Finding;
import org.jundeng.intake.json.JsonFault;
import org.jundeng.intake.json.JsonRecords;
import org.jundeng.intake.text.DecodingReader;
import org.jundeng.intake.text.TextEncoding;

/** Looks at JSON: where its records are, and each field of them. */
final class JsonSighting {

    private static final FileForm FORM = new FileForm(FileForm.Format.JSON, null, null, null, null, null);
    private static final int DEEPEST_RECORDS = 4;
    private static final int MOST_FIELDS = 300;

    private final CellSense sense;
    private final Map<String, ColumnSight> columns = new LinkedHashMap<>();
    private long rows;

    private JsonSighting(CellSense sense) {
        this.sense = sense;
    }

    /** Where records were found. */
    private record Place(String pointer, boolean lines) {}

    /** Why the text of a file is no JSON to its end; empty where it is. */
    static Optional<Finding> fault(Path file, TextEncoding encoding) throws IOException {
        DecodingReader text = text(file, encoding);
        long listed = 0;
        long alone = 0;
        try (JsonParser parser = JsonRecords.FACTORY.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    boolean inList = parser.getParsingContext().getParent().inArray();
                    listed += inList ? 1 : 0;
                    alone += inList ? 0 : 1;
                }
            }
            return Optional.empty();
        } catch (JsonProcessingException broken) {
            return Optional.of(JsonFault.finding(broken, text, Math.max(1, listed > 0 ? listed : alone)));
        }
    }

    /** The sighting of a file; without columns where no records were found. */
    static FileSighting of(Path file, TextEncoding encoding, CellSense sense) throws IOException {
        Place place = place(file, encoding);
        JsonSighting seen = new JsonSighting(sense);
        if (place != null) {
            try (JsonRecords records = JsonRecords.over(text(file, encoding), FORM)) {
                if (records.find(place.pointer())) {
                    while (records.next()) {
                        seen.record(records.parser());
                    }
                }
            }
        }
        FileSighting.Kind kind = place != null && place.lines() ? FileSighting.Kind.JSON_LINES : FileSighting.Kind.JSON;
        FileSighting.Form form = new FileSighting.Form(
                kind,
                encoding.charset().name(),
                Files.size(file),
                encoding.markLength() > 0,
                null,
                place == null ? null : place.pointer());
        return new FileSighting(form, TableSurroundings.NONE, List.copyOf(seen.columns.values()), seen.rows);
    }

    private static DecodingReader text(Path file, TextEncoding encoding) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        bytes.skipNBytes(encoding.markLength());
        return new DecodingReader(bytes, encoding.charset(), encoding.markLength());
    }

    /** The first array of objects, else objects one after the other; null where the document is neither. */
    private static Place place(Path file, TextEncoding encoding) throws IOException {
        try (JsonParser parser = JsonRecords.FACTORY.createParser(text(file, encoding))) {
            List<String> path = new ArrayList<>();
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                return parser.nextToken() == JsonToken.START_OBJECT ? new Place(null, false) : null;
            }
            if (first != JsonToken.START_OBJECT) {
                return null;
            }
            String pointer = array(parser, path);
            return new Place(pointer, pointer == null);
        }
    }

    /** The pointer to an array of objects below the object that the parser is in; null where there is none. */
    private static String array(JsonParser parser, List<String> path) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            path.add(name.replace("~", "~0").replace("/", "~1"));
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    return "/" + String.join("/", path);
                }
                leaveArray(parser);
            } else if (token == JsonToken.START_OBJECT && path.size() < DEEPEST_RECORDS) {
                String found = array(parser, path);
                if (found != null) {
                    return found;
                }
            } else {
                parser.skipChildren();
            }
            path.remove(path.size() - 1);
        }
        return null;
    }

    private static void leaveArray(JsonParser parser) throws IOException {
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            parser.nextToken();
        }
    }

    private void record(JsonParser parser) throws IOException {
        rows++;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        fields(parser, "");
    }

    private void fields(JsonParser parser, String prefix) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                fields(parser, prefix + name + ".");
            } else if (token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (columns.size() < MOST_FIELDS || columns.containsKey(prefix + name)) {
                column(prefix + name).see(token == JsonToken.VALUE_NULL ? "" : parser.getText());
            }
        }
    }

    private ColumnSight column(String name) {
        return columns.computeIfAbsent(name, first -> new ColumnSight(first, columns.size(), sense));
    }
}
