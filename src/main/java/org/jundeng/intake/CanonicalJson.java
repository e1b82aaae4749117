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
 * Writes what was pulled as JSON Lines that are identical for identical content: keys sorted, numbers exact, times in
 * ISO 8601, lines in a total order. Memory use does not grow with the number of lines.
 */
public final class CanonicalJson {

    private static final long AS_IT_CAME = -1;

    private CanonicalJson() {}

    /** Writes the rows of a query under the database's column names; absent values become null. */
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
     * as it came, so that the reader can report what is wrong with it.
     *
     * @return how many records there are; -1 where it was written as it came
     */
    public static long spoolBody(InputStream body, Contract contract, Path target) throws IOException {
        Path raw = Files.createTempFile(directoryOf(target), ".body-", ".tmp");
        try {
            Files.copy(body, raw, StandardCopyOption.REPLACE_EXISTING);
            long records = sorted(raw, contract, target);
            if (records < 0) {
                Files.move(raw, target, StandardCopyOption.REPLACE_EXISTING);
            }
            return records;
        } finally {
            Files.deleteIfExists(raw);
        }
    }

    private static Path directoryOf(Path target) {
        return target.toAbsolutePath().getParent();
    }

    private static long sorted(Path raw, Contract contract, Path target) throws IOException {
        Opened opened = DeliveryOpener.open(raw, contract);
        if (!(opened instanceof Opened.Readable readable)) {
            boolean isEmpty = opened instanceof Opened.Refused refused && isEmptyList(refused);
            return isEmpty ? write(raw, contract, target) : AS_IT_CAME;
        }
        readable.rows().close();
        return write(raw, contract, target);
    }

    private static boolean isEmptyList(Opened.Refused refused) {
        return refused.findings().get(0).code() == org.jundeng.finding.FindingCode.NO_ROWS;
    }

    private static long write(Path raw, Contract contract, Path target) throws IOException {
        try (DecodingReader text = DeliveryOpener.text(raw, contract);
                JsonRecords records = JsonRecords.over(text, contract.form().more());
                SortedLines lines = SortedLines.in(directoryOf(target));
                CanonicalLine line = new CanonicalLine()) {
            if (!records.find(contract.form().records()) && records.parser().currentToken() != null) {
                return AS_IT_CAME;
            }
            long count = 0;
            while (records.parser().currentToken() != null && records.next()) {
                Object content = content(records.parser());
                if (content == Repeated.FIELD) {
                    return AS_IT_CAME;
                }
                lines.add(line.of(content));
                count++;
            }
            if (text.faultCount() > 0 || records.moreThan(count).isPresent()) {
                return AS_IT_CAME;
            }
            lines.writeTo(target);
            return count;
        } catch (JsonProcessingException | CharacterCodingException malformed) {
            // Half a surrogate pair can be read from its escape but not be written.
            return AS_IT_CAME;
        }
    }

    /**
     * The value that begins at the current token: a sorted map, a list or a scalar; numbers keep their written form.
     */
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
