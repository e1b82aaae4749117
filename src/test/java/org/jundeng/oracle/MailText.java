// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a mail says, read from its plain text alone. Days, places, levels and figures are first written alike in both
 * languages; {@link Clauses} knows the sentences. What it does not understand, it hands on as {@code unread}.
 *
 * @param subject the subject, written alike
 * @param counts how many things of each kind the summary names
 * @param standing the gravest level in the table at the top and how many are open: {@code red 3}; "" without table
 * @param entries what is said of each place, in the order of the mail
 * @param late what is said of days that became known late, by place and day
 */
record MailText(
        String subject,
        Map<String, Integer> counts,
        String standing,
        List<Entry> entries,
        Map<String, Map<String, String>> late) {

    private static final Map<String, String> NAMES = names();
    private static final Pattern CHINESE_DAY = Pattern.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日");
    private static final Pattern ENGLISH_DAY = Pattern.compile(
            "\\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)"
                    + " \\d{4}");
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final Pattern HEAD = Pattern.compile("\\[(\\D+?)(?:,? (yellow|orange|red))?] (.*)");
    private static final Pattern MANY = Pattern.compile(".* · (\\d)(?:个地区| regions)");
    private static final String PLACE = "(dongwan|nanling|beitang)";
    private static final Pattern STANDING =
            Pattern.compile("(?:环境工程|Environment)  +(无|none|yellow|orange|red)  +(\\d+)项?  .*");
    private static final Pattern SUMMARY =
            Pattern.compile("(?:截至\\S{10}，以下事项请您了解：|What you should know as of \\S{10}: )(.*)[。.]");
    private static final Pattern LATE = Pattern.compile("- " + PLACE + " · .*");

    /**
     * What is said of one place.
     *
     * @param place the township
     * @param among how many townships the block tells of
     * @param facts what is said, by what it is about
     */
    record Entry(String place, int among, Map<String, String> facts) {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        List.of("东湾镇 dongwan", "南岭镇 nanling", "北塘乡 beitang", "Dongwan dongwan", "Nanling nanling")
                .forEach(pair -> names.put(pair.split(" ")[0], pair.split(" ")[1]));
        names.put("Beitang", "beitang");
        List.of("黄色 yellow", "橙色 orange", "红色 red").forEach(pair -> names.put(pair.split(" ")[0], pair.split(" ")[1]));
        names.put("微克/立方米", "");
        names.put(" µg/m³", "");
        return names;
    }

    static MailText of(String text) {
        List<String> lines = alike(text).lines().toList();
        Map<String, Integer> counts = Map.of();
        String standing = "";
        List<Entry> entries = new ArrayList<>();
        Map<String, Map<String, String>> late = new TreeMap<>();
        for (List<String> paragraph : paragraphs(lines.subList(1, lines.size()))) {
            String first = paragraph.get(0);
            Matcher summary = SUMMARY.matcher(first);
            Matcher head = HEAD.matcher(first);
            if (summary.matches()) {
                counts = Clauses.counts(summary.group(1));
            } else if (head.matches()) {
                entries.addAll(entries(head, paragraph.subList(1, paragraph.size())));
            } else if (LATE.matcher(first).matches()) {
                late(paragraph, late);
            } else {
                standing = paragraph.stream()
                        .map(STANDING::matcher)
                        .filter(Matcher::matches)
                        .map(row -> row.group(1).replace("无", "none") + " " + row.group(2))
                        .findFirst()
                        .orElse(standing);
            }
        }
        return new MailText(lines.get(0), counts, standing, entries, late);
    }

    private static String alike(String text) {
        String alike = CHINESE_DAY
                .matcher(text)
                .replaceAll(day ->
                        String.format(Locale.ROOT, "%s-%02d-%02d", day.group(1), number(day, 2), number(day, 3)));
        alike = ENGLISH_DAY.matcher(alike).replaceAll(day -> LocalDate.parse(day.group(), ENGLISH)
                .toString());
        for (Map.Entry<String, String> name : NAMES.entrySet()) {
            alike = alike.replace(name.getKey(), name.getValue());
        }
        return alike;
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static List<List<String>> paragraphs(List<String> lines) {
        List<List<String>> paragraphs = new ArrayList<>();
        List<String> paragraph = new ArrayList<>();
        for (String line : lines) {
            boolean begins = line.isBlank() || line.startsWith("- ");
            if (begins && !paragraph.isEmpty()) {
                paragraphs.add(paragraph);
                paragraph = new ArrayList<>();
            }
            if (!line.isBlank()) {
                paragraph.add(line);
            }
        }
        paragraphs.add(paragraph);
        return paragraphs.stream().filter(each -> !each.isEmpty()).toList();
    }

    /** An episode, or the rows of a block: what stands in none of the rows is said of each. */
    private static List<Entry> entries(Matcher head, List<String> lines) {
        Map<String, String> common = new TreeMap<>();
        common.put("event", Clauses.event(head.group(1)));
        if (head.group(2) != null) {
            common.put("level", head.group(2));
        }
        Matcher many = MANY.matcher(head.group(3));
        if (!many.matches()) {
            common.putAll(Clauses.facts(String.join("\n", lines)));
            return List.of(new Entry(head.group(3).replaceFirst(" ·.*", ""), 1, common));
        }
        Map<String, List<String>> rows = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        String row = null;
        for (String line : lines) {
            String place = line.trim().replaceFirst(" .*", "");
            if (place.matches(PLACE)) {
                row = place;
                rows.put(row, new ArrayList<>(List.of(line)));
            } else if (line.startsWith("    ") && row != null) {
                rows.get(row).add(line);
            } else {
                others.add(line);
            }
        }
        common.putAll(Clauses.facts(String.join("\n", others)));
        int among = rows.size() == Integer.parseInt(many.group(1)) ? rows.size() : 0;
        return rows.entrySet().stream()
                .map(each -> {
                    Map<String, String> facts = new TreeMap<>(common);
                    facts.putAll(Clauses.row(each.getValue().get(0)));
                    facts.putAll(Clauses.facts(each.getValue().stream().skip(1).collect(Collectors.joining("\n"))));
                    return new Entry(each.getKey(), among, facts);
                })
                .toList();
    }

    private static void late(List<String> paragraph, Map<String, Map<String, String>> late) {
        Matcher head = LATE.matcher(paragraph.get(0));
        String place = head.matches() ? head.group(1) : "";
        for (String line : paragraph.subList(1, paragraph.size())) {
            Map<String, String> facts = Clauses.facts(line);
            late.put(place + " " + facts.getOrDefault("day", line), facts);
        }
    }
}
