// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.binding.Fraction;
import org.jundeng.catalogue.NotTarget;
import org.jundeng.catalogue.Target;

/**
 * Holds the catalogue against the plan's own words, number by number. Each number of the plan's tasks is claimed by one
 * target, or is a date or listed as no target; each target claims a number, or a word that means all of a set, in its
 * own quote; comparator and unit are what stands around it.
 */
final class PlanCoverage {

    private static final Pattern NUMBER = Pattern.compile("[0-9０-９]+(?:\\.[0-9]+)?");
    /** Words that promise all of a set without a number; 健全覆盖 is 健全 and 覆盖. */
    private static final Pattern ALL = Pattern.compile("(?<!健)全覆盖|所有|覆盖各区|全面实行|全部|各有关部门|出水执行一级A标准");
    /** Numbers that the plan writes in words: text, value, comparator, unit. */
    private static final Map<String, List<String>> IN_WORDS = Map.of(
            "超万场", List.of("1", ">", "万场"),
            "三分之二以上", List.of("2/3", ">=", "比例"),
            "应安排一定资金", List.of("0", ">", "万元"),
            "足额落实到位", List.of("100", ">=", "%"));
    /** Where one number is promised of several things at once: 入户率和…覆盖率均达到95%; 监督检查率、产品抽检率“两个全覆盖”. */
    private static final Map<String, Integer> OF_SEVERAL = Map.of(
            "均达到95%", 2,
            "“两个全覆盖”", 2,
            "等目标人群覆盖率达到100%", 3,
            "特种作业人员持证上岗率达到100%", 3,
            "危险废物、医疗废物基本实现无害化处理覆盖率达到100%", 2,
            "村（社区）人力社保综合服务场所全覆盖", 2,
            "百姓健身步道全覆盖", 4);
    /** Where the plan says again what it said before: part 五 of part 二. Nobody claims it a second time. */
    private static final String REPEATED = "确保财政新增财力三分之二以上";
    /** What stands in the sentence of a number that is meant per so many: 每万人医院床位数达50张. */
    private static final Map<String, String> PER = Map.of("万人", "每万人", "千人", "每千人", "百名老人", "每百名老年人", "人", "人均");

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final String GENERAL = "0";

    private final PlanText plan;
    private final List<String> dates;
    private final List<NotTarget> notTargets;
    private final List<String> units;
    /** By item; they depend on the plan only. */
    private final Map<String, List<Spot>> spots = new HashMap<>();
    /** What came of an item with the targets it was asked about first; a change leaves most items as they are. */
    private final Map<String, Claimed> claimed = new HashMap<>();
    /** What came of a target's quotes: they depend on the target alone. */
    private final Map<Target, List<String>> quoted = new IdentityHashMap<>();

