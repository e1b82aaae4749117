// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.WorkingDays;
import org.jundeng.contract.BroughtPeriods;
import org.jundeng.contract.Contract;
import org.jundeng.contract.DuePeriods;
import org.jundeng.contract.ExpectedRegions;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.history.CalendarEntry.State;
import org.jundeng.warehouse.history.ReadPeriods.Attempt;
import org.jundeng.warehouse.history.ReadPeriods.Brought;
import org.jundeng.warehouse.history.ReadPeriods.First;
import org.jundeng.warehouse.history.ReadPeriods.Waiting;
import org.jundeng.warehouse.ledger.Outcome;

/** Decides what became of the periods of one feed. */
final class PeriodJudge {

    private final Freq freq;
    private final DuePeriods due;
    private final ExpectedRegions expected;
    private final WorkingDays workingDays;
    private final Days days;
    private final TreeMap<TimePeriod, List<Brought>> standing = new TreeMap<>();
    private final Map<TimePeriod, Brought> withdrawn = new HashMap<>();
    private final Map<TimePeriod, Waiting> waiting = new HashMap<>();
    private final Map<TimePeriod, Attempt> attempts = new HashMap<>();
    private final First first;

    /**
     * Days that matter for all feeds.
     *
     * @param began the first day on which anything came
     * @param now the day as known on which it is decided
     */
    record Days(LocalDate began, LocalDate now) {}

    PeriodJudge(Contract contract, Catalogue catalogue, Days days, ReadPeriods read) {
        this.freq = contract.table().freq();
        this.workingDays = catalogue.workingDays();
        this.due = new DuePeriods(contract, workingDays);
        this.expected = new ExpectedRegions(contract, catalogue.regions());
        this.days = days;
        this.first = read.first.stream()
                .filter(each -> each.timePeriod().freq() == freq)
                .findFirst()
                .orElse(null);
        for (Brought each : read.brought) {
            if (each.timePeriod().freq() != freq) {
                continue;
            }
            if (each.isWithdrawn()) {
                withdrawn.put(each.timePeriod(), each);
            } else {
                standing.computeIfAbsent(each.timePeriod(), none -> new ArrayList<>())
                        .add(each);
            }
        }
        read.waiting.forEach(each -> waiting.putIfAbsent(each.timePeriod(), each));
        read.attempts.forEach(each -> meant(each).ifPresent(period -> attempts.put(period, each)));
    }

    /** The first period that the feed ever brought; null where it has brought none. */
    TimePeriod first() {
        return first == null ? null : first.timePeriod();
    }

    /**
     * The period that a refused delivery was to bring. It says none; most probably it was the last that had ended, and
     * if that had come already, a correction of what is known.
     */
    private Optional<TimePeriod> meant(Attempt attempt) {
        TimePeriod ended = TimePeriod.containing(freq, attempt.day()).plus(-1);
        boolean had = standing.getOrDefault(ended, List.of()).stream()
                .anyMatch(each -> each.deliveryId() < attempt.deliveryId());
        return had ? Optional.empty() : Optional.of(ended);
    }

    /** What became of the periods that begin or end between two days. */
    List<CalendarEntry> between(LocalDate from, LocalDate to) {
        Map<TimePeriod, DuePeriods.Overdue> overdue = overdue(from);
        List<CalendarEntry> entries = new ArrayList<>();
        for (TimePeriod period = TimePeriod.containing(freq, from);
                !period.firstDay().isAfter(to);
                period = period.plus(1)) {
            entries.add(entry(period, Optional.ofNullable(overdue.get(period))));
        }
        return freq == Freq.D ? byMonth(entries) : entries;
    }

    private Map<TimePeriod, DuePeriods.Overdue> overdue(LocalDate from) {
        TreeSet<TimePeriod> came = new TreeSet<>(standing.keySet());
        if (first != null) {
            came.add(first.timePeriod());
        }
        return due.overdueOn(days.now(), new BroughtPeriods(from.withDayOfYear(1), came)).stream()
                .collect(Collectors.toMap(DuePeriods.Overdue::timePeriod, each -> each));
    }

