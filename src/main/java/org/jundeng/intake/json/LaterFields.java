// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.Contract;
import org.jundeng.contract.TableShape;
import org.jundeng.intake.row.PromisedNames;
import org.jundeng.intake.row.RowLimits;
import org.jundeng.intake.text.DecodingReader;

/**
 * Looks for the promised fields that the first record lacks, in as many records as necessary; in all of them where each
 * region or period is a field of its own. Only names are kept in memory.
 */
final class LaterFields {

    private final PromisedNames names;
    private final Set<String> exact = new HashSet<>();
    private final boolean spread;
    private final JsonFields fields;
    private final Set<String> seen = new HashSet<>();
    private final Set<ColumnContract> known = new HashSet<>();
    private final Set<ColumnContract> lacking = new HashSet<>();

    private LaterFields(Contract contract, JsonFields fields) {
        this.names = new PromisedNames(contract);
        this.fields = fields;
        this.spread = contract.table().layout() == TableShape.Layout.WIDE_AREAS
                || contract.table().layout() == TableShape.Layout.WIDE_PERIODS;
        for (String name : fields.columns()) {
            seen.add(name);
            known.add(names.column(name));
        }
        for (ColumnContract column : contract.table().columns()) {
            exact.add(column.name());
            exact.addAll(column.aliases());
            if (!column.optional() && !known.contains(column)) {
                lacking.add(column);
            }
        }
    }

    /** Adds the fields of later records to {@code fields}, which has those of the first. */
    static void learn(DecodingReader.Source text, String pointer, Contract contract, JsonFields fields)
            throws IOException {
        LaterFields later = new LaterFields(contract, fields);
        if (later.isDone()) {
            return;
        }
        try (JsonRecords records = JsonRecords.over(text.open(), contract.form())) {
            if (records.find(pointer)) {
                later.read(records);
            }
        } catch (JsonProcessingException readingWillTell) {
            return;
        }
    }

    private boolean isDone() {
        return lacking.isEmpty() && !spread || seen.size() >= RowLimits.MOST_CELLS;
    }

    private void read(JsonRecords records) throws IOException {
        while (!isDone() && records.next()) {
            if (records.parser().currentToken() == JsonToken.START_OBJECT) {
                readObject(records.parser(), "");
            } else {
                records.parser().skipChildren();
            }
        }
    }

    private void readObject(JsonParser parser, String prefix) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            String path = prefix.isEmpty() ? name : prefix + name;
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT && !exact.contains(path)) {
                readObject(parser, path + ".");
                continue;
            }
            parser.skipChildren();
            if (seen.size() < RowLimits.MOST_CELLS && seen.add(path)) {
                see(path, token == JsonToken.VALUE_NULL);
            }
        }
    }

    private void see(String path, boolean isNull) throws IOException {
        ColumnContract column = names.column(path);
        List<ColumnContract> within = isNull && column == null
                ? lacking.stream()
                        .filter(each -> each.name().startsWith(path + "."))
                        .toList()
                : List.of();
        if (column != null ? known.add(column) : spread && within.isEmpty()) {
            fields.learn(path);
        }
        lacking.remove(column);
        for (ColumnContract inner : within) {
            known.add(inner);
            lacking.remove(inner);
            fields.learn(inner.name());
        }
    }
}
