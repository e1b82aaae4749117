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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must be told to whom, and what must not: by what is so, and by what each person was told by the mails that left.
 * Where the two agree there is nothing to tell.
 */
final class Oracle {

    static final List<String> LEVELS = List.of("none", "yellow", "orange", "red");

    private static final List<String> PEOPLE = List.of("head", "deputy", "mayor", "planner");
    private static final Set<String> OPENINGS =
            Set.of("new", "reopened", "deputy-for-absent", "escalated-to-deputy", "escalated-to-superior");
    private static final Set<String> NO_ALARM = Set.of("closed", "lowered", "corrected");
    private static final int RED = 3;
    private static final int ORANGE = 2;
    private static final int DEPUTY_AFTER = 3;
    private static final int SUPERIOR_AFTER = 6;
    private static final int REPEAT_AFTER = 7;
    private static final int FLAPS = 3;
    private static final int FLAPPING_DAYS = 30;
    private static final int CORRECTED_UNTIL = 92;

    private final Calendar calendar = new Calendar();
    private final Map<String, AirRule> rules = new LinkedHashMap<>();
    private final ToldLate late = new ToldLate();
    private final BroughtFigures deliveries = new BroughtFigures();
    private final Words words = new Words(rules, deliveries);
    private final ToldSoFar told = new ToldSoFar();
    private final Set<String> acknowledged = new HashSet<>();
    private final Map<String, Integer> answers = new HashMap<>();
    private final Set<String> digestsWaiting = new HashSet<>();
    private final boolean serves;
    private boolean isNews;

    /** Something to tell. */
    private record Item(String person, String way, String place, int episode, String reason, int level) {
        String said() {
            return person + " " + way + ": " + reason + " " + LEVELS.get(level) + " " + place + "#" + episode;
        }
    }

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

    BroughtFigures deliveries() {
        return deliveries;
    }

