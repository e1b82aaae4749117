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
public record SaidUnits(Map<String, Unit> listed, String text, Location place) {

    private static final Pattern LABEL =
            Pattern.compile("([\\p{IsHan}]*)单\\s*位(\\s*(?:均|都)?(?:[:：]|[为是]\\s*[:：]?)?)\\s*", Pattern.DOTALL);
    /** What stands before 单位 where it can mean nothing but a unit of measure. */
    private static final Pattern MEASURE = Pattern.compile("(?:.*(?:计量|数量|数据|数值|金额|货币|本表|表内|表中))?");

    private static final Pattern COUNTED_IN = Pattern.compile("[以按]\\s*([^以按，。；;()（）\\s]{1,8}?)\\s*(?:统计|计算|计|为单位)");
    private static final Pattern SCALED = Pattern.compile("[十百千万亿]+(.+)");
    private static final Pattern NAMED = Pattern.compile("[(（【\\[]?([^)）】\\]。]*).*", Pattern.DOTALL);
    private static final Pattern WITH_DIGITS_OR_COLON = Pattern.compile(".*[\\d:：].*", Pattern.DOTALL);
    private static final Pattern ENGLISH = Pattern.compile("(?i)(?:^|[\\s(])units?\\s*:\\s*([^)]+)");
    private static final Pattern IN_BRACKETS = Pattern.compile("[(（【\\[]([^()（）【】\\[\\]]+)[)）】\\]]");
    private static final Pattern BRACKETS = Pattern.compile("[(（【\\[]([^()（）【】\\[\\]]+)[)）】\\]]\\s*$");
    private static final Pattern BETWEEN = Pattern.compile("\\s*[、,，;；]\\s*|\\s+");
    private static final Pattern OFFICE =
            Pattern.compile(".{2,}(局|委|委员会|会|部|处|科|院|中心|办|办公室|所|站|公司|集团|厅|政府|街道|镇|乡|社|学校|大学|银行|队|[(（]?盖?章[)）]?)");

    /** The units above a header; empty where no line speaks of them. */
    public static Optional<SaidUnits> above(TableContext context, Units units) {
        Map<String, Unit> listed = new LinkedHashMap<>();
        TableContext.Text first = null;
        List<TableContext.Text> above = context.above();
        for (int i = 0; i < above.size(); i++) {
            TableContext.Text text = above.get(i);
            boolean hasNext = i + 1 < above.size() && above.get(i + 1).rowNo() == text.rowNo();
            for (String name : names(text.text(), hasNext ? above.get(i + 1).text() : "", units)) {
                Optional<Unit> unit = units.find(name);
                listed.putIfAbsent(unit.map(Unit::id).orElse(name), unit.orElse(null));
                first = first == null ? text : first;
            }
        }
        return first == null
                ? Optional.empty()
                : Optional.of(new SaidUnits(listed, first.text(), new Location(first.rowNo(), null, first.columnNo())));
    }

    /** What the text names as units: known ones, or what can be nothing else; {@code beside} is the cell behind it. */
    private static List<String> names(String text, String beside, Units units) {
        List<String> names = new ArrayList<>();
        Matcher label = LABEL.matcher(text);
        boolean found = label.find();
        while (found) {
            String before = label.group(1);
            String mark = label.group(2).strip();
            int from = label.end();
            found = label.find();
            String named = named(text.substring(from, found ? label.start() : text.length()));
            boolean isAlone = named.isEmpty()
                    && !found
                    && !WITH_DIGITS_OR_COLON.matcher(beside).matches();
            boolean mustBe = !mark.isEmpty() && MEASURE.matcher(before).matches();
            names.addAll(behindLabel(isAlone ? named(beside) : named, mustBe, units));
        }
        Matcher english = ENGLISH.matcher(text);
        if (english.find()) {
            names.addAll(behindLabel(english.group(1).strip(), true, units));
        }
        for (Pattern pattern : List.of(IN_BRACKETS, COUNTED_IN)) {
            Matcher part = pattern.matcher(text);
            while (part.find()) {
                names.addAll(behindLabel(part.group(1).strip(), false, units));
            }
        }
        return names;
    }

    private static String named(String text) {
        Matcher named = NAMED.matcher(text.strip());
        return named.matches() ? named.group(1).strip() : "";
    }

    /** The units that a text may name; {@code mustBe} says that it is one, unless it is an office's name. */
    private static List<String> behindLabel(String named, boolean mustBe, Units units) {
        List<String> split = split(named, units);
        boolean any = split.stream().anyMatch(each -> units.find(each).isPresent());
        boolean all = split.stream().allMatch(each -> units.find(each).isPresent() || isScaled(each, units));
        return all || mustBe && (any || !OFFICE.matcher(named).matches()) ? split : List.of();
    }

    /** Whether a text is a multiple of a known unit, though nobody told which: 百人. */
    private static boolean isScaled(String text, Units units) {
        Matcher scaled = SCALED.matcher(text);
        return scaled.matches() && units.find(scaled.group(1)).isPresent();
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
    public List<Unit> fitting(Unit promised) {
        return listed.values().stream()
                .filter(unit -> unit != null && unit.base().equals(promised.base()))
                .toList();
    }
}
