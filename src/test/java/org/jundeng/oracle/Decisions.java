// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is to be told to whom of episodes: by what is so, by what each person was told, and by who answered. */
final class Decisions {

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

    private final Map<String, AirRule> rules;
    private final Calendar calendar;
    private final ToldSoFar told;
    private final Duties duties;
    private final Set<String> acknowledged = new HashSet<>();
    private final Map<String, Integer> answers = new HashMap<>();

    Decisions(Map<String, AirRule> rules, Calendar calendar, ToldSoFar told, Duties duties) {
        this.rules = rules;
        this.calendar = calendar;
        this.told = told;
        this.duties = duties;
    }

    /** Something to tell. */
    record Item(String person, String way, String place, int episode, String reason, int level) {
        String said() {
            return person + " " + way + ": " + reason + " " + Oracle.LEVELS.get(level) + " " + place + "#" + episode;
        }
    }

    /** Somebody acknowledged an episode. */
    void acknowledge(String place, int number) {
        acknowledged.add(place + number);
        answers.merge(place + number, 1, Integer::sum);
    }

    /** An episode got graver: it has to be acknowledged anew. */
    void asksAgain(String place, int number) {
        acknowledged.remove(place + number);
    }

    /** How often somebody acknowledged an episode. */
    int answers(String place, int number) {
        return answers.getOrDefault(place + number, 0);
    }

    /** What is to be told to the person on a day. */
    List<Item> of(String person, LocalDate day) {
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

    boolean isAcknowledged(String place, int number) {
        return acknowledged.contains(place + number);
    }

    /** The figure that was told has another value since, or none. */
    private boolean isWrong(ToldSoFar.Told last, String place, AirRule.Episode episode, LocalDate day) {
        boolean recent = episode.level() > 0 || !day.isAfter(episode.closedOn().plusDays(CORRECTED_UNTIL));
        return recent && !Objects.equals(last.value(), rules.get(place).at(last.of()));
    }

    /** The reason for which the person would be told for the first time; {@code former} where there is none. */
    String role(String person, String place, int number, LocalDate day) {
        return switch (person) {
            case "head", "planner", "warden" -> duties.answers(person, place) ? "new" : "former";
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
    int waited(String place, int number, LocalDate day) {
        String person = answering(place, number, day);
        return person == null ? 0 : calendar.counted(place, told.start(person, place, number), day);
    }

    /** Who was told and has to answer; null where nobody has. */
    String answering(String place, int number, LocalDate day) {
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
        return alarms && (!flaps(rule, episode) || told.isGraverThanTold(person, place, episode.level(), day))
                ? "at-once"
                : "digest";
    }

    /** Opened for the third time within thirty days, up to the last change: before it, so often is not lately. */
    private static boolean flaps(AirRule rule, AirRule.Episode episode) {
        LocalDate changed = episode.changedOn();
        return rule.openings().stream()
                        .filter(each -> each.isAfter(changed.minusDays(FLAPPING_DAYS)) && !each.isAfter(changed))
                        .count()
                >= FLAPS;
    }
}
