// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.Contract;
import org.jundeng.intake.row.HeaderName;
import org.jundeng.intake.row.RowLimits;
import org.jundeng.intake.text.InvisibleMarkCounts;

/** Turns JSON objects into cells. The first object defines the fields and their order; later ones may add fields. */
final class JsonFields {

    private static final int MOST_UNKNOWN = 20;

    private final Set<String> promised = new HashSet<>();
    private final Contract contract;
    private final List<String> columns = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final InvisibleMarkCounts marks = new InvisibleMarkCounts();
    private int delivered;
    private boolean learning = true;
    private String[] cells = new String[16];
    private long[] setBy = new long[16];
    private long turn;
    private final List<String> unknown = new ArrayList<>();
    private String repeated;

    JsonFields(Contract contract) {
        this.contract = contract;
        for (ColumnContract column : contract.table().columns()) {
            promised.add(column.name());
            promised.addAll(column.aliases());
        }
    }

    List<String> columns() {
        return columns;
    }

    int delivered() {
        return delivered;
    }

    /** The fields of the last object that neither the first object nor the contract has; the first few of many. */
    List<String> unknown() {
        return unknown;
    }

    /** A field that occurred twice in the last object; null where none did. */
    String repeated() {
        return repeated;
    }

    /** Reads the object that begins at the current token. */
    List<String> read(JsonParser parser) throws IOException {
        turn++;
        unknown.clear();
        repeated = null;
        Arrays.fill(cells, null);
        readObject(parser, "");
        learning = false;
        return cells();
    }

    /** The cells of the last object; absent for fields that were added since. */
    List<String> cells() {
        return Arrays.asList(Arrays.copyOf(cells, columns.size()));
    }

    /** Adds a field that later objects have. */
    void learn(String path) throws IOException {
        if (!places.containsKey(path)) {
            add(path);
        }
    }

    /** Ends the adding of fields: from now on a field is unknown unless it was added or is optional. */
    void settle() throws IOException {
        delivered = columns.size();
        addOptional();
    }

    private void readObject(JsonParser parser, String prefix) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            String path = prefix.isEmpty() ? name : prefix + name;
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT && !promised.contains(path)) {
                readObject(parser, path + ".");
            } else if (token == JsonToken.VALUE_NULL) {
                setAbsent(path);
            } else if (token.isStructStart()) {
                set(path, textOf(parser));
            } else {
                set(path, parser.getText());
            }
        }
    }

    /** The marks removed from cells so far. */
    InvisibleMarkCounts marks() {
        return marks;
    }

    private static String textOf(JsonParser parser) throws IOException {
        StringWriter text = new Bounded();
        try (JsonGenerator copy = JsonRecords.FACTORY.createGenerator(text)) {
            copy.copyCurrentStructure(parser);
        }
        return text.toString();
    }

    /** A null may be the value of a field, or replace an object whose fields the contract promises. */
    private void setAbsent(String path) throws IOException {
        String prefix = path + ".";
        if (promised.contains(path) || places.containsKey(path)) {
            set(path, null);
            return;
        }
        List<String> inner = (learning ? promised : places.keySet())
                .stream().filter(name -> name.startsWith(prefix)).sorted().toList();
        if (inner.isEmpty()) {
            set(path, null);
        }
        for (String name : inner) {
            set(name, null);
        }
    }

    private void set(String path, String cell) throws IOException {
        Integer place = places.get(path);
        if (place == null) {
            if (!learning) {
                noteUnknown(path);
                return;
            }
            place = add(path);
        }
        if (setBy[place] == turn) {
            repeated = repeated == null ? path : repeated;
        }
        setBy[place] = turn;
        cells[place] = cell == null ? null : marks.without(cell, place, turn);
    }

    private void noteUnknown(String path) {
        if (unknown.size() < MOST_UNKNOWN && !unknown.contains(path)) {
            unknown.add(path);
        }
    }

    private int add(String path) throws IOException {
        int place = columns.size();
        if (place == RowLimits.MOST_CELLS) {
            throw new StreamConstraintsException("too many fields");
        }
        if (place == cells.length) {
            cells = Arrays.copyOf(cells, place * 2);
            setBy = Arrays.copyOf(setBy, place * 2);
        }
        columns.add(marks.without(path, place, 0));
        places.put(path, place);
        return place;
    }

    private void addOptional() throws IOException {
        Set<String> known = new HashSet<>();
        columns.forEach(name -> known.add(HeaderName.plain(name)));
        for (ColumnContract column : contract.table().columns()) {
            List<String> names = new ArrayList<>(column.aliases());
            names.add(0, column.name());
            if (column.optional() && names.stream().map(HeaderName::plain).noneMatch(known::contains)) {
                int place = add(column.name());
                column.aliases().forEach(alias -> places.put(alias, place));
            }
        }
    }

    /** Text of bounded length. */
    private static final class Bounded extends StringWriter {

        @Override
        public void write(char[] characters, int offset, int length) {
            super.write(
                    characters,
                    offset,
                    Math.min(length, JsonRecords.LONGEST_TEXT - getBuffer().length()));
        }

        @Override
        public void write(String text, int offset, int length) {
            super.write(
                    text,
                    offset,
                    Math.min(length, JsonRecords.LONGEST_TEXT - getBuffer().length()));
        }
    }
}
