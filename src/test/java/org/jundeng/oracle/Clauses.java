// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The sentences of mails in both languages, and the facts that they state. Days are written as 2014-01-09, levels and
 * places by their ids, figures without their unit.
 */
final class Clauses {

    private static final String DAY = "(\\d{4}-\\d\\d-\\d\\d)";
    private static final String NUMBER = "(\\d+)";
    private static final String LEVEL = "(yellow|orange|red|)";
    private static final Pattern NOTHING = Pattern.compile("[\\s·；;,，.。]*");
    private static final Pattern COUNT = Pattern.compile("(\\D+?)(\\d+)[项期]|(\\d+) (.+)");

    private static final Pattern ROW =
            Pattern.compile("(\\w+)  +(?:(yellow|orange|red)  +)?(\\d+)  +(?:不超过|at most )(\\d+)"
                    + "(?:  +(上升|下降|up by |down by |持平|the same)(\\d*))?  +(?:since )?(\\d{4}-\\d\\d-\\d\\d)起?"
                    + "(?:  +(?:确认编号：|Number: )\\d+)?");

    private static final Pattern GONE =
            Pattern.compile("(\\w+)  +(?:(yellow|orange|red)  +)?(?:该数据已撤回或缺数|withdrawn or missing)"
                    + "  +(?:since )?(\\d{4}-\\d\\d-\\d\\d)起?"
                    + "(?:  +(?:确认编号：|Number: )\\d+)?");

    private static final Map<String, String> EVENTS = Map.ofEntries(
            Map.entry("新越线", "new"),
            Map.entry("New", "new"),
            Map.entry("加重", "raised"),
            Map.entry("Worse", "raised"),
            Map.entry("减轻", "lowered"),
            Map.entry("Less grave", "lowered"),
            Map.entry("再次越线", "reopened"),
            Map.entry("Again", "reopened"),
            Map.entry("解除", "closed"),
            Map.entry("Over", "closed"),
            Map.entry("数据更正", "corrected"),
            Map.entry("Corrected", "corrected"),
            Map.entry("数据撤回", "withdrawn"),
            Map.entry("Withdrawn", "withdrawn"),
            Map.entry("Goes on", "repeated"),
            Map.entry("转请处理", "escalated-to-deputy"),
            Map.entry("For your information", "escalated-to-superior"),
            Map.entry("代为处理", "deputy-for-absent"));

    private static final Map<String, String> COUNTED = Map.ofEntries(
            Map.entry("新越线", "new"),
            Map.entry("new", "new"),
            Map.entry("加重", "raised"),
            Map.entry("worse", "raised"),
            Map.entry("减轻", "lowered"),
            Map.entry("less grave", "lowered"),
            Map.entry("再次越线", "reopened"),
            Map.entry("again", "reopened"),
            Map.entry("解除", "closed"),
            Map.entry("over", "closed"),
            Map.entry("数据更正", "corrected"),
            Map.entry("corrected", "corrected"),
            Map.entry("数据撤回", "withdrawn"),
            Map.entry("withdrawn", "withdrawn"),
            Map.entry("still open", "repeated"),
            Map.entry("转请处理", "escalated-to-deputy"),
            Map.entry("for your information", "escalated-to-superior"),
            Map.entry("代为处理", "deputy-for-absent"),
            Map.entry("迟到数据中的越线", "late"),
            Map.entry("late and over", "late"),
            Map.entry("更正先前的迟到数据", "late-corrected"),
            Map.entry("late and corrected", "late-corrected"));

    /** A sentence; its groups are the values of the facts, in their order. */
    private record Clause(Pattern pattern, List<String> facts) {

        static Clause of(String pattern, String... facts) {
            String written = pattern.replace("{D}", DAY).replace("{N}", NUMBER).replace("{L}", LEVEL);
            return new Clause(Pattern.compile(written), List.of(facts));
        }
    }

