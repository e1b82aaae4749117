// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jundeng.catalogue.NotTarget;
import org.jundeng.catalogue.Target;

/**
 * Holds the catalogue against the plan's own words, number by number. Each number of the plan's tasks is claimed by one
 * target, or is a date or listed as no target; each target claims a number, or a word that means all of a set, in its
 * own quote; comparator and unit are what stands around it.
 */
final class PlanCoverage {

    private static final Pattern NUMBER = Pattern.compile("[0-9０-９]+(?:\\.[0-9]+)?");
    /** Words that promise all of a set without a number. */
    private static final Pattern ALL = Pattern.compile("(?<!健)全覆盖|所有|覆盖各区|全面实行|全部达到|出水执行一级A标准");
    /** Numbers that the plan writes in words: text, value, comparator. */
    private static final Map<String, List<String>> IN_WORDS =
            Map.of("超万场", List.of("1", ">"), "三分之二以上", List.of("66.67", ">="));
    /** Where one number is promised of two things at once: 入户率和…覆盖率均达到95%; 监督检查率、产品抽检率“两个全覆盖”. */
    private static final Map<String, Integer> OF_SEVERAL = Map.of("均达到95%", 2, "“两个全覆盖”", 2);

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final Plan plan;
    private final List<String> dates;
    private final List<NotTarget> notTargets;

    PlanCoverage(Plan plan, List<String> dates, List<NotTarget> notTargets) {
        this.plan = plan;
        this.dates = dates;
        this.notTargets = notTargets;
    }

    /** A place in an item that somebody has to claim: {@code wanted} times. */
    private record Spot(int start, int end, BigDecimal value, String comparator, String after, int wanted) {}

    /** What is wrong with {@code targets}, in words; empty where all is as the plan says. */
    List<String> faults(List<Target> targets) {
        List<String> faults = new ArrayList<>();
        for (Target target : targets) {
            String text = plan.textOf(target.project(), target.item());
            target.quotes().stream()
                    .filter(quote -> !text.contains(quote))
                    .forEach(quote -> faults.add(target.id() + ": item " + target.project() + "." + target.item()
                            + " does not say \"" + quote + "\""));
        }
        plan.items().forEach((item, text) -> {
            List<Target> own = targets.stream()
                    .filter(target -> item.equals(target.project() + "." + target.item()))
                    .filter(target -> target.comparator() != null)
                    .toList();
            claim(item, text, own, faults);
        });
        targets.stream()
                .filter(target -> target.project() == 0 && target.comparator() != null)
                .forEach(target -> claim("0", plan.others(), List.of(target), faults));
        return faults;
    }

    private void claim(String item, String text, List<Target> targets, List<String> faults) {
        List<Spot> spots = spots(item, text);
        Matching matching = new Matching(spots.stream().map(Spot::wanted).toList());
        for (Target target : targets) {
            for (BigDecimal value : values(target)) {
                List<Integer> fitting = new ArrayList<>();
                for (int i = 0; i < spots.size(); i++) {
                    if (fits(target, value, spots.get(i), text)) {
                        fitting.add(i);
                    }
                }
                if (!matching.add(fitting)) {
                    faults.add(target.id() + ": its quote says nothing free of "
                            + target.comparator().sign() + " " + value.toPlainString() + " " + target.unit());
                }
            }
        }
        for (int i = 0; i < spots.size() && !item.equals("0"); i++) {
            if (matching.claims(i) < spots.get(i).wanted()) {
                int from = Math.max(0, spots.get(i).start() - 12);
                faults.add(item + ": nobody claims \""
                        + text.substring(from, spots.get(i).end()) + "\"");
            }
        }
    }

    private static List<BigDecimal> values(Target target) {
        return target.range() == null
                ? List.of(target.value())
                : List.of(target.range().low(), target.range().high());
    }

    private static boolean fits(Target target, BigDecimal value, Spot spot, String text) {
        boolean quoted = target.quotes().stream().anyMatch(quote -> starts(text, quote)
                .anyMatch(start -> start <= spot.start() && spot.end() <= start + quote.length()));
        return quoted
                && spot.value().compareTo(value) == 0
                && spot.comparator().equals(target.comparator().sign())
                && (spot.after().isEmpty() || unitFits(target, spot.after()));
    }

