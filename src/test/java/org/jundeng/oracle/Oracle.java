// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must be told to whom, and what must not: by what is so, and by what each person was told by the mails that left.
 * Where the two agree there is nothing to tell.
 */
final class Oracle {

    static final List<String> LEVELS = List.of("none", "yellow", "orange", "red");

    private static final List<String> PEOPLE = List.of("head", "deputy", "mayor", "planner", "warden");

    private final Calendar calendar = new Calendar();
    private final Map<String, AirRule> rules = new LinkedHashMap<>();
    private final Duties duties = new Duties();
    private final OwedDays owed = new OwedDays();
    private final ToldLate late = new ToldLate(duties);
    private final BroughtFigures deliveries = new BroughtFigures();
    private final Words words = new Words(rules, deliveries);
    private final ToldSoFar told = new ToldSoFar();
    private final Decisions decisions = new Decisions(rules, calendar, told, duties);
    private final Set<String> digestsWaiting = new HashSet<>();
    private final boolean serves;
    private boolean isNews;

    Oracle(boolean serves) {
        this.serves = serves;
        Tales.PLACES.forEach(place -> {
            AirRule rule = new AirRule();
            rules.put(place, rule);
            late.watch(place, new LatePeriods(rule));
        });
    }

    AirRule rule(String place) {
        return rules.get(place);
    }

    Calendar calendar() {
        return calendar;
    }

    OwedDays owed() {
        return owed;
    }

    Duties duties() {
        return duties;
    }

    BroughtFigures deliveries() {
        return deliveries;
    }

    /** Somebody acknowledged the open episode of a place, if there is one. */
    void acknowledge(String place) {
        AirRule rule = rules.get(place);
        if (!rule.episodes().isEmpty() && last(rule).level() > 0) {
            decisions.acknowledge(place, rule.episodes().size());
        }
    }

    private static AirRule.Episode last(AirRule rule) {
        return rule.episodes().get(rule.episodes().size() - 1);
    }

    /** A delivery arrived. */
    void delivered(LocalDate day) {
        late.begin(day);
        isNews = true;
    }

    /** A figure was withdrawn, or the rule was changed. */
    void changed() {
        isNews = true;
    }

    /**
     * An evaluation: what got graver or opened again has to be acknowledged anew. By day only figures that came or were
     * withdrawn, and a rule that was changed, are a reason to hold all against the rule; else it is the next night
     * that does.
     */
    void evaluated(LocalDateTime at, boolean night, int higher) {
        if (night || isNews) {
            isNews = false;
            evaluate(at.toLocalDate(), higher);
            owed.evaluate(at.toLocalDate());
        }
        owed.evaluated(night);
        for (String person : PEOPLE) {
            boolean digest = !tellsLate(person, at.toLocalDate()).isEmpty()
                    || decisions.of(person, at.toLocalDate()).stream()
                            .anyMatch(item -> item.way().equals("digest"));
            if (night && digest && takesDigest(at.toLocalDate())) {
                digestsWaiting.add(person);
            } else if (!digest) {
                digestsWaiting.remove(person);
            }
        }
    }

    private void evaluate(LocalDate day, int higher) {
        rules.forEach((place, rule) -> {
            int episodes = rule.episodes().size();
            int level = episodes == 0 ? 0 : last(rule).level();
            rule.evaluate(day, higher);
            boolean graver = rule.episodes().size() == episodes
                    && episodes > 0
                    && last(rule).level() > level;
            if (graver) {
                decisions.asksAgain(place, episodes);
            }
        });
        late.evaluate(day, higher);
    }

    private boolean takesDigest(LocalDate day) {
        return !serves || Calendar.isWorkingDay(day);
    }

    /** What a digest has to tell the person of days that became known late. */
    private Set<String> tellsLate(String person, LocalDate day) {
        Set<String> tells = new TreeSet<>();
        if (takesDigest(day)) {
            rules.keySet().forEach(place -> tells.addAll(late.tells(person, place, day, calendar)));
        }
        return tells;
    }

    /** What must leave now: mails at once, and digests where it is their hour. */
    Set<String> expected(LocalDateTime at, boolean digests) {
        Set<String> expected = new TreeSet<>();
        for (String person : PEOPLE) {
            if (digests && digestsWaiting.contains(person)) {
                expected.addAll(tellsLate(person, at.toLocalDate()));
            }
            for (Decisions.Item item : decisions.of(person, at.toLocalDate())) {
                boolean leaves = item.way().equals("digest")
                        ? digests && digestsWaiting.contains(person)
                        : !serves || !isQuiet(person, at.toLocalTime());
                if (leaves) {
                    expected.add(item.said());
                }
            }
        }
        return expected;
    }

