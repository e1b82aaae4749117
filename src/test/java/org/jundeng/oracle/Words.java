// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds the words of a mail against the figures: each fact that a mail states must be so, and what has to be said must
 * stand in it. It knows the figures from {@link AirRule} and who brought them from {@link BroughtFigures}.
 */
final class Words {

    private static final String ANY = "any";
    private static final int AGAIN_DAYS = 30;

    private final Map<String, AirRule> rules;
    private final BroughtFigures deliveries;
    private final Corrections corrections;

    Words(Map<String, AirRule> rules, BroughtFigures deliveries) {
        this.rules = rules;
        this.deliveries = deliveries;
        this.corrections = new Corrections(rules, deliveries);
    }

    /**
     * What a reader is told of an episode.
     *
     * @param reason why it is told
     * @param known what the reader was told of the figure last; null where nothing
     * @param others who was told before, and in whose place the reader is told
     */
    record Item(String place, AirRule.Episode episode, String reason, Known known, Map<String, String> others) {}

    /**
     * A figure that a reader was told.
     *
     * @param value the figure; null where the reader was told that there is none any more
     * @param before the last figure that the reader was told of that day; null where there was none
     */
    record Known(LocalDate of, Integer value, Integer before) {}

    /** What is untrue or missing in {@code mail}; each is a line. */
    List<String> faults(MailText mail, List<Item> items, LocalDate day, int higher) {
        List<String> faults = new ArrayList<>();
        List<MailText.Entry> unread = new ArrayList<>(mail.entries());
        for (Item item : items) {
            String since = item.episode().openedOn().toString();
            MailText.Entry entry = unread.stream()
                    .filter(each -> each.place().equals(item.place())
                            && each.facts().get("event").equals(event(item, higher)))
                    .min(Comparator.comparing(each -> !each.facts().containsValue(since)))
                    .orElse(null);
            if (entry == null) {
                faults.add("nothing is said of " + item.place() + ": " + event(item, higher));
            } else {
                unread.remove(entry);
                Map<String, String> must = must(item, entry.among() > 1, day, higher);
                if (!must.containsKey("corrected")) {
                    corrections.byTheChange(item, entry.facts().get("corrected"), must);
                }
                moved(item.episode(), entry.facts(), must);
                compare(item.place(), must, entry.facts(), faults);
            }
        }
        unread.forEach(entry -> faults.add("what is that? " + entry));
        if (!items.isEmpty()) {
            subject(mail.subject(), items, higher, faults);
        }
        counts(mail, items, higher, faults);
        return faults;
    }

    /** The summary counts what the mail tells, and so does the subject of a digest. */
    private void counts(MailText mail, List<Item> items, int higher, List<String> faults) {
        Map<String, Integer> counts = new TreeMap<>();
        items.forEach(item -> counts.merge(event(item, higher), 1, Integer::sum));
        mail.late()
                .values()
                .forEach(facts ->
                        counts.merge(facts.containsKey("over-from") ? "late" : "late-corrected", 1, Integer::sum));
        if (!mail.counts().equals(counts)) {
            faults.add("it tells " + counts + ", and the summary says " + mail.counts());
        }
    }

    /** The first row of the table: the gravest level that is open, and how many are, of those that the reader knows. */
    static void standing(MailText mail, List<Integer> open, List<String> faults) {
        int gravest = open.stream().mapToInt(Integer::intValue).max().orElse(0);
        String must = Oracle.LEVELS.get(gravest) + " " + open.size();
        if (!mail.standing().isEmpty() && !mail.standing().equals(must)) {
            faults.add("open are " + must + ", and the table says " + mail.standing());
        }
    }

    /** Holds what is said of days that became known late against what became known of them. */
    void late(String place, LocalDate day, LatePeriods.Breach breach, Integer toldBefore, Said said) {
        Map<String, String> must = new LinkedHashMap<>();
        must.put("day", day.toString());
        if (breach.level() == 0 && breach.value() == null) {
            must.put("gone", text(toldBefore));
        } else if (breach.level() == 0) {
            must.put("told-before", text(toldBefore));
            boolean crosses = AirRule.grade(breach.value(), said.higher()) > 0;
            must.put(crosses ? "value" : "within", text(breach.value()));
        } else {
            int limit = AirRule.bound(breach.level(), breach.higher());
            must.put("value", text(breach.value()));
            must.put("level", Oracle.LEVELS.get(breach.level()));
            must.put("named?", Oracle.LEVELS.get(breach.level()));
            must.put("limit", text(limit));
            must.put("over-from", breach.overFrom().toString());
            must.put("told-before", text(toldBefore));
            must.put("source?", ANY);
            String source = said.facts().getOrDefault("source", "0");
            if (!deliveries.brought(place, day, Integer.parseInt(source), breach.value())) {
                said.faults().add(place + ": file " + source + " did not bring the figure of " + day);
            }
        }
        compare(place + " of " + day, must, said.facts(), said.faults());
    }

    /** What a mail says of one day that became known late. */
    record Said(Map<String, String> facts, int higher, List<String> faults) {}

