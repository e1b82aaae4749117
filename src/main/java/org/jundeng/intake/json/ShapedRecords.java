// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jundeng.contract.FileForm;

/**
 * The records of a JSON text in which they are no list of objects: an object keyed by region, series that hold lists,
 * lists of lists. Each becomes an object with the fields that the contract names; numbers stay as they are written.
 */
final class ShapedRecords {

    /** More than any series holds: its records wait until its last field is known. */
    private static final int LONGEST_SERIES = 1 << 24;

    private static final JsonFactory WRITER = new JsonFactory();

    private final FileForm.JsonShape shape;
    private final JsonParser parser;
    private final Deque<String> keys = new ArrayDeque<>();
    private final Deque<Shaped> waiting = new ArrayDeque<>();
    private List<String> names;
    private boolean inList;

    ShapedRecords(FileForm.JsonShape shape, JsonParser parser) {
        this.shape = shape;
        this.parser = parser;
        this.names = shape.header() ? null : shape.names();
    }

    /**
     * A record as an object of its own, and where it stands in the text.
     *
     * @param json the record
     * @param start the number of characters before it
     * @param end the number of characters up to its end
     */
    record Shaped(String json, long start, long end) {}

    /** Whether records of this shape may stand in what begins with the token. */
    boolean begin(JsonToken token) {
        return token == (shape.keyedBy().isEmpty() ? JsonToken.START_ARRAY : JsonToken.START_OBJECT);
    }

    /** The next record; null after the last one, at the end of what holds them. */
    Shaped next() throws IOException {
        if (!shape.keyedBy().isEmpty()) {
            return keyed();
        }
        return shape.inner() == null ? listed() : inner();
    }

    private Shaped keyed() throws IOException {
        while (true) {
            JsonToken token = parser.nextToken();
            long start = offset();
            if (inList && token != JsonToken.END_ARRAY) {
                return record(withKeys(element()), start);
            }
            if (inList || token == JsonToken.END_OBJECT) {
                inList = false;
                if (keys.isEmpty()) {
                    return null;
                }
                keys.removeLast();
                continue;
            }
            String key = parser.currentName();
            token = parser.nextToken();
            keys.addLast(key);
            inList = token == JsonToken.START_ARRAY;
            boolean deeper = token == JsonToken.START_OBJECT
                    && keys.size() < shape.keyedBy().size();
            if (!inList && !deeper) {
                Shaped record = record(withKeys(element()), start);
                keys.removeLast();
                return record;
            }
        }
    }

    private Shaped record(String json, long start) {
        return new Shaped(json, start, end());
    }

    /** The fields of the keys before those of the record. */
    private String withKeys(String fields) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator to = WRITER.createGenerator(text)) {
            to.writeStartObject();
            int level = 0;
            for (String key : keys) {
                to.writeStringField(shape.keyedBy().get(level++), key);
            }
            to.writeEndObject();
        }
        return joined(text.toString(), fields);
    }

    private Shaped listed() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_ARRAY && names == null) {
            names = header();
            token = parser.nextToken();
        }
        if (token == JsonToken.END_ARRAY) {
            return null;
        }
        long start = offset();
        boolean list = token == JsonToken.START_ARRAY;
        return record(list ? element() : asItIs(), start);
    }

    private List<String> header() throws IOException {
        List<String> header = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            header.add(parser.currentToken().isScalarValue() ? parser.getText() : "");
            parser.skipChildren();
        }
        return header;
    }

    private Shaped inner() throws IOException {
        while (waiting.isEmpty()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                return null;
            }
            if (token != JsonToken.START_OBJECT) {
                long start = offset();
                return record(asItIs(), start);
            }
            readSeries();
        }
        return waiting.removeFirst();
    }

    /** Reads a series whole: what it says of all its records may stand behind them. */
    private void readSeries() throws IOException {
        List<Shaped> records = new ArrayList<>();
        StringWriter text = new StringWriter();
        try (JsonGenerator outer = WRITER.createGenerator(text)) {
            outer.writeStartObject();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                if (parser.nextToken() == JsonToken.START_ARRAY && name.equals(shape.inner())) {
                    readInner(records);
                } else {
                    outer.writeFieldName(name);
                    copy(outer);
                }
            }
            outer.writeEndObject();
        }
        for (int i = 0; i < records.size(); i++) {
            Shaped record = records.get(i);
            long end = i == records.size() - 1 ? end() : record.end();
            waiting.addLast(new Shaped(joined(text.toString(), record.json()), record.start(), end));
        }
    }

    private void readInner(List<Shaped> records) throws IOException {
        long length = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long start = offset();
            String element = element();
            length += element.length();
            if (length > LONGEST_SERIES) {
                throw new StreamConstraintsException("a series longer than " + LONGEST_SERIES);
            }
            records.add(record(element, start));
        }
    }

    /** The value at the parser's token as an object: its own, one of a list by the names, or one of a single field. */
    private String element() throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return asItIs();
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator to = WRITER.createGenerator(text)) {
            to.writeStartObject();
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                    to.writeFieldName(i < names.size() ? names.get(i) : "[" + (i + 1) + "]");
                    copy(to);
                }
            } else {
                to.writeFieldName(shape.value());
                copy(to);
            }
            to.writeEndObject();
        }
        return text.toString();
    }

    private String asItIs() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator to = WRITER.createGenerator(text)) {
            copy(to);
        }
        return text.toString();
    }

    /** Copies the value at the parser's token, numbers as they are written. */
    private void copy(JsonGenerator to) throws IOException {
        int depth = 0;
        while (true) {
            switch (parser.currentToken()) {
                case START_OBJECT -> to.writeStartObject();
                case START_ARRAY -> to.writeStartArray();
                case END_OBJECT -> to.writeEndObject();
                case END_ARRAY -> to.writeEndArray();
                case FIELD_NAME -> to.writeFieldName(parser.currentName());
                case VALUE_STRING -> to.writeString(parser.getText());
                default -> to.writeRawValue(parser.getText());
            }
            depth += parser.currentToken().isStructStart()
                    ? 1
                    : parser.currentToken().isStructEnd() ? -1 : 0;
            if (depth == 0) {
                return;
            }
            parser.nextToken();
        }
    }

    /** Two objects as one: a field of both stands in it twice, which is a finding. */
    private static String joined(String first, String second) {
        if (!second.startsWith("{")) {
            return second;
        }
        String before = first.substring(0, first.length() - 1);
        String after = second.substring(1);
        return before.length() == 1 || after.length() == 1 ? before + after : before + "," + after;
    }

    private long offset() {
        return parser.currentTokenLocation().getCharOffset();
    }

    private long end() {
        return parser.currentLocation().getCharOffset();
    }
}
