// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.spool;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jundeng.intake.json.JsonRecords;

/** Writes values as lines of JSON, identical for identical content. One writer serves many lines. */
final class CanonicalLine implements Closeable {

    private final StringWriter text = new StringWriter();
    private final JsonGenerator out;
    private Set<String> names = Set.of();
    private List<String> inOrder = List.of();

    CanonicalLine() throws IOException {
        this.out = JsonRecords.FACTORY.createGenerator(text);
        out.configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), false);
        out.setRootValueSeparator(new SerializedString(""));
    }

    /** The line for a map, a list, a scalar, null or a value that is {@link Written} already. */
    String of(Object content) throws IOException {
        text.getBuffer().setLength(0);
        write(content);
        out.flush();
        return text.toString();
    }

    private void write(Object content) throws IOException {
        if (content == null) {
            out.writeNull();
        } else if (content instanceof Map<?, ?> fields) {
            writeObject(fields);
        } else if (content instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (content instanceof Written written) {
            out.writeRawValue(written.text);
        } else if (content instanceof Number number) {
            writeNumber(number);
        } else {
            out.writeString(text(content));
        }
    }

    private void writeObject(Map<?, ?> fields) throws IOException {
        out.writeStartObject();
        for (String name : sorted(fields)) {
            out.writeFieldName(name);
            write(fields.get(name));
        }
        out.writeEndObject();
    }

    /** The names in sorted order, reused from the previous object if it had the same ones. */
    private List<String> sorted(Map<?, ?> fields) {
        if (!fields.keySet().equals(names)) {
            names = fields.keySet().stream().map(String.class::cast).collect(Collectors.toSet());
            inOrder = names.stream().sorted().toList();
        }
        return inOrder;
    }

    private void writeNumber(Number number) throws IOException {
        if (number instanceof BigDecimal decimal) {
            out.writeRawValue(decimal.toPlainString());
        } else if (number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigInteger) {
            out.writeRawValue(number.toString());
        } else if (Double.isFinite(number.doubleValue())) {
            out.writeRawValue(new BigDecimal(number.toString()).toPlainString());
        } else {
            out.writeString(number.toString());
        }
    }

    private static String text(Object value) {
        if (value instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime().toString();
        }
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
    }

    /** A value in its JSON form. */
    record Written(String text) {}

    @Override
    public void close() throws IOException {
        out.close();
    }
}