    private static void compare(String place, Map<String, String> must, Map<String, String> said, List<String> faults) {
        must.forEach((fact, value) -> {
            String told = said.get(fact.replace("?", ""));
            boolean optional = fact.endsWith("?");
            boolean among = fact.equals("sources")
                    && told != null
                    && value != null
                    && !Collections.disjoint(List.of(told.split(" ")), List.of(value.split(" ")));
            if (told == null ? !optional && value != null : !told.equals(value) && !among && !ANY.equals(value)) {
                faults.add(place + ": " + fact + " is " + value + ", and the mail says " + told);
            }
        });
        said.keySet().stream()
                .filter(fact -> !must.containsKey(fact) && !must.containsKey(fact + "?"))
                .forEach(fact -> faults.add(place + ": the mail says " + fact + " " + said.get(fact)));
    }

    /** The word for what happened. */
    private String event(Item item, int higher) {
        if (!item.reason().equals("closed")) {
            return item.reason();
        }
        return isFalseAlarm(item, higher) ? "corrected" : item.episode().isWithdrawn() ? "withdrawn" : "closed";
    }

    private boolean isFalseAlarm(Item item, int higher) {
        AirRule rule = rules.get(item.place());
        AirRule.Episode episode = item.episode();
        return episode.level() == 0
                && episode.isCorrected()
                && episode.decided().stream()
                        .map(rule::at)
                        .allMatch(value -> value != null && AirRule.grade(value, higher) == 0);
    }

    /** What must be said; a fact with a question mark need not be, but if it is, so. A fact that is null must not. */
    private Map<String, String> must(Item item, boolean inTable, LocalDate day, int higher) {
        AirRule.Episode episode = item.episode();
        boolean open = episode.level() > 0;
        Integer value = rules.get(item.place()).at(episode.decidedBy());
        int limited = open ? limited(episode, higher) : 1;
        int limit = AirRule.bound(limited, open ? higher : episode.higher());
        boolean beyond = value != null && open && value > limit;
        Map<String, String> must = new LinkedHashMap<>();
        must.put("event", event(item, higher));
        must.put("level", open ? Oracle.LEVELS.get(episode.level()) : null);
        must.put(inTable ? "of?" : "of", episode.decidedBy().toString());
        must.put("value", text(value));
        must.put("gone", value == null ? "so" : null);
        must.put("limit", value == null ? null : text(limit));
        must.put("named?", Oracle.LEVELS.get(limited));
        must.put(inTable ? "distance?" : "distance", beyond ? text(value - limit) : null);
        change(item, inTable, must);
        course(item, inTable, higher, must);
        again(item, day, must);
        corrections.ofWhatWasTold(item, must);
        cause(item, higher, must);
        must.put("sources", source(item));
        List.of("away-until", "told-on", "told-first", "waited").forEach(fact -> must.put(fact, null));
        must.putAll(item.others());
        List.of("next?", "next-after?", "deputy?", "superior?").forEach(fact -> must.put(fact, ANY));
        return must;
    }

    /** The level whose bound the figure is held against: the one that it crosses, else the one that it keeps open. */
    private static int limited(AirRule.Episode episode, int higher) {
        int crossed = AirRule.grade(episode.value(), higher);
        return crossed > 0 ? crossed : episode.level();
    }

    /** The files that brought the figure, any of which may be named; null where none did. */
    private String source(Item item) {
        Integer now = rules.get(item.place()).at(item.episode().decidedBy());
        Integer shown = now == null ? item.episode().value() : now;
        List<String> files = new ArrayList<>();
        for (BroughtFigures.Line line :
                deliveries.of(item.place(), item.episode().decidedBy())) {
            if (shown.equals(line.value())) {
                files.add(text(line.number()));
            } else if (now != null) {
                files.clear();
            }
        }
        return files.isEmpty() ? null : String.join(" ", files);
    }

    private void change(Item item, boolean inTable, Map<String, String> must) {
        AirRule.Episode episode = item.episode();
        Map.Entry<LocalDate, Integer> before =
                rules.get(item.place()).measured().lowerEntry(episode.decidedBy());
        Integer value = rules.get(item.place()).at(episode.decidedBy());
        boolean none = before == null || value == null;
        int by = none ? 0 : value - before.getValue();
        must.put("change", none ? null : by == 0 ? "same" : by > 0 ? "up" : "down");
        must.put("by", by == 0 ? null : text(Math.abs(by)));
        must.put(inTable ? "than?" : "than", none ? null : before.getKey().toString());
        must.put("judged?", by == 0 ? null : by > 0 ? "worse" : "better");
    }