    private static boolean unitFits(Target target, String after) {
        String unit = target.unit().split("/")[0];
        String written = Normalizer.normalize(after, Normalizer.Form.NFKC);
        boolean head = target.range() != null && written.startsWith("—");
        boolean bare = unit.equals("万人") && written.startsWith("万") && !written.startsWith("万人次");
        return head || bare || (written.startsWith(unit) && !longer(written, unit));
    }

    /** 万平方米 is not 平方米, but 人次 begins with 人: the longest unit that stands there counts. */
    private static boolean longer(String written, String unit) {
        return (unit.equals("人") && written.startsWith("人次"))
                || (unit.equals("个") && written.startsWith("个月"))
                || (unit.equals("万人") && written.startsWith("万人次"));
    }

    private List<Spot> spots(String item, String text) {
        Set<Integer> taken = new HashSet<>();
        Stream<String> named = notTargets.stream()
                .filter(each -> item.equals(each.project() + "." + each.item()))
                .map(NotTarget::text);
        Stream.concat(dates.stream(), named)
                .forEach(words -> starts(text, words).forEach(start -> {
                    for (int i = start; i < start + words.length(); i++) {
                        taken.add(i);
                    }
                }));
        List<Spot> spots = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            if (!taken.contains(number.start())) {
                BigDecimal value = new BigDecimal(Normalizer.normalize(number.group(), Normalizer.Form.NFKC));
                spots.add(new Spot(
                        number.start(),
                        number.end(),
                        value,
                        comparator(text, number.start(), number.end()),
                        text.substring(number.end(), Math.min(text.length(), number.end() + 6)),
                        wanted(text, number.start(), number.end())));
            }
        }
        Matcher all = ALL.matcher(text);
        while (all.find()) {
            if (!taken.contains(all.start())) {
                spots.add(new Spot(all.start(), all.end(), HUNDRED, ">=", "", wanted(text, all.start(), all.end())));
            }
        }
        IN_WORDS.forEach((words, meaning) -> starts(text, words)
                .forEach(start -> spots.add(new Spot(
                        start, start + words.length(), new BigDecimal(meaning.get(0)), meaning.get(1), "", 1))));
        return spots;
    }

    private static int wanted(String text, int start, int end) {
        return OF_SEVERAL.entrySet().stream()
                .filter(each -> starts(text, each.getKey())
                        .anyMatch(from ->
                                from <= start && end <= from + each.getKey().length()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(1);
    }

    /** What the words around a number say of it. */
    private static String comparator(String text, int start, int end) {
        String before = text.substring(Math.max(0, start - 12), start).replaceFirst(".*[，。；、（：]", "");
        String after = text.substring(end, Math.min(text.length(), end + 12)).replaceFirst("[，。；、（）].*", "");
        if (before.matches(".*(超过|突破|高于)[^0-9]*")) {
            return ">";
        }
        if (after.contains("左右") || before.endsWith("约")) {
            return "~";
        }
        return after.contains("以内") || after.startsWith("分钟") || after.startsWith("小时") ? "<=" : ">=";
    }

    private static Stream<Integer> starts(String text, String words) {
        List<Integer> starts = new ArrayList<>();
        for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
            starts.add(at);
        }
        return starts.stream();
    }

    /** Matches claims to spots one to one, as many as can be (augmenting paths). */
    private static final class Matching {

        private final List<Integer> capacity;
        private final List<List<Integer>> fitting = new ArrayList<>();
        private final List<Integer> spotOf = new ArrayList<>();

        Matching(List<Integer> capacity) {
            this.capacity = capacity;
        }

        boolean add(List<Integer> spots) {
            fitting.add(spots);
            spotOf.add(-1);
            return place(fitting.size() - 1, new HashSet<>());
        }

        private boolean place(int claim, Set<Integer> tried) {
            for (int spot : fitting.get(claim)) {
                if (!tried.add(spot)) {
                    continue;
                }
                if (claims(spot) < capacity.get(spot)) {
                    spotOf.set(claim, spot);
                    return true;
                }
                for (int other = 0; other < spotOf.size(); other++) {
                    if (spotOf.get(other) == spot && place(other, tried)) {
                        spotOf.set(claim, spot);
                        return true;
                    }
                }
            }
            return false;
        }

        int claims(int spot) {
            return (int) spotOf.stream().filter(each -> each == spot).count();
        }
    }
}
