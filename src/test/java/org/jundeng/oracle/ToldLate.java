// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Who is to be told of days that became known late, by what is so and by what each person was told. */
final class ToldLate {

    private static final int TOLD_WITHIN = 30;

    private final Map<String, LatePeriods> places = new LinkedHashMap<>();
    private final Map<String, Haitang.Late> told = new HashMap<>();
    private final Duties duties;
    private LocalDate begin;

    ToldLate(Duties duties) {
        this.duties = duties;
    }

    void watch(String place, LatePeriods periods) {
        places.put(place, periods);
    }

    /** BroughtFigures arrive from that day on, unless some have arrived. */
    void begin(LocalDate day) {
        begin = begin == null ? day : begin;
    }

    void evaluate(LocalDate today, int higher) {
        places.values().forEach(periods -> periods.evaluate(today, higher, begin));
    }

    /** A mail that told it has left. */
    void left(String person, Haitang.Late late) {
        told.put(person + late.place() + late.day(), late);
    }

    /** What became known of a day. */
    LatePeriods.Breach breach(String place, LocalDate day) {
        return places.get(place).breaches().get(day);
    }

    /** The figure that the person was told of a day, if it was told as a breach; null where not. */
    Integer lastTold(String person, String place, LocalDate day) {
        Haitang.Late last = told.get(person + place + day);
        return last == null || last.corrected() ? null : last.value();
    }

    /** What is to be told to the person of the place. */
    Set<String> tells(String person, String place, LocalDate today, Calendar calendar) {
        Set<String> tells = new TreeSet<>();
        places.get(place).breaches().forEach((day, breach) -> {
            Haitang.Late last = told.get(person + place + day);
            boolean misled = last != null && !last.corrected();
            Haitang.Late now = new Haitang.Late(place, day, breach.value(), breach.level() == 0);
            boolean told = misled
                    ? !Objects.equals(last.value(), breach.value())
                    : !now.corrected()
                            && !breach.resumed()
                            && !breach.history()
                            && concerns(person, place, breach.level())
                            && isThere(person, today, calendar)
                            && !calendar.isSilenced(place, today)
                            && !today.isAfter(breach.foundOn().plusDays(TOLD_WITHIN));
            if (told) {
                tells.add(said(person, now));
            }
        });
        return tells;
    }

    private boolean concerns(String person, String place, int level) {
        boolean mild = person.equals("planner") && level < Oracle.LEVELS.indexOf("orange");
        return person.equals("deputy") || duties.answers(person, place) && !mild;
    }

    private static boolean isThere(String person, LocalDate today, Calendar calendar) {
        return switch (person) {
            case "head" -> !calendar.isAway(today);
            case "deputy" -> calendar.isAway(today);
            default -> true;
        };
    }

    static String said(String person, Haitang.Late late) {
        return person + " digest: late " + late.place() + " of " + late.day() + ": "
                + (late.value() == null ? "no figure" : late.value())
                + (late.corrected() ? ", told wrongly" : "");
    }
}