    /** Takes all known units, since 分钟 begins with 分. */
    PlanCoverage(PlanText plan, List<String> dates, List<NotTarget> notTargets, Collection<String> units) {
        this.plan = plan;
        this.dates = dates;
        this.notTargets = notTargets;
        this.units = units.stream()
                .map(unit -> unit.split("/")[0])
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    /** The same of another text of the plan; what is known of items that are the same in it stays known. */
    PlanCoverage in(PlanText other) {
        PlanCoverage same = new PlanCoverage(other, dates, notTargets, units);
        plan.items().forEach((item, text) -> {
            if (text.equals(other.items().get(item)) && spots.containsKey(item)) {
                same.spots.put(item, spots.get(item));
                same.claimed.put(item, claimed.get(item));
            }
        });
        return same;
    }

    /** A place in an item that somebody has to claim: {@code wanted} times. */
    private record Spot(int start, int end, BigDecimal value, String comparator, String unit, String per, int wanted) {}

    /** What is wrong with {@code targets}, in words; empty where all is as the plan says. */
    List<String> faults(List<Target> targets) {
        List<String> faults = new ArrayList<>();
        targets.forEach(target -> faults.addAll(quoted.computeIfAbsent(target, this::notSaid)));
        List<Target> numeric =
                targets.stream().filter(target -> target.comparator() != null).toList();
        Map<String, List<Target>> byItem =
                numeric.stream().collect(Collectors.groupingBy(target -> target.project() + "." + target.item()));
        plan.items().forEach((item, text) -> faults.addAll(claimed(item, text, byItem.getOrDefault(item, List.of()))));
        faults.addAll(claimed(
                GENERAL,
                plan.others(),
                numeric.stream().filter(target -> target.project() == 0).toList()));
        return faults;
    }

    private List<String> notSaid(Target target) {
        String text = plan.textOf(target.project(), target.item());
        return target.quotes().stream()
                .filter(quote -> !text.contains(quote))
                .map(quote -> target.id() + ": item " + target.project() + "." + target.item() + " does not say \""
                        + quote + "\"")
                .toList();
    }

    /** The faults of an item with some targets. */
    private record Claimed(List<Target> targets, List<String> faults) {

        boolean isOf(List<Target> others) {
            boolean same = targets.size() == others.size();
            for (int i = 0; same && i < others.size(); i++) {
                same = targets.get(i) == others.get(i);
            }
            return same;
        }
    }

    private List<String> claimed(String item, String text, List<Target> targets) {
        Claimed first = claimed.get(item);
        if (first != null && first.isOf(targets)) {
            return first.faults();
        }
        List<String> faults = new ArrayList<>();
        claim(item, text, targets, faults);
        claimed.putIfAbsent(item, new Claimed(targets, faults));
        return faults;
    }

    /** Entries that are not in the plan, that hide no promise, or that hide one that another hides already. */
    List<String> idle() {
        List<String> faults = new ArrayList<>();
        dates.stream()
                .filter(date -> plan.items().values().stream().noneMatch(text -> text.contains(date) && isNumber(date)))
                .forEach(date -> faults.add("date \"" + date + "\" stands nowhere"));
        for (NotTarget each : notTargets) {
            String text = plan.textOf(each.project(), each.item());
            boolean promise = isNumber(each.text()) || PlanPromises.isPromise(each.text());
            if (starts(text, each.text()).count() != 1 || !promise) {
                faults.add("\"" + each.text() + "\" is not one place with a promise in its item");
            }
            notTargets.stream()
                    .filter(other -> other != each && other.project().equals(each.project()))
                    .filter(other ->
                            other.item().equals(each.item()) && other.text().contains(each.text()))
                    .forEach(other -> faults.add("\"" + each.text() + "\" is part of \"" + other.text() + "\""));
        }
        return faults;
    }

    private static boolean isNumber(String words) {
        return NUMBER.matcher(words).find() || ALL.matcher(words).find();
    }

    private void claim(String item, String text, List<Target> targets, List<String> faults) {
        List<Spot> places = spots.computeIfAbsent(item, key -> spots(key, text));
        OneToOne matching = new OneToOne(places.stream().map(Spot::wanted).toList());
        for (Target target : targets) {
            for (BigDecimal value : values(target)) {
                List<Integer> fitting = new ArrayList<>();
                for (int i = 0; i < places.size(); i++) {
                    if (fits(target, value, places.get(i), text)) {
                        fitting.add(i);
                    }
                }
                if (!matching.add(fitting)) {
                    faults.add(target.id() + ": its quote says nothing free of "
                            + target.comparator().sign() + " " + value.toPlainString() + " " + target.unit());
                }
            }
        }
        for (int i = 0; i < places.size(); i++) {
            Spot spot = places.get(i);
            boolean date = item.equals(GENERAL) && Character.isDigit(text.charAt(spot.start()));
            if (!date && matching.claims(i) < spot.wanted()) {
                faults.add(item + ": nobody claims \"" + text.substring(Math.max(0, spot.start() - 12), spot.end())
                        + "\"");
            }
        }
        order(text, places, targets, faults);
    }

    /** Of targets with the same words (分别达到300万、400万和300万以上) the earlier bears the earlier number. */
    private static void order(String text, List<Spot> spots, List<Target> targets, List<String> faults) {
        targets.stream()
                .collect(Collectors.groupingBy(Target::quotes, LinkedHashMap::new, Collectors.toList()))
                .forEach((quotes, same) -> {
                    int start = text.indexOf(quotes.get(0));
                    Iterator<BigDecimal> said = spots.stream()
                            .filter(spot -> start <= spot.start()
                                    && spot.end() <= start + quotes.get(0).length())
                            .flatMap(spot -> Stream.generate(spot::value).limit(spot.wanted()))
                            .iterator();
                    for (Target target : same) {
                        boolean found = same.size() == 1;
                        while (!found && said.hasNext()) {
                            found = said.next().compareTo(values(target).get(0)) == 0;
                        }
                        if (!found) {
                            faults.add(target.id() + ": its number stands elsewhere in the row of its quote");
                        }
                    }
                });
    }

    private static List<BigDecimal> values(Target target) {
        return target.range() == null
                ? List.of(target.value().decimal())
                : List.of(target.range().low(), target.range().high());
    }

    private static boolean fits(Target target, BigDecimal value, Spot spot, String text) {
        String[] unit = target.unit().split("/");
        return spot.value().compareTo(value) == 0
                && spot.comparator().equals(target.comparator().sign())
                && spot.unit().equals(unit[0])
                && spot.per().equals(unit.length == 1 ? "" : unit[1])
                && target.quotes().stream().anyMatch(quote -> inside(text, quote, spot.start(), spot.end()));
    }

    private List<Spot> spots(String item, String text) {
        Set<Integer> taken = taken(item, text);
        List<Spot> spots = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            if (!taken.contains(number.start()) || !taken.contains(number.end() - 1)) {
                BigDecimal value = new BigDecimal(Normalizer.normalize(number.group(), Normalizer.Form.NFKC));
                spots.add(new Spot(
                        number.start(),
                        number.end(),
                        value,
                        PlanWords.comparator(text, number.start(), number.end()),
                        unit(text, number.end()),
                        per(text, number.start()),
                        wanted(text, number.start(), number.end())));
            }
        }
        Matcher all = ALL.matcher(text);
        while (all.find()) {
            if (!taken.contains(all.start())) {
                int wanted = wanted(text, all.start(), all.end());
                spots.add(new Spot(all.start(), all.end(), HUNDRED, ">=", "%", "", wanted));
            }
        }
        IN_WORDS.forEach((words, meaning) -> starts(text, words).forEach(start -> {
            int end = start + words.length();
            BigDecimal value = Fraction.of(meaning.get(0)).decimal();
            spots.add(new Spot(start, end, value, meaning.get(1), meaning.get(2), "", wanted(text, start, end)));
        }));
        return spots;
    }

