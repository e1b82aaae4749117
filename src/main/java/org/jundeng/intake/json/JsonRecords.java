// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.jundeng.contract.FileForm;
import org.jundeng.intake.text.DecodingReader;

/**
 * Moves from record to record in a JSON text: the elements of an array, at the top or below a pointer, or JSON Lines.
 */
public final class JsonRecords implements Closeable {

    public static final int DEEPEST = 64;
    public static final int LONGEST_TEXT = 1 << 20;

    /** Reads and writes JSON within the limits that hold for all deliveries. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(LONGEST_TEXT)
                    .maxNameLength(10_000)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final DecodingReader text;
    private final JsonParser parser;
    private final FurtherRecords elsewhere;
    private final FileForm form;
    private ShapedRecords shaped;
    private ShapedRecords.Shaped current;
    private JsonParser record;
    private boolean lines;
    private boolean firstIsCurrent;

    private JsonRecords(DecodingReader text, FileForm form, FurtherRecords elsewhere) throws IOException {
        this.text = text;
        this.form = form;
        this.parser = FACTORY.createParser(text);
        this.elsewhere = elsewhere;
    }

    /** The records of a text of the form that the contract promises. */
    public static JsonRecords over(DecodingReader text, FileForm form) throws IOException {
        return new JsonRecords(text, form, new FurtherRecords(form.more()));
    }

    /** The same in one of several pages that are read one after the other: being one of several says nothing. */
    public static JsonRecords overPage(DecodingReader text, FileForm form) throws IOException {
        return new JsonRecords(text, form, new FurtherRecords(form.more(), true));
    }

    /**
     * Moves to the array that {@code pointer} leads to, or to what takes its place in the promised shape; null means
     * the document itself. False where there is none. What was spooled from below a pointer has no shape any more.
     */
    public boolean find(String pointer) throws IOException {
        boolean spooled = pointer == null && form.records() != null;
        shaped = form.shape() == null || spooled ? null : new ShapedRecords(form.shape(), parser);
        JsonToken token = parser.nextToken();
        if (shaped != null && (pointer == null || pointer.isEmpty())) {
            return shaped.begin(token);
        }
        if (pointer == null || pointer.isEmpty()) {
            lines = token == JsonToken.START_OBJECT;
            firstIsCurrent = lines;
            return lines || token == JsonToken.START_ARRAY;
        }
        for (String step : pointer.substring(1).split("/", -1)) {
            if (token != JsonToken.START_OBJECT || !goTo(step.replace("~1", "/").replace("~0", "~"))) {
                return false;
            }
            token = parser.currentToken();
        }
        return shaped == null ? token == JsonToken.START_ARRAY : shaped.begin(token);
    }

    private boolean goTo(String field) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals(field)) {
                return true;
            }
            elsewhere.see(parser, name);
        }
        return false;
    }

    /**
     * Moves to the first token of the next record; false after the last one, when the rest of the text has been read.
     */
    public boolean next() throws IOException {
        if (shaped != null) {
            return nextShaped();
        }
        if (firstIsCurrent) {
            firstIsCurrent = false;
            return true;
        }
        JsonToken token = parser.nextToken();
        if (lines) {
            return token != null;
        }
        if (token != JsonToken.END_ARRAY) {
            return true;
        }
        readToTheEnd();
        return false;
    }

    private boolean nextShaped() throws IOException {
        current = shaped.next();
        if (current == null) {
            readToTheEnd();
            return false;
        }
        record = FACTORY.createParser(current.json());
        record.nextToken();
        return true;
    }

    private void readToTheEnd() throws IOException {
        while (!parser.getParsingContext().inRoot()) {
            if (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                elsewhere.see(parser, name);
            }
        }
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "more text behind the end of the document");
        }
    }

    /** The field and value that tell of more than the text's {@code count} records; to be called at its end. */
    public Optional<String> moreThan(long count) {
        return elsewhere.moreThan(count);
    }

    /** The parser, at the first token of a record; read no further than its last one. */
    public JsonParser parser() {
        return record == null ? parser : record;
    }

    /** Whether bytes were read so far that the character set does not have. */
    public boolean damaged() {
        return text.faultCount() > 0;
    }

    /** How many characters stand before the record; to be asked at its first token. */
    public long beginsAt() {
        return current == null ? parser.currentTokenLocation().getCharOffset() : current.start();
    }

    /** How many characters stand up to the end of the record; to be asked at its last token. */
    public long charNo() {
        return current == null ? parser.currentLocation().getCharOffset() : current.end();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
