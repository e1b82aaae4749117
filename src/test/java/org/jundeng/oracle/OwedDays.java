// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the rule on the feed's lag says: a day is due on the first working day after it, and owed from the first day
 * that ever came. Two working days after the due day of the oldest one that is owed the rule is yellow, four after it
 * orange. The steward is told each change, once a day.
 */
final class OwedDays {

    private static final int[] BOUNDS = {2, 4};
    private static final int REOPENS_WITHIN = 14;
    private static final int MOST_NAMED = 12;
    private static final Pattern OWED = Pattern.compile("共缺(\\d+)期(?:：([^\n]*))?");

    private final TreeMap<LocalDate, Set<Integer>> came = new TreeMap<>();
    private final List<Integer> levels = new ArrayList<>();
    private final Map<Integer, Integer> told = new HashMap<>();
    private List<LocalDate> seen = List.of();
    private LocalDate closedOn;
    private boolean waits;

    void brings(LocalDate day, int file) {
        came.computeIfAbsent(day, first -> new HashSet<>()).add(file);
    }

    void withdraws(LocalDate day, int file) {
        came.get(day).remove(file);
        came.values().removeIf(Set::isEmpty);
    }

    /** The days that are owed on a night, the oldest first. */
    private List<LocalDate> owed(LocalDate night) {
        List<LocalDate> owed = new ArrayList<>();
        LocalDate from = came.isEmpty() ? night.minusDays(1) : came.firstKey();
        for (LocalDate day = from; due(day).isBefore(night); day = day.plusDays(1)) {
            if (!came.containsKey(day)) {
                owed.add(day);
            }
        }
        return owed;
    }

    private static LocalDate due(LocalDate day) {
        LocalDate due = day.plusDays(1);
        while (!Calendar.isWorkingDay(due)) {
            due = due.plusDays(1);
        }
        return due;
    }

    private static int workingDays(LocalDate after, LocalDate until) {
        int days = 0;
        for (LocalDate each = after.plusDays(1); !each.isAfter(until); each = each.plusDays(1)) {
            days += Calendar.isWorkingDay(each) ? 1 : 0;
        }
        return days;
    }

    void evaluate(LocalDate night) {
        List<LocalDate> owed = owed(night);
        int lag = owed.isEmpty() ? 0 : workingDays(due(owed.get(0)), night);
        int level = lag >= BOUNDS[1] ? 2 : lag >= BOUNDS[0] ? 1 : 0;
        int before = levels.isEmpty() ? 0 : levels.get(levels.size() - 1);
        if (level == before) {
            return;
        }
        boolean again = closedOn != null && !night.isAfter(closedOn.plusDays(REOPENS_WITHIN));
        if (before == 0 && !again) {
            levels.add(level);
        }
        levels.set(levels.size() - 1, level);
        closedOn = level == 0 ? night : closedOn;
        seen = owed;
    }

    /** After an evaluation: a night writes the mail if there is something to tell. */
    void evaluated(boolean night) {
        waits = tells().isEmpty() ? false : waits || night;
    }

    private Set<String> tells() {
        Set<String> tells = new TreeSet<>();
        for (int episode = 1; episode <= levels.size(); episode++) {
            int level = levels.get(episode - 1);
            Integer last = told.get(episode);
            String reason = last == null
                    ? level == 0 ? null : "new"
                    : last == level
                            ? null
                            : level == 0 ? "closed" : last == 0 ? "reopened" : level > last ? "raised" : "lowered";
            if (reason != null) {
                tells.add(said(reason, level, episode));
            }
        }
        return tells;
    }

    private static String said(String reason, int level, int episode) {
        return "steward stewards: " + reason + " " + Oracle.LEVELS.get(level) + " feed#" + episode;
    }

    /** What must leave now. */
    Set<String> expected(boolean hour) {
        return hour && waits ? tells() : Set.of();
    }

    /** What a mail to the steward told, in the words of {@link #expected}. */
    Set<String> left(Haitang.Left mail) {
        waits = false;
        return mail.items().stream()
                .map(item -> {
                    int level = item.reason().equals("closed") ? 0 : Oracle.LEVELS.indexOf(item.level());
                    told.put(item.episode(), level);
                    return said(item.reason(), level, item.episode());
                })
                .collect(Collectors.toSet());
    }

    /** What is untrue in a mail to the steward: it must name what was owed at the last change, and how many. */
    List<String> untrue(Haitang.Left mail) {
        List<String> faults = new ArrayList<>();
        boolean open = mail.items().stream().anyMatch(item -> !item.reason().equals("closed"));
        Matcher owed = OWED.matcher(mail.text());
        if (!open) {
            if (owed.find() || !mail.text().contains("目前没有逾期未报的数据")) {
                faults.add("nothing is owed any more");
            }
            return faults;
        }
        String names = seen.stream().limit(MOST_NAMED).map(OwedDays::chinese).collect(Collectors.joining("、"));
        String must = seen.size() < 2 ? null : seen.size() > MOST_NAMED ? names + "等" : names;
        if (!owed.find()
                || Integer.parseInt(owed.group(1)) != seen.size()
                || must != null && !owed.group(2).startsWith(must)) {
            faults.add("owed are " + seen);
        }
        if (seen.isEmpty()) {
            return faults;
        }
        if (!mail.text().contains(chinese(seen.get(0)) + "的数据应在" + chinese(due(seen.get(0))) + "前报送")) {
            faults.add("the oldest is " + seen.get(0));
        }
        return faults;
    }

    private static String chinese(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
