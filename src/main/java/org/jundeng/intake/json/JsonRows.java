// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.Contract;
import org.jundeng.contract.UnnamedFields;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.HeaderName;
import org.jundeng.intake.row.Line;
import org.jundeng.intake.row.Opened;
import org.jundeng.intake.row.Rows;
import org.jundeng.intake.text.BadBytes;
import org.jundeng.intake.text.DecodingReader;

/** The rows of a JSON text. */
public final class JsonRows implements Rows {

    private final DecodingReader.Source source;
    private final DecodingReader text;
    private final JsonRecords records;
    private final JsonFields fields;
    private final Contract contract;
    private Line ahead;
    private long rowNo;
    private boolean ended;

    private JsonRows(DecodingReader.Source source, Contract contract) throws IOException {
        this.source = source;
        this.text = source.open();
        this.records = JsonRecords.over(text, contract.form());
        this.fields = new JsonFields(contract);
        this.contract = contract;
    }

    /**
     * Opens a document as it came, or the JSON Lines that a pull has spooled; their pointer has been followed already.
     */
    public static Opened open(DecodingReader.Source text, Contract contract) throws IOException {
        Opened asItCame = open(text, contract, contract.form().records());
        boolean notFound = asItCame instanceof Opened.Refused refused
                && refused.findings().get(0).code() == FindingCode.RECORDS_NOT_FOUND;
        if (!notFound || contract.form().records() == null || contract.source() == null) {
            return asItCame;
        }
        Opened asSpooled = open(text, contract, null);
        if (asSpooled instanceof Opened.Readable readable
                && !knowsAny(contract, readable.rows().columns())) {
            readable.rows().close();
            return asItCame;
        }
        return asSpooled;
    }

    private static boolean knowsAny(Contract contract, List<String> columns) {
        Set<String> found = columns.stream().map(HeaderName::plain).collect(Collectors.toSet());
        return contract.table().columns().stream()
                .flatMap(column -> names(column).stream())
                .anyMatch(found::contains);
    }

    private static Set<String> names(ColumnContract column) {
        Set<String> names = new HashSet<>();
        names.add(HeaderName.plain(column.name()));
        column.aliases().forEach(alias -> names.add(HeaderName.plain(alias)));
        return names;
    }

    private static Opened open(DecodingReader.Source text, Contract contract, String pointer) throws IOException {
        JsonRows rows = new JsonRows(text, contract);
        Finding refusal = rows.readFirst(pointer);
        if (refusal == null) {
            rows.settle(text, pointer);
            return new Opened.Readable(rows);
        }
        rows.close();
        return Opened.Refused.because(refusal);
    }

    private void settle(DecodingReader.Source text, String pointer) throws IOException {
        LaterFields.learn(text, pointer, contract, fields);
        fields.settle();
        if (ahead instanceof Line.Row) {
            ahead = new Line.Row(rowNo, fields.cells());
        }
    }

    private Finding readFirst(String pointer) throws IOException {
        try {
            if (!records.find(pointer)) {
                boolean nothing = records.parser().currentToken() == null;
                return nothing ? Finding.of(FindingCode.EMPTY_DELIVERY, "") : notFound(pointer);
            }
            if (!records.next()) {
                return records.moreThan(0).map(this::onlyAPart).orElse(Finding.of(FindingCode.NO_ROWS, ""));
            }
            if (records.parser().currentToken() != JsonToken.START_OBJECT) {
                return notFound(pointer);
            }
            ahead = read();
            return ahead instanceof Line.Broken broken ? broken.finding() : null;
        } catch (JsonProcessingException fault) {
            return JsonFault.finding(fault, text, rowNo);
        }
    }

    /** The parser's current token, as written. */
    private String here() throws IOException {
        return switch (records.parser().currentToken()) {
            case START_OBJECT -> "{ }";
            case START_ARRAY -> "[ ]";
            case END_OBJECT, END_ARRAY, FIELD_NAME -> "";
            default -> records.parser().getText();
        };
    }

    /** Shows how the text begins, and where else its records may be: that tells an error from another shape. */
    private Finding notFound(String pointer) throws IOException {
        try (DecodingReader again = source.open();
                DecodingReader onceMore = source.open()) {
            return Finding.of(
                    FindingCode.RECORDS_NOT_FOUND,
                    RecordsSought.beginning(again),
                    pointer == null ? "/" : pointer,
                    String.join(", ", RecordsSought.in(onceMore)));
        }
    }

    @Override
    public Line next() throws IOException {
        if (ahead != null) {
            Line first = ahead;
            ahead = null;
            return first;
        }
        if (ended) {
            return null;
        }
        Line line;
        try {
            line = records.next() ? read() : end();
        } catch (JsonProcessingException fault) {
            line = new Line.Broken(JsonFault.finding(fault, text, rowNo + 1));
        }
        ended = line == null || line instanceof Line.Broken;
        return line;
    }

    private Line end() {
        return records.moreThan(rowNo)
                .map(words -> new Line.Broken(onlyAPart(words)))
                .orElse(null);
    }

    private Finding onlyAPart(String words) {
        return Finding.of(FindingCode.ONLY_A_PART, words, Long.toString(rowNo));
    }

    private Line read() throws IOException {
        rowNo++;
        if (records.parser().currentToken() != JsonToken.START_OBJECT) {
            String found = here();
            records.parser().skipChildren();
            return bad(Finding.at(FindingCode.NOT_A_RECORD, Location.row(rowNo), found));
        }
        List<String> cells;
        try {
            cells = fields.read(records.parser());
        } catch (JsonProcessingException fault) {
            return new Line.Broken(JsonFault.finding(fault, text, rowNo));
        }
        BadBytes fault = text.takeFaultBefore(records.charNo());
        if (!fields.unknown().isEmpty()) {
            return new Line.Broken(unknown(fields.unknown()));
        }
        if (fault != null) {
            return bad(fault.inRow(rowNo));
        }
        if (fields.repeated() != null) {
            String name = fields.repeated();
            return bad(Finding.at(FindingCode.DUPLICATE_FIELD, new Location(rowNo, name), name));
        }
        return new Line.Row(rowNo, cells);
    }

    private Finding unknown(List<String> names) {
        String promised =
                contract.table().columns().stream().map(ColumnContract::name).collect(Collectors.joining(", "));
        return UnnamedFields.finding(contract, new Location(rowNo, names.get(0)), names, promised);
    }

    private Line bad(Finding finding) {
        return new Line.BadRow(rowNo, finding);
    }

    @Override
    public List<String> columns() {
        return fields.columns();
    }

    @Override
    public int delivered() {
        return fields.delivered();
    }

    @Override
    public List<Finding> notes() {
        return fields.marks().notes(fields.columns(), false);
    }

    @Override
    public long bytesRead() {
        return text.bytesRead();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
