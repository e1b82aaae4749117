// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.catalogue.NotTarget;
import org.jundeng.catalogue.Target;

/**
 * Holds the catalogue against the words by which a plan promises something without a number. Each such word stands in
 * the quote of a target, or in a text that is listed as none with a reason.
 */
final class PlanPromises {

    /** What a promise without a number is made of, by kind. */
    private static final Map<String, String> KINDS = kinds();

    private static final Pattern PROMISE = Pattern.compile(
            KINDS.values().stream().map(words -> "(?:" + words + ")").collect(Collectors.joining("|")));

    /** Headings name a subject; what is promised of it follows. Items come without their number. */
    private static final Pattern HEADING = Pattern.compile("(?m)^(?:　　（[一二三四五六七八九十]）|　　[0-9]+\\.)[^。\\n]*。");

    private static final Pattern FIRST_SENTENCE = Pattern.compile("^[^。]*。");
    private static final String GENERAL = "0";
    private static final String ENDS = "，。；：\n";

    private final Map<String, List<String>> held;

    /** Takes what holds promises. */
    PlanPromises(List<Target> targets, List<NotTarget> notTargets) {
        this.held = Stream.concat(
                        targets.stream().flatMap(target -> target.quotes().stream()
                                .map(quote -> Map.entry(place(target.project(), target.item()), quote))),
                        notTargets.stream().map(each -> Map.entry(place(each.project(), each.item()), each.text())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The place that the words of an item are looked for in: the item, or the general part as a whole. */
    static String place(int project, int item) {
        return project == 0 ? GENERAL : project + "." + item;
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("a change of degree", "明显|大幅|显著|重大进展|合理(?:下降|提高|增长)|更加|进一步(?:提高|加大|提升|缩小)");
        kinds.put("a duty", "确保|保证|必须|应安排|到位|足额");
        kinds.put("again and again", "每年|每学期|每月|逐年|分年|年度");
        kinds.put("being taken up", "纳入");
        kinds.put("standing among others", "领先|前列|率先|一流");
        kinds.put("something that is there afterwards", "(?<!构)建立|建成|搭建|组建|设立|创建|(?<!标准|政策)制定|出台|形成|完成|启用|启动|新建|确立");
        kinds.put("an institution", "健全[^，。；、]{0,30}(?:制度|机制)");
        kinds.put("a level or state reached", "实现|达到");
        kinds.put("a bound without a number", "不(?:低|少|小|高|多|大)于|略高于|达标|执行[^，。；（）]*标准|获评");
        kinds.put("all of a set", "全体|所有|全部|全面(?:推行|实施|实行)|覆盖(?:全市|城乡|各)");
        return kinds;
    }

    /** Whether {@code text} has a word that promises something. */
    static boolean isPromise(String text) {
        return PROMISE.matcher(text).find();
    }

    /** The clauses with a promise that neither a target nor a reason holds, each with its place and the word. */
    List<String> unclaimed(PlanText plan) {
        List<String> found = new ArrayList<>();
        plan.items().forEach((item, text) -> found.addAll(unclaimed(item, text)));
        found.addAll(unclaimed(GENERAL, plan.others()));
        return found;
    }

    /** Those of one item, or of the general part. */
    List<String> unclaimed(String place, String text) {
        boolean[] taken = new boolean[text.length()];
        Pattern heading = place.equals(GENERAL) ? HEADING : FIRST_SENTENCE;
        heading.matcher(text).results().forEach(match -> take(taken, match.start(), match.end()));
        for (String words : held.getOrDefault(place, List.of())) {
            for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
                take(taken, at, at + words.length());
            }
        }
        List<String> found = new ArrayList<>();
        int last = -1;
        Matcher promise = PROMISE.matcher(text);
        while (promise.find()) {
            int start = clauseStart(text, promise.start());
            if (!taken[promise.start()] && start != last) {
                found.add(place + ": nobody claims \"" + text.substring(start, clauseEnd(text, promise.end())) + "\" ("
                        + promise.group() + ")");
                last = start;
            }
        }
        return found;
    }

    private static void take(boolean[] taken, int start, int end) {
        for (int i = start; i < end; i++) {
            taken[i] = true;
        }
    }

    private static int clauseStart(String text, int at) {
        int start = at;
        while (start > 0 && ENDS.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return start;
    }

    private static int clauseEnd(String text, int at) {
        int end = at;
        while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