    private CalendarEntry entry(TimePeriod period, Optional<DuePeriods.Overdue> owed) {
        List<Brought> lines = standing.getOrDefault(period, List.of());
        LocalDate dueDay = due.dueDay(period).orElse(null);
        if (!lines.isEmpty()) {
            return came(period, lines, dueDay);
        }
        int late = owed.map(DuePeriods.Overdue::workingDays).orElse(0);
        if (waiting.containsKey(period)) {
            return nothing(period, State.WAITS, waiting.get(period).deliveryId(), dueDay, late);
        }
        Attempt attempt = attempts.get(period);
        if (attempt != null) {
            State state = attempt.outcome() == Outcome.FAILED ? State.FAILED : State.REFUSED;
            return nothing(period, state, attempt.deliveryId(), dueDay, late);
        }
        if (withdrawn.containsKey(period)) {
            return nothing(period, State.WITHDRAWN, withdrawn.get(period).deliveryId(), dueDay, late);
        }
        if (owed.isPresent()) {
            return nothing(period, State.MISSING, null, dueDay, late);
        }
        boolean canStillCome = dueDay != null && !dueDay.isBefore(days.now());
        return nothing(period, canStillCome ? State.DUE : State.NONE, null, dueDay, 0);
    }

    private static CalendarEntry nothing(TimePeriod period, State state, Long line, LocalDate dueDay, int late) {
        return new CalendarEntry(period, state, line, dueDay, late, List.of(), 0, false, 0);
    }

    private CalendarEntry came(TimePeriod period, List<Brought> lines, LocalDate dueDay) {
        Brought last = lines.get(lines.size() - 1);
        List<String> missing = missing(period, lines);
        long rejected = last.inPart() && last.isLast() ? last.rowsRejected() : 0;
        int late = late(period, lines.get(0), dueDay);
        boolean waits = waiting.containsKey(period);
        State state = waits
                ? State.WAITS
                : !missing.isEmpty() || rejected > 0 ? State.IN_PART : late > 0 ? State.LATE : State.CAME;
        return new CalendarEntry(
                period,
                state,
                waits ? waiting.get(period).deliveryId() : last.deliveryId(),
                dueDay,
                late,
                missing,
                rejected,
                true,
                corrections(lines));
    }

    /** Regions of one period may come in separate files: only what brings one again corrects. */
    private static int corrections(List<Brought> lines) {
        Set<String> had = new HashSet<>();
        int corrections = 0;
        for (Brought line : lines) {
            corrections += line.regionIds().stream().anyMatch(had::contains) ? 1 : 0;
            had.addAll(line.regionIds());
        }
        return corrections;
    }

    /**
     * How many working days it came late. What was due before the warehouse began could not come in time; before its
     * first delivery a feed owed only the last period that was due; figures that are declared as history were never
     * owed.
     */
    private int late(TimePeriod period, Brought line, LocalDate dueDay) {
        if (dueDay == null || line.history() || !line.cameOn().isAfter(dueDay) || dueDay.isBefore(days.began())) {
            return 0;
        }
        boolean next = due.dueDay(period.plus(1))
                .filter(later -> later.isBefore(line.cameOn()))
                .isPresent();
        boolean beforeAnythingCame = first != null && !line.cameOn().isAfter(first.cameOn());
        return next && beforeAnythingCame ? 0 : workingDays.between(dueDay, line.cameOn());
    }

    private List<String> missing(TimePeriod period, List<Brought> lines) {
        Set<String> came = regions(lines);
        Map.Entry<TimePeriod, List<Brought>> before = standing.lowerEntry(period);
        return expected.in(period, before == null ? Set.of() : regions(before.getValue())).orElse(List.of()).stream()
                .filter(region -> !came.contains(region))
                .toList();
    }

    private static Set<String> regions(List<Brought> lines) {
        Set<String> regions = new HashSet<>();
        lines.forEach(each -> regions.addAll(each.regionIds()));
        return regions;
    }

    /** The months of a feed that brings days: what became of the worst day, and the corrections of all. */
    private static List<CalendarEntry> byMonth(List<CalendarEntry> days) {
        Map<TimePeriod, List<CalendarEntry>> months = days.stream()
                .collect(Collectors.groupingBy(
                        each -> TimePeriod.containing(Freq.M, each.timePeriod().firstDay()),
                        TreeMap::new,
                        Collectors.toList()));
        List<CalendarEntry> entries = new ArrayList<>();
        months.forEach((month, of) -> {
            CalendarEntry worst =
                    of.stream().max(Comparator.comparing(CalendarEntry::state)).orElseThrow();
            entries.add(new CalendarEntry(
                    month,
                    worst.state(),
                    worst.deliveryId(),
                    worst.dueDay(),
                    worst.workingDaysLate(),
                    worst.missingRegions(),
                    worst.rowsRejected(),
                    worst.hasCome(),
                    of.stream().mapToInt(CalendarEntry::corrections).sum()));
        });
        return entries;
    }
}
