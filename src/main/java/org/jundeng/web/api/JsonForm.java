// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.jundeng.api.ApiAnswer;
import org.jundeng.api.ApiColumn;

/**
 * JSON: the rows as objects under {@code data}, then {@code asOf} and {@code next}. Decimals are texts, because most
 * readers take a number for a binary fraction, and lose digits without a word.
 */
final class JsonForm implements AnswerForm {

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public String type() {
        return "application/json";
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public Writing begin(List<ApiColumn> columns, OutputStream out) throws IOException {
        JsonGenerator json = JSON.createGenerator(out);
        json.writeStartObject();
        json.writeArrayFieldStart("data");
        return new Rows(columns, json);
    }

    /** The rows. */
    private record Rows(List<ApiColumn> columns, JsonGenerator json) implements Writing {

        @Override
        public void row(Object... cells) throws IOException {
            json.writeStartObject();
            for (int i = 0; i < cells.length; i++) {
                json.writeFieldName(columns.get(i).name());
                write(columns.get(i).type(), cells[i]);
            }
            json.writeEndObject();
        }

        private void write(ApiColumn.Type type, Object cell) throws IOException {
            if (cell == null) {
                json.writeNull();
            } else if (type == ApiColumn.Type.INTEGER) {
                json.writeNumber(((Number) cell).longValue());
            } else if (type == ApiColumn.Type.BOOLEAN) {
                json.writeBoolean((Boolean) cell);
            } else if (type == ApiColumn.Type.OBJECT) {
                json.writeRawValue(cell.toString());
            } else {
                json.writeString(cell instanceof BigDecimal decimal ? decimal.toPlainString() : cell.toString());
            }
        }

        @Override
        public void end(ApiAnswer answer, String next) throws IOException {
            json.writeEndArray();
            if (answer.asOf() == null) {
                json.writeNullField("asOf");
            } else {
                json.writeNumberField("asOf", answer.asOf());
            }
            json.writeStringField("next", next);
            json.writeEndObject();
        }

        @Override
        public void close() throws IOException {
            json.close();
        }
    }
}