    private static final String BY = "（县环保局{D}报送的 空气日报-{N}.csv，台账号 \\d+）";
    private static final String BY_ENGLISH = " \\(Environment Bureau, {D}, by 空气日报-{N}.csv, ledger number \\d+\\)";

    /** The longer ones first, where one is the beginning of another. */
    private static final List<Clause> CLAUSES = List.of(
            // of days that became known late
            Clause.of(
                    "{D}为{N}，{L}警戒线为不超过{N}（{L}），自{D}起已恢复。来源：空气日报-{N}.csv 第2行（台账号 \\d+）",
                    "day",
                    "value",
                    "named",
                    "limit",
                    "level",
                    "over-from",
                    "source"),
            Clause.of(
                    "{D}: {N}; the ?{L} limit is at most {N} \\({L}\\); over from {D} on\\. Source: 空气日报-{N}.csv,"
                            + " row 2 \\(ledger number \\d+\\)",
                    "day",
                    "value",
                    "named",
                    "limit",
                    "level",
                    "over-from",
                    "source"),
            Clause.of("。先前告知的是{N}，已更正", "told-before"),
            Clause.of("\\. Told before: {N}, which has been corrected", "told-before"),
            Clause.of("{D}原为{N}，更正为{N}，没有越线", "day", "told-before", "within"),
            Clause.of(
                    "{D}: told as {N}, corrected to {N}, which does not cross the bound",
                    "day",
                    "told-before",
                    "within"),
            Clause.of("{D}原为{N}，更正为{N}", "day", "told-before", "value"),
            Clause.of("{D}: told as {N}, corrected to {N}", "day", "told-before", "value"),
            Clause.of("{D}原为{N}，该数据已撤回", "day", "gone"),
            Clause.of("{D}: told as {N}, withdrawn since", "day", "gone"),
            // the figure
            Clause.of("{D}为{N}，{L}警戒线为不超过{N}", "of", "value", "named", "limit"),
            Clause.of("{D}: {N}; the ?{L} limit is at most {N}", "of", "value", "named", "limit"),
            Clause.of("{D}的(数据)已撤回或缺数", "of", "gone"),
            Clause.of("{D}: (the figure) was withdrawn or is missing", "of", "gone"),
            Clause.of("超出警戒线{N}", "distance"),
            Clause.of("{N} beyond the limit", "distance"),
            Clause.of("(与)上期（{D}）持平", "change", "than"),
            Clause.of("([Tt]he same) as the period before \\({D}\\)", "change", "than"),
            Clause.of("比上期（{D}）(上升|下降){N}(，有所好转|，有所恶化)?", "than", "change", "by", "judged"),
            Clause.of(
                    "([Uu]p|[Dd]own) by {N} on the period before \\({D}\\)(: better|: worse)?",
                    "change",
                    "by",
                    "than",
                    "judged"),
            Clause.of("数据时期：{D}", "of"),
            Clause.of("Figures of {D}", "of"),
            // why
            Clause.of("(新一期数据)已回到警戒线以内", "recovered"),
            Clause.of("(The newer period) is within the limit", "recovered"),
            Clause.of("与{D}{N}相比更严重", "before", "worse-than"),
            Clause.of("Worse than {D} {N}", "before", "worse-than"),
            Clause.of("与{D}{N}相比有所好转(，但仍在警戒线之外|，已在警戒线以内，但余量不足，暂不解除)?", "before", "better-than", "margin"),
            Clause.of(
                    "Better than {D} {N}(, but still beyond the limit| and within the limit, but too close to it to be"
                            + " over)?",
                    "before",
                    "better-than",
                    "margin"),
            Clause.of("规则已调整：{L}警戒线由“不超过{N}”改为“不超过{N}”", "moved", "moved-from", "moved-to"),
            Clause.of(
                    "The rule was changed: the {L} limit from \"at most {N}\" to \"at most {N}\"",
                    "moved",
                    "moved-from",
                    "moved-to"),
            Clause.of("；(同时)，", "both"),
            Clause.of("; (and also): ", "both"),
            Clause.of("{D}原报{N}，更正为{N}" + BY, "corrected", "old", "now", "by-day", "by-file"),
            Clause.of(
                    "{D}: {N} was reported first, corrected to {N}" + BY_ENGLISH,
                    "corrected",
                    "old",
                    "now",
                    "by-day",
                    "by-file"),
            Clause.of("{D}原报{N}，后曾撤回或缺数，现为{N}" + BY, "corrected", "old", "back", "by-day", "by-file"),
            Clause.of(
                    "{D}: {N} was reported first, then there was none; it is {N} now" + BY_ENGLISH,
                    "corrected",
                    "old",
                    "back",
                    "by-day",
                    "by-file"),
            Clause.of("{D}原报{N}，已撤回（县环保局{D}撤回 空气日报-{N}.csv，台账号 \\d+）", "corrected", "old", "by-day", "withdrawn-by"),
            Clause.of(
                    "{D}: {N} was reported first, and withdrawn \\(Environment Bureau withdrew 空气日报-{N}.csv on {D},"
                            + " ledger number \\d+\\)",
                    "corrected",
                    "old",
                    "withdrawn-by",
                    "by-day"),
            Clause.of("{D}原报{N}，现标为缺数" + BY, "corrected", "old", "by-day", "missing-by"),
            Clause.of(
                    "{D}: {N} was reported first, and is marked as missing now" + BY_ENGLISH,
                    "corrected",
                    "old",
                    "by-day",
                    "missing-by"),
            Clause.of("(未曾越线)", "never"),
            Clause.of("(The limit was never crossed)", "never"),
            // how it has gone
            Clause.of("始于{D}", "since"),
            Clause.of("Open since {D}", "since"),
            Clause.of("自{D}至{D}，历时{N}天", "since", "until", "days"),
            Clause.of("It lasted for (\\d+|one) days?, from {D} to {D}", "days", "since", "until"),
            Clause.of("仅{D}当天", "only"),
            Clause.of("On {D} only", "only"),
            Clause.of("，连续{N}期", "periods"),
            Clause.of(", for {N} periods in a row", "periods"),
            Clause.of("，其间最严重为{N}（{D}）", "worst", "worst-of"),
            Clause.of("; the worst was {N} \\({D}\\)", "worst", "worst-of"),
            Clause.of("近30天第{N}次", "again"),
            Clause.of("Opened {N} times within 30 days", "again"),
            Clause.of("截至{D}的30天内第{N}次", "again-until", "again"),
            Clause.of("Opened {N} times within the 30 days up to {D}", "again", "again-until"),
            // who is told, and what happens next
            Clause.of("石兰外出（至{D}），由您代为处理", "away-until"),
            Clause.of("{D}已告知(石兰|方远)，至今{N}个工作日无人确认", "told-on", "told-first", "waited"),
            Clause.of(
                    "(Shi Lan|Fang Yuan) was told on {D}; nobody has answered for (\\d+|one) working days?",
                    "told-first",
                    "told-on",
                    "waited"),
            Clause.of("如无人确认，将于{D}（满{N}个工作日）(?:通知代理人(方远)|报告上级(马平))", "next", "next-after", "deputy", "superior"),
            Clause.of("If nobody acknowledges it, you will be told again on {D}", "next"),
            Clause.of("如无人确认，将于{D}再次提醒您", "next"),
            Clause.of("如无人确认，将于{D}石兰返岗后告知其本人", "next"),
            Clause.of("知悉后，请将确认编号告知运维人员，由其代为确认"),
            Clause.of("When you have seen it, name this number to an operator, who acknowledges it for you"),
            Clause.of("(?:确认编号：|Number: )\\d+"),
            Clause.of("提醒规则：细颗粒物偏高|Rule: Particles too high"),
            Clause.of("负责单位：县环保局|Answers for it: Environment Bureau"));

