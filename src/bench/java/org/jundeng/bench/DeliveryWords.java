// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** The words of generated deliveries, and what they stand for: what the ways of others look codes up in. */
final class DeliveryWords {

    static final String[] AREAS = new String[Town.AREAS];
    static final String[] INDICATORS = new String[Town.INDICATORS];
    private static final int MOST_MONTHS = 780;
    private static final String[] MONTHS = new String[MOST_MONTHS];
    private static final Map<String, Integer> AREA_NUMBERS = new HashMap<>();
    private static final Map<String, Integer> INDICATOR_NUMBERS = new HashMap<>();
    private static final Map<String, LocalDate> FIRST_DAYS = new HashMap<>();

    static {
        for (int i = 0; i < AREAS.length; i++) {
            AREAS[i] = Town.areaName(i);
            AREA_NUMBERS.put(AREAS[i], i);
        }
        for (int i = 0; i < INDICATORS.length; i++) {
            INDICATORS[i] = Town.indicatorName(i);
            INDICATOR_NUMBERS.put(INDICATORS[i], i);
        }
        for (int i = 0; i < MONTHS.length; i++) {
            LocalDate day = GeneratedRow.FIRST.plusMonths(i);
            MONTHS[i] = day.getYear() + "年" + day.getMonthValue() + "月";
            FIRST_DAYS.put(MONTHS[i], day);
        }
    }

    private DeliveryWords() {}

    static String month(int month) {
        return MONTHS[month];
    }

    /** The area's number; null where there is none of that name. */
    static Integer area(String word) {
        return AREA_NUMBERS.get(word);
    }

    /** The indicator's number; null where there is none of that name. */
    static Integer indicator(String word) {
        return INDICATOR_NUMBERS.get(word);
    }

    /** The period's first day; null where the word is no period. */
    static LocalDate firstDay(String word) {
        return FIRST_DAYS.get(word);
    }
}
