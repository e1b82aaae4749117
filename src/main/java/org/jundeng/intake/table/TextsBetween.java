// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jundeng.intake.row.TableContext;
import org.jundeng.intake.row.TextsAmong;

/**
 * Collects the texts among rows that may say what the figures are. Each is kept once, and no more than can be of one
 * table, so that memory use does not grow with the rows.
 */
final class TextsBetween {

    private static final int MOST = 1000;
    private static final Pattern MAY_BE_UNIT =
            Pattern.compile("(?i)单\\s*位|units?\\b|[以按].{1,8}计|[(（【\\[][^()（）【】\\[\\]]{1,12}[)）】\\]]\\s*$");
    private static final Pattern UNIT_LABEL = Pattern.compile(".{0,4}单\\s*位\\s*[:：]?");

    private final Map<String, TableContext.Text> units = new LinkedHashMap<>();
    private final Map<String, TableContext.Text> aboveHeads = new LinkedHashMap<>();
    private final List<TableContext.Text> sinceData = new ArrayList<>();

    /** Takes the texts of a row without figures. */
    void add(TableRecord record) {
        String label = "";
        String before = "";
        for (int at = 0; at < record.cells().length; at++) {
            String cell = record.cells()[at].strip();
            if (cell.isEmpty() || cell.equals(before)) {
                continue;
            }
            take(new TableContext.Text(record.no(), at + 1, label + cell));
            before = cell;
            boolean isLabel = UNIT_LABEL.matcher(cell).matches();
            label = !isLabel ? "" : cell.endsWith(":") || cell.endsWith("：") ? cell : cell + "：";
        }
    }

    private void take(TableContext.Text text) {
        if (units.size() < MOST && MAY_BE_UNIT.matcher(text.text()).find()) {
            units.putIfAbsent(text.text(), text);
        }
        if (sinceData.size() < MOST && !NoteLabels.begin(text.text())) {
            sinceData.add(text);
        }
    }

    /** A row of data came. */
    void passData() {
        sinceData.clear();
    }

    /** The header came again: the texts since the last row of data are about the rows below. */
    void passHead() {
        for (TableContext.Text text : sinceData) {
            if (aboveHeads.size() < MOST) {
                aboveHeads.putIfAbsent(text.text(), text);
            }
        }
        sinceData.clear();
    }

    TextsAmong all() {
        return new TextsAmong(List.copyOf(units.values()), List.copyOf(aboveHeads.values()));
    }
}