    private Set<Integer> taken(String item, String text) {
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
        return taken;
    }

    /** The longest unit behind a number; the lower end of a range has that of the upper; 450万 of people is 万人. */
    private String unit(String text, int end) {
        String after = text.substring(end, Math.min(text.length(), end + 12));
        String written = Normalizer.normalize(after, Normalizer.Form.NFKC).replaceFirst("^—[0-9.]+", "");
        return units.stream().filter(written::startsWith).findFirst().orElse(written.startsWith("万") ? "万人" : "");
    }

    private static String per(String text, int start) {
        String sentence = text.substring(0, start).replaceFirst("(?s).*[，。；]", "");
        return PER.entrySet().stream()
                .filter(each -> sentence.contains(each.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static int wanted(String text, int start, int end) {
        if (inside(text, REPEATED, start, end)) {
            return 0;
        }
        return OF_SEVERAL.entrySet().stream()
                .filter(each -> inside(text, each.getKey(), start, end))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(1);
    }

    private static boolean inside(String text, String words, int start, int end) {
        return starts(text, words).anyMatch(from -> from <= start && end <= from + words.length());
    }

    private static Stream<Integer> starts(String text, String words) {
        List<Integer> starts = new ArrayList<>();
        for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
            starts.add(at);
        }
        return starts.stream();
    }
}
