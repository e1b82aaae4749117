// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jundeng.contract.Contract;

/**
 * What was pulled, as JSON Lines that are the same for the same content: keys sorted, numbers exact, times in ISO 8601,
 * lines in a total order. Memory does not grow with the number of lines.
 */
public final class CanonicalJson {

    private static final int CHARACTERS_HELD = 4 << 20;

    private CanonicalJson() {}

    /** Writes the rows of a query; absent values as null, the columns named as the database names them. */
    public static void spoolQuery(Iterator<Map<String, Object>> rows, Path target) throws IOException {
        try (SortedLines lines = new SortedLines(directoryOf(target), CHARACTERS_HELD)) {
            while (rows.hasNext()) {
                lines.add(line(new TreeMap<>(rows.next())));
            }
            lines.writeTo(target);
        }
    }

    /**
     * Writes the records that the contract's pointer leads to. A body that is not what the contract promises is written
     * as it came, so that reading it says what is wrong with it.
     */
    public static void spoolBody(InputStream body, Contract contract, Path target) throws IOException {
        Path raw = Files.createTempFile(directoryOf(target), ".body-", ".tmp");
        try {
            Files.copy(body, raw, StandardCopyOption.REPLACE_EXISTING);
            if (!sorted(raw, contract, target)) {
                Files.move(raw, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(raw);
        }
    }

    private static Path directoryOf(Path target) {
        return target.toAbsolutePath().getParent();
    }

    private static boolean sorted(Path raw, Contract contract, Path target) throws IOException {
        Opened opened = DeliveryBytes.open(raw, contract);
        if (!(opened instanceof Opened.Readable readable)) {
            return opened instanceof Opened.Refused refused && isEmptyList(refused) && write(raw, contract, target);
        }
        readable.rows().close();
        return write(raw, contract, target);
    }

    private static boolean isEmptyList(Opened.Refused refused) {
        return refused.findings().get(0).code() == org.jundeng.finding.FindingCode.NO_ROWS;
    }

    private static boolean write(Path raw, Contract contract, Path target) throws IOException {
        try (DecodingReader text = DeliveryBytes.text(raw, contract);
                JsonRecords records = JsonRecords.over(text);
                SortedLines lines = new SortedLines(directoryOf(target), CHARACTERS_HELD)) {
            if (!records.find(contract.records()) && records.parser().currentToken() != null) {
                return false;
            }
            while (records.parser().currentToken() != null && records.next()) {
                Object content = content(records.parser());
                if (content == Repeated.FIELD) {
                    return false;
                }
                lines.add(line(content));
            }
            if (text.faultCount() > 0) {
                return false;
            }
            lines.writeTo(target);
            return true;
        } catch (JsonProcessingException malformed) {
            return false;
        }
    }

    /** The value that begins with the current token: a sorted map, a list, a scalar; numbers as they are written. */
    private static Object content(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> fields = new TreeMap<>();
            boolean repeated = false;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                Object value = content(parser);
                repeated |= value == Repeated.FIELD || fields.containsKey(name);
                fields.put(name, value);
            }
            return repeated ? Repeated.FIELD : fields;
        }
        if (token == JsonToken.START_ARRAY) {
            StringWriter text = new StringWriter();
            try (JsonGenerator copy = JsonRecords.FACTORY.createGenerator(text)) {
                copy.copyCurrentStructure(parser);
            }
            return new Written(text.toString());
        }
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_STRING -> parser.getText();
            default -> new Written(parser.getText());
        };
    }

    private static String line(Object content) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator out = JsonRecords.FACTORY.createGenerator(line)) {
            out.configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), false);
            write(out, content);
        }
        return line.toString();
    }

    private static void write(JsonGenerator out, Object content) throws IOException {
        if (content == null) {
            out.writeNull();
        } else if (content instanceof Map<?, ?> fields) {
            out.writeStartObject();
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                out.writeFieldName((String) field.getKey());
                write(out, field.getValue());
            }
            out.writeEndObject();
        } else if (content instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (content instanceof Written written) {
            out.writeRawValue(written.text);
        } else if (content instanceof Number number) {
            writeNumber(out, number);
        } else {
            out.writeString(text(content));
        }
    }

    private static void writeNumber(JsonGenerator out, Number number) throws IOException {
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
    private record Written(String text) {}

    private enum Repeated {
        FIELD
    }
}