    private static boolean isQuiet(String person, LocalTime time) {
        return person.equals("head") && (!time.isBefore(LocalTime.of(20, 0)) || time.isBefore(LocalTime.of(7, 0)));
    }

    /** What is untrue or missing in the words of a mail that leaves {@code together} with others. */
    List<String> untrue(Haitang.Left mail, List<Haitang.Left> together, int higher) {
        List<Words.Item> items = mail.items().stream()
                .map(item -> new Words.Item(
                        item.place(),
                        rules.get(item.place()).episodes().get(item.episode() - 1),
                        item.reason(),
                        told.known(mail.person(), item.place(), item.episode()),
                        others(mail.person(), item, mail.at().toLocalDate())))
                .toList();
        MailText text = MailText.of(mail.text());
        List<String> faults = words.faults(text, items, mail.at().toLocalDate(), higher);
        for (Haitang.Late each : mail.late()) {
            Map<String, String> said = text.late().get(each.place() + " " + each.day());
            if (said == null) {
                faults.add("nothing is said of " + each);
            } else {
                words.late(
                        each.place(),
                        each.day(),
                        late.breach(each.place(), each.day()),
                        late.lastTold(mail.person(), each.place(), each.day()),
                        new Words.Said(said, higher, faults));
            }
        }
        Words.standing(text, open(mail, together), faults);
        return faults;
    }

    /**
     * The levels of the open episodes that the person knows of: from this mail, from mails before, and from those that
     * leave with it.
     */
    private List<Integer> open(Haitang.Left mail, List<Haitang.Left> together) {
        List<Haitang.Item> items = together.stream()
                .filter(each -> each.person().equals(mail.person()))
                .flatMap(each -> each.items().stream())
                .toList();
        List<Integer> levels = new ArrayList<>();
        rules.forEach((place, rule) -> {
            for (int number = 1; number <= rule.episodes().size(); number++) {
                int episode = number;
                ToldSoFar.Told last = told.last(mail.person(), place, number);
                boolean tells =
                        items.stream().anyMatch(item -> item.place().equals(place) && item.episode() == episode);
                boolean knows = last != null
                        && last.level() > 0
                        && !decisions
                                .role(mail.person(), place, number, mail.at().toLocalDate())
                                .equals("former");
                int level = rule.episodes().get(number - 1).level();
                if (level > 0 && (tells || knows)) {
                    levels.add(level);
                }
            }
        });
        return levels;
    }

    /** Who was told before and has not answered, and until when the head is away in whose place the deputy is told. */
    private Map<String, String> others(String person, Haitang.Item item, LocalDate day) {
        Map<String, String> others = new HashMap<>();
        String place = item.place();
        int number = item.episode();
        if (item.reason().startsWith("escalated")) {
            String first = decisions.answering(place, number, day);
            others.put("told-first", first);
            others.put("told-on", String.valueOf(told.start(first, place, number)));
            others.put("waited", Integer.toString(decisions.waited(place, number, day)));
        }
        boolean open = rules.get(place).episodes().get(number - 1).level() > 0;
        if (person.equals("deputy") && calendar.isAway(day) && open) {
            others.put("away-until", calendar.awayUntil(day).toString());
        }
        return others;
    }

    /** What has left is known from now on. */
    void left(Haitang.Left mail) {
        for (Haitang.Item item : mail.items()) {
            AirRule.Episode episode = rules.get(item.place()).episodes().get(item.episode() - 1);
            told.add(
                    mail.person(),
                    new ToldSoFar.Told(
                            item.place(),
                            item.episode(),
                            mail.at().toLocalDate(),
                            item.reason(),
                            episode.level(),
                            episode.decidedBy(),
                            rules.get(item.place()).at(episode.decidedBy()),
                            episode.value(),
                            mail.kind().equals("at-once"),
                            decisions.answers(item.place(), item.episode()),
                            !decisions.isAcknowledged(item.place(), item.episode())));
        }
        mail.late().forEach(each -> late.left(mail.person(), each));
        if (mail.kind().equals("digest")) {
            digestsWaiting.remove(mail.person());
        }
    }

    /** An item of a mail that left, in the words of {@link #expected}. */
    String said(Haitang.Left mail, Haitang.Item item) {
        int level = item.reason().equals("closed") ? 0 : LEVELS.indexOf(item.level());
        AirRule.Episode episode = rules.get(item.place()).episodes().get(item.episode() - 1);
        int shown = item.reason().equals("corrected") && episode.level() == 0 ? 0 : level;
        return new Decisions.Item(mail.person(), mail.kind(), item.place(), item.episode(), item.reason(), shown)
                .said();
    }
}