    private void course(Item item, boolean inTable, int higher, Map<String, String> must) {
        AirRule rule = rules.get(item.place());
        AirRule.Episode episode = item.episode();
        boolean open = episode.level() > 0;
        long days = open ? 0 : ChronoUnit.DAYS.between(episode.openedOn(), episode.closedOn());
        boolean never = isFalseAlarm(item, higher);
        must.put("never", never ? "so" : null);
        must.put(
                open || inTable || !never && days > 0 ? "since" : "none?",
                episode.openedOn().toString());
        must.put(
                inTable ? "until?" : "until",
                open || never || days == 0 ? null : episode.closedOn().toString());
        must.put(inTable ? "days?" : "days", open || never || days == 0 ? null : Long.toString(days));
        must.put(
                inTable ? "only?" : "only",
                open || never || days > 0 ? null : episode.openedOn().toString());
        LocalDate worst = lasted(rule, episode).keySet().stream()
                .min(Comparator.comparing(rule::at, Comparator.reverseOrder()).thenComparing(each -> each))
                .orElse(null);
        int last = inARow(rule, episode, higher);
        String row = last == 0 ? ANY : last == 1 ? null : text(last);
        must.put(inTable || last == 0 ? "periods?" : "periods", never ? null : row);
        Integer value = rule.at(episode.decidedBy());
        boolean another = !never && worst != null && !rule.at(worst).equals(value == null ? episode.value() : value);
        must.put(inTable ? "worst?" : "worst", another ? text(rule.at(worst)) : null);
        must.put(inTable ? "worst-of?" : "worst-of", another ? worst.toString() : null);
    }

    /** The figures of the days from the first that decided since it opened up to the last, whenever they came. */
    private static Map<LocalDate, Integer> lasted(AirRule rule, AirRule.Episode episode) {
        LocalDate first = episode.sinceOpened().iterator().next();
        return first.isAfter(episode.decidedBy())
                ? Map.of()
                : rule.measured().subMap(first, true, episode.decidedBy(), true);
    }

    /**
     * How many days in a row cross, without those that are not known, up to the last that does; 0 where none does by
     * the bounds of today, and then it is not said how many were counted by the bounds before.
     */
    private static int inARow(AirRule rule, AirRule.Episode episode, int higher) {
        int row = 0;
        int last = 0;
        Set<LocalDate> lasted = lasted(rule, episode).keySet();
        for (Map.Entry<LocalDate, Integer> each :
                rule.measured().headMap(episode.decidedBy(), true).entrySet()) {
            row = AirRule.grade(each.getValue(), higher) > 0 ? row + 1 : 0;
            last = row > 0 && lasted.contains(each.getKey()) ? row : last;
        }
        return last;
    }

    private void again(Item item, LocalDate day, Map<String, String> must) {
        LocalDate changed = item.episode().changedOn();
        long openings = rules.get(item.place()).openings().stream()
                .filter(each -> each.isAfter(changed.minusDays(AGAIN_DAYS)) && !each.isAfter(changed))
                .count();
        must.put("again", openings < 2 ? null : Long.toString(openings));
        must.put("again-until?", openings < 2 ? null : changed.toString());
    }

    /** Why it changed: worse and better than a figure that was so, and a rule that was changed so. */
    private void cause(Item item, int higher, Map<String, String> must) {
        AirRule.Episode episode = item.episode();
        boolean open = episode.level() > 0;
        must.put("recovered?", open ? null : "so");
        Integer before = episode.valueBefore();
        boolean than = before != null && !before.equals(episode.value());
        must.put("before?", than ? episode.before().toString() : null);
        must.put("worse-than?", than && before < episode.value() ? text(before) : null);
        must.put("better-than?", than && before > episode.value() ? text(before) : null);
        must.put("margin?", AirRule.grade(episode.value(), higher) > 0 ? "outside" : "inside");
    }

    /** The rule was changed: to the bounds of the last change, from others. Both causes are said only with this one. */
    private static void moved(AirRule.Episode episode, Map<String, String> said, Map<String, String> must) {
        int level = Oracle.LEVELS.indexOf(said.getOrDefault("moved", ""));
        if (level > 0) {
            String to = text(AirRule.bound(level, episode.changedHigher()));
            must.put("moved", said.get("moved"));
            must.put("moved-to", to);
            must.put("moved-from", to.equals(said.get("moved-from")) ? null : ANY);
            must.put("both?", "so");
        }
    }

    /** The subject names the worst: what is open before what is over, the graver level, the farthest from its limit. */
    private static void subject(String subject, List<Item> items, int higher, List<String> faults) {
        Comparator<Item> worse = Comparator.comparing(
                        (Item item) -> item.episode().level())
                .thenComparing(item -> item.episode().level() == 0
                        ? 0
                        : Math.max(
                                0,
                                item.episode().value()
                                        - AirRule.bound(item.episode().level(), higher)));
        Item worst = items.stream().max(worse).orElseThrow();
        List<String> as = items.stream()
                .filter(item -> worse.compare(item, worst) == 0)
                .map(Item::place)
                .toList();
        if (as.stream().noneMatch(subject::contains)
                || Tales.PLACES.stream().anyMatch(place -> subject.contains(place) && !as.contains(place))) {
            faults.add("the worst are " + as + ", and the subject says " + subject);
        }
    }

    static String text(Integer value) {
        return value == null ? null : value.toString();
    }
}
