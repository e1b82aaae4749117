// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FileForm;

/** Writes a sheet as the bytes of a CSV or JSON file. */
final class DeliveryText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DeliveryText() {}

    static byte[] bytes(Sheet sheet, Contract contract, DeliveryData.FeedStyle style, String fileName) {
        if (contract.form().format() == FileForm.Format.JSON) {
            return json(sheet, contract, fileName).getBytes(StandardCharsets.UTF_8);
        }
        String text = csv(sheet, contract, style.title());
        return style.charset().equals("UTF-8-BOM")
                ? ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)
                : text.getBytes(Charset.forName(style.charset()));
    }

    private static String csv(Sheet sheet, Contract contract, String title) {
        StringWriter text = new StringWriter();
        if (title != null) {
            text.write(title + "\r\n");
        }
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(contract.form().csv().delimiter().charAt(0))
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text)) {
            csv.writeRecord(sheet.header());
            sheet.rows().forEach(csv::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory cannot be closed", impossible);
        }
        return text.toString();
    }

    private static String json(Sheet sheet, Contract contract, String fileName) {
        List<ObjectNode> records =
                sheet.rows().stream().map(row -> record(sheet.header(), row)).toList();
        if (fileName.endsWith(".jsonl")) {
            StringBuilder lines = new StringBuilder();
            records.forEach(record -> lines.append(record).append('\n'));
            return lines.toString();
        }
        ArrayNode array = JSON.createArrayNode().addAll(records);
        if (contract.form().records() == null) {
            return array.toPrettyString() + "\n";
        }
        ObjectNode document = JSON.createObjectNode().put("note", "样例 sample");
        document.withArray(contract.form().records()).addAll(array);
        return document.toPrettyString() + "\n";
    }

    private static ObjectNode record(List<String> names, List<String> cells) {
        ObjectNode record = JSON.createObjectNode();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int dot = name.indexOf('.');
            ObjectNode holder = dot < 0 ? record : record.withObjectProperty(name.substring(0, dot));
            put(holder, name.substring(dot + 1), cells.get(i));
        }
        return record;
    }

    /** Codes and periods are texts, even if they are all digits; figures are numbers. */
    private static void put(ObjectNode holder, String name, String cell) {
        if (cell.matches("-?\\d{1,5}(\\.\\d+)?")) {
            holder.put(name, new BigDecimal(cell));
        } else {
            holder.put(name, cell);
        }
    }
}