    /** Somebody acknowledged the open episode of a place, if there is one. */
    void acknowledge(String place) {
        AirRule rule = rules.get(place);
        if (!rule.episodes().isEmpty() && last(rule).level() > 0) {
            acknowledged.add(place + rule.episodes().size());
            answers.merge(place + rule.episodes().size(), 1, Integer::sum);
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

    /** A figure was withdrawn. */
    void withdrawn() {
        isNews = true;
    }

    /**
     * An evaluation: what got graver or opened again has to be acknowledged anew. By day only figures that came or were
     * withdrawn are a reason to hold all against the rule, as it is then; else it is the next night that does.
     */
    void evaluated(LocalDateTime at, boolean night, int higher) {
        if (night || isNews) {
            isNews = false;
            evaluate(at.toLocalDate(), higher);
        }
        for (String person : PEOPLE) {
            boolean digest = !tellsLate(person, at.toLocalDate()).isEmpty()
                    || decisions(person, at.toLocalDate()).stream()
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
                acknowledged.remove(place + episodes);
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
            for (Item item : decisions(person, at.toLocalDate())) {
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

    /** What is untrue or missing in the words of a mail that leaves. */
    List<String> untrue(Haitang.Left mail, int higher) {
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
        Words.standing(text, open(mail), faults);
        return faults;
    }

    /** The levels of the open episodes that the person knows of, now or from mails before. */
    private List<Integer> open(Haitang.Left mail) {
        List<Integer> levels = new ArrayList<>();
        rules.forEach((place, rule) -> {
            for (int number = 1; number <= rule.episodes().size(); number++) {
                int episode = number;
                ToldSoFar.Told last = told.last(mail.person(), place, number);
                boolean tells =
                        mail.items().stream().anyMatch(item -> item.place().equals(place) && item.episode() == episode);
                boolean knows = last != null
                        && last.level() > 0
                        && !role(mail.person(), place, number, mail.at().toLocalDate())
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
            String first = answering(place, number, day);
            others.put("told-first", first);
            others.put("told-on", String.valueOf(told.start(first, place, number)));
            others.put("waited", Integer.toString(waited(place, number, day)));
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
                            mail.kind().equals("at-once"),
                            answers.getOrDefault(item.place() + item.episode(), 0),
                            !isAcknowledged(item.place(), item.episode())));
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
        return new Item(mail.person(), mail.kind(), item.place(), item.episode(), item.reason(), shown).said();
    }

    private List<Item> decisions(String person, LocalDate day) {
        List<Item> items = new ArrayList<>();
        rules.forEach((place, rule) -> {
            for (int number = 1; number <= rule.episodes().size(); number++) {
                AirRule.Episode episode = rule.episodes().get(number - 1);
                String reason = reason(person, place, number, episode, day);
                if (reason != null && !isHeld(person, place, number, reason, day)) {
                    items.add(new Item(
                            person, way(person, place, number, reason, day), place, number, reason, episode.level()));
                }
            }
        });
        return items;
    }

    /** Why the person is to be told; null where there is nothing to tell. */
    private String reason(String person, String place, int number, AirRule.Episode episode, LocalDate day) {
        ToldSoFar.Told last = told.last(person, place, number);
        String role = role(person, place, number, day);
        if (last == null) {
            return episode.level() == 0 || role.equals("former") ? null : role;
        }
        boolean wrong = isWrong(last, place, episode, day);
        if (episode.level() == 0) {
            return last.level() > 0 ? "closed" : wrong ? "corrected" : null;
        }
        if (role.equals("former") && !wrong) {
            return null;
        }
        boolean graver = last.level() == 0 || episode.level() > last.level();
        if (role.startsWith("escalated") && graver) {
            return role;
        }
        if (last.level() == 0) {
            return "reopened";
        }
        if (last.level() != episode.level()) {
            return episode.level() > last.level() ? "raised" : "lowered";
        }
        boolean again = person.equals("planner")
                && !isAcknowledged(place, number)
                && Calendar.isWorkingDay(day)
                && !day.isBefore(last.on().plusDays(REPEAT_AFTER));
        return wrong ? "corrected" : again ? "repeated" : null;
    }

    private boolean isAcknowledged(String place, int number) {
        return acknowledged.contains(place + number);
    }

    /** The figure that was told has another value since, or none. */
    private boolean isWrong(ToldSoFar.Told last, String place, AirRule.Episode episode, LocalDate day) {
        boolean recent = episode.level() > 0 || !day.isAfter(episode.closedOn().plusDays(CORRECTED_UNTIL));
        return recent && !Objects.equals(last.value(), rules.get(place).at(last.of()));
    }

    /** The reason for which the person would be told for the first time; {@code former} where there is none. */
    private String role(String person, String place, int number, LocalDate day) {
        return switch (person) {
            case "head", "planner" -> "new";
            case "deputy" ->
                calendar.isAway(day)
                        ? "deputy-for-absent"
                        : waited(place, number, day) >= DEPUTY_AFTER ? "escalated-to-deputy" : "former";
            default -> waited(place, number, day) >= SUPERIOR_AFTER ? "escalated-to-superior" : "former";
        };
    }

    /**
     * For how many working days nobody has answered the head, or the deputy in the head's place, who was told that it
     * is as grave as it is; 0 where nobody has to answer.
     */
    private int waited(String place, int number, LocalDate day) {
        String person = answering(place, number, day);
        return person == null ? 0 : calendar.counted(place, told.start(person, place, number), day);
    }

    /** Who was told and has to answer; null where nobody has. */
    private String answering(String place, int number, LocalDate day) {
        if (isAcknowledged(place, number)) {
            return null;
        }
        int level = rules.get(place).episodes().get(number - 1).level();
        for (String person : calendar.isAway(day) ? List.of("head", "deputy") : List.of("head")) {
            ToldSoFar.Told last = told.last(person, place, number);
            boolean knows = last != null && last.level() > 0 && last.level() >= level;
            if (knows && last.asks() && last.answers() == answers.getOrDefault(place + number, 0)) {
                return person;
            }
        }
        return null;
    }

    private boolean isHeld(String person, String place, int number, String reason, LocalDate day) {
        AirRule.Episode episode = rules.get(place).episodes().get(number - 1);
        boolean away = person.equals("head") && calendar.isAway(day);
        boolean mild = person.equals("planner") && episode.level() < ORANGE && !NO_ALARM.contains(reason);
        boolean paused = !reason.equals("corrected") && told.isPaused(person, place, episode.level(), day);
        return away || calendar.isSilenced(place, day) || mild || paused;
    }

    private String way(String person, String place, int number, String reason, LocalDate day) {
        AirRule rule = rules.get(place);
        AirRule.Episode episode = rule.episodes().get(number - 1);
        ToldSoFar.Told last = told.last(person, place, number);
        if (last != null && last.atOnce() && isWrong(last, place, episode, day)) {
            return "at-once";
        }
        boolean wants = person.equals("head") || person.equals("deputy") && calendar.isAway(day);
        if (!wants || episode.level() < RED) {
            return "digest";
        }
        boolean alarms = OPENINGS.contains(reason) || reason.equals("raised");
        return alarms && (!flaps(rule) || told.isGraverThanTold(person, place, episode.level(), day))
                ? "at-once"
                : "digest";
    }

    private static boolean flaps(AirRule rule) {
        LocalDate last = rule.openings().get(rule.openings().size() - 1);
        return rule.openings().stream()
                        .filter(each -> each.isAfter(last.minusDays(FLAPPING_DAYS)))
                        .count()
                >= FLAPS;
    }
}
