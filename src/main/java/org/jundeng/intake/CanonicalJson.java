// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jundeng.contract.Contract;

/**
 * What was pulled, as JSON Lines that are the same for the same content: keys sorted, numbers exact, times in ISO 8601,
 * lines in a total order. Memory does not grow with the number of lines.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /** Writes the rows of a query; absent values as null, the columns named as the database names them. */
    public static void spoolQuery(Iterator<Map<String, Object>> rows, Path target) throws IOException {
        try (SortedLines lines = SortedLines.in(directoryOf(target));
                CanonicalLine line = new CanonicalLine()) {
            while (rows.hasNext()) {
                lines.add(line.of(rows.next()));
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
                JsonRecords records = JsonRecords.over(text, contract.more());
                SortedLines lines = SortedLines.in(directoryOf(target));
                CanonicalLine line = new CanonicalLine()) {
            if (!records.find(contract.records()) && records.parser().currentToken() != null) {
                return false;
            }
            long count = 0;
            while (records.parser().currentToken() != null && records.next()) {
                Object content = content(records.parser());
                if (content == Repeated.FIELD) {
                    return false;
                }
                lines.add(line.of(content));
                count++;
            }
            if (text.faultCount() > 0 || records.moreThan(count).isPresent()) {
                return false;
            }
            lines.writeTo(target);
            return true;
        } catch (JsonProcessingException | CharacterCodingException malformed) {
            // The escape of half a surrogate pair can be read, and not be written.
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
            return new CanonicalLine.Written(text.toString());
        }
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_STRING -> parser.getText();
            default -> new CanonicalLine.Written(parser.getText());
        };
    }

    private enum Repeated {
        FIELD
    }
}
