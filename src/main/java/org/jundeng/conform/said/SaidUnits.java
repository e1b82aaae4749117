// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.said;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.catalogue.Unit;
import org.jundeng.catalogue.Units;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.TableContext;

/**
 * The units that stand above a table's header: 单位：万人, 计量单位:人、%, (万元).
 *
 * @param listed the units, by their ids; null is the value of a text that no unit is known by
 * @param text the text they stand in
 * @param place where it stands
 */
record SaidUnits(Map<String, Unit> listed, String text, Location place) {

    private static final Pattern LINE =
            Pattern.compile("(?:^|[\\s(（【\\[])(?:计量|数量|数据|金额|货币)?单位\\s*[:：]\\s*([^)）】\\]]+)", Pattern.DOTALL);
    private static final Pattern ENGLISH = Pattern.compile("(?i)(?:^|[\\s(])units?\\s*:\\s*([^)]+)");
    private static final Pattern BRACKETS = Pattern.compile("[(（【\\[]([^()（）【】\\[\\]]+)[)）】\\]]\\s*$");
    private static final Pattern BETWEEN = Pattern.compile("\\s*[、,，;；]\\s*|\\s+");
    private static final Pattern OFFICE =
            Pattern.compile(".{2,}(局|委|委员会|会|部|处|科|院|中心|办|办公室|所|站|公司|集团|厅|政府|街道|镇|乡|社|学校|大学|银行|队|[(（]?盖?章[)）]?)");

    /** The units above a header; empty where no line speaks of them. */
    static Optional<SaidUnits> above(TableContext context, Units units) {
        Map<String, Unit> listed = new LinkedHashMap<>();
        TableContext.Text first = null;
        for (TableContext.Text text : context.above()) {
            for (String name : names(text.text(), units)) {
                Optional<Unit> unit = units.find(name);
                listed.putIfAbsent(unit.map(Unit::id).orElse(name), unit.orElse(null));
                first = first == null ? text : first;
            }
        }
        return first == null
                ? Optional.empty()
                : Optional.of(new SaidUnits(listed, first.text(), new Location(first.rowNo(), null, first.columnNo())));
    }

    /** What the text names as units: known ones, or what can be nothing else. */
    private static List<String> names(String text, Units units) {
        for (Pattern pattern : List.of(LINE, ENGLISH)) {
            Matcher line = pattern.matcher(text);
            if (line.find()) {
                String named = line.group(1).strip();
                List<String> split = split(named, units);
                boolean known = split.stream().anyMatch(each -> units.find(each).isPresent());
                return known || !OFFICE.matcher(named).matches() ? split : List.of();
            }
        }
        Matcher brackets = BRACKETS.matcher(text);
        List<String> inBrackets = brackets.find() ? split(brackets.group(1).strip(), units) : List.of();
        return inBrackets.stream().allMatch(each -> units.find(each).isPresent()) ? inBrackets : List.of();
    }

    private static List<String> split(String named, Units units) {
        if (units.find(named).isPresent()) {
            return List.of(named);
        }
        List<String> parts = new ArrayList<>();
        for (String part : BETWEEN.split(named)) {
            if (!part.isBlank()) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** The unit in brackets at the end of a header or of an indicator's word; empty where there is none. */
    static Optional<Unit> ownOf(String name, Units units) {
        Matcher brackets = BRACKETS.matcher(name);
        return brackets.find() ? units.find(brackets.group(1)) : Optional.empty();
    }

    /** The listed units that can be turned into {@code promised}. */
    List<Unit> fitting(Unit promised) {
        return listed.values().stream()
                .filter(unit -> unit != null && unit.base().equals(promised.base()))
                .toList();
    }
}