    private static final Pattern SOURCE =
            Pattern.compile("(?:来源：|Source: )?空气日报-(\\d+)\\.csv(?: 第2行（台账号 \\d+）|, row 2 \\(ledger number \\d+\\))");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("上升", "up"),
            Map.entry("下降", "down"),
            Map.entry("与", "same"),
            Map.entry("持平", "same"),
            Map.entry("the same", "same"),
            Map.entry("The same", "same"),
            Map.entry("Up", "up"),
            Map.entry("Down", "down"),
            Map.entry("，有所好转", "better"),
            Map.entry(": better", "better"),
            Map.entry("，有所恶化", "worse"),
            Map.entry(": worse", "worse"),
            Map.entry("，但仍在警戒线之外", "outside"),
            Map.entry(", but still beyond the limit", "outside"),
            Map.entry("，已在警戒线以内，但余量不足，暂不解除", "inside"),
            Map.entry(" and within the limit, but too close to it to be over", "inside"),
            Map.entry("同时", "so"),
            Map.entry("and also", "so"),
            Map.entry("数据", "so"),
            Map.entry("the figure", "so"),
            Map.entry("新一期数据", "so"),
            Map.entry("The newer period", "so"),
            Map.entry("未曾越线", "so"),
            Map.entry("The limit was never crossed", "so"),
            Map.entry("石兰", "head"),
            Map.entry("Shi Lan", "head"),
            Map.entry("方远", "deputy"),
            Map.entry("Fang Yuan", "deputy"),
            Map.entry("马平", "mayor"),
            Map.entry("one", "1"));

    private Clauses() {}

    /** What happened, by the word in the brackets before an entry. */
    static String event(String word) {
        return EVENTS.getOrDefault(word, "unread " + word);
    }

    /** How many things of which kind: {@code 新越线2项，解除1项}. */
    static Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String each : text.split("，|, ")) {
            Matcher count = COUNT.matcher(each);
            boolean read = count.matches();
            String word = !read ? each : count.group(1) == null ? count.group(4) : count.group(1);
            String number = !read ? "0" : count.group(2) == null ? count.group(3) : count.group(2);
            counts.put(COUNTED.getOrDefault(word, "unread " + word), Integer.valueOf(number));
        }
        return counts;
    }

    /** The row of a table. */
    static Map<String, String> row(String line) {
        Map<String, String> facts = new TreeMap<>();
        Matcher row = ROW.matcher(line.trim());
        Matcher gone = GONE.matcher(line.trim());
        if (gone.matches()) {
            put(facts, "level", gone.group(2));
            facts.put("gone", "so");
            facts.put("since", gone.group(3));
            return facts;
        }
        if (!row.matches()) {
            return Map.of("unread", line.trim());
        }
        put(facts, "level", row.group(2));
        facts.put("value", row.group(3));
        facts.put("limit", row.group(4));
        put(facts, "change", row.group(5));
        put(facts, "by", row.group(6));
        facts.put("since", row.group(7));
        return facts;
    }

    private static void put(Map<String, String> facts, String fact, String value) {
        if (value != null && !value.isEmpty()) {
            String word = value.replace(" by ", "");
            facts.put(fact, WORDS.getOrDefault(word, word));
        }
    }

    /** All that is stated, and under {@code unread} what is not understood. */
    static Map<String, String> facts(String text) {
        Map<String, String> facts = new LinkedHashMap<>();
        String rest = text;
        for (Clause clause : CLAUSES) {
            Matcher matcher = clause.pattern().matcher(rest);
            if (matcher.find()) {
                IntStream.range(0, clause.facts().size())
                        .forEach(i -> put(facts, clause.facts().get(i), matcher.group(i + 1)));
                rest = matcher.replaceAll("");
            }
        }
        Matcher source = SOURCE.matcher(rest);
        String sources = source.results().map(each -> each.group(1)).collect(Collectors.joining(" "));
        put(facts, "sources", sources);
        rest = source.replaceAll("");
        if (!NOTHING.matcher(rest).matches()) {
            facts.put("unread", rest.strip());
        }
        return facts;
    }
}
