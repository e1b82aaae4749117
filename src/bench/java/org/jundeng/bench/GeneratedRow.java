// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.time.LocalDate;

/**
 * One row of a generated delivery, from nothing but its number: the same number always gives the same row.
 *
 * @param area the area's number
 * @param month months since {@link #FIRST}
 * @param indicator the indicator's number
 * @param cents the value times a hundred
 * @param fault what is wrong with it
 */
record GeneratedRow(int area, int month, int indicator, long cents, Fault fault) {

    static final LocalDate FIRST = LocalDate.of(1950, 1, 1);
    private static final long BAD_ONE_IN = 200;
    private static final long CHANGED_ONE_IN = 10;
    private static final long MOST_CENTS = 10_000_000;

    /** What can be wrong with a row. */
    enum Fault {
        NONE,
        NO_SUCH_AREA,
        NO_NUMBER,
        NO_PERIOD
    }

    /**
     * Row {@code number} of the feed that brings {@code indicators} indicators from {@code first} on: month by month,
     * in it area by area, in it indicator by indicator.
     */
    static GeneratedRow of(long number, int first, int indicators, boolean changed) {
        long within = number % ((long) Town.AREAS * indicators);
        int month = (int) (number / ((long) Town.AREAS * indicators));
        int indicator = first + (int) (within % indicators);
        long mixed = mix(number * 1_000_003L + first);
        long cents = Math.floorMod(mixed, MOST_CENTS);
        boolean moved = changed && Math.floorMod(mix(mixed ^ 0x5bd1e995L), CHANGED_ONE_IN) == 0;
        long bad = Math.floorMod(mix(mixed ^ 0x9e3779b9L), BAD_ONE_IN * 3);
        Fault fault = bad < 3 ? Fault.values()[1 + (int) bad] : Fault.NONE;
        return new GeneratedRow((int) (within / indicators), month, indicator, moved ? cents + 1 : cents, fault);
    }

    /** SplitMix64's last step: neighbours come out unlike. */
    private static long mix(long seed) {
        long mixed = (seed ^ (seed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    boolean isGood() {
        return fault == Fault.NONE;
    }

    /** The period's first day. */
    LocalDate firstDay() {
        return FIRST.plusMonths(month);
    }

    /** The series in the order of areas and indicators, from 1. */
    long seriesNo() {
        return (long) area * Town.INDICATORS + indicator + 1;
    }

    void appendValue(StringBuilder to) {
        to.append(cents / 100)
                .append('.')
                .append((char) ('0' + cents / 10 % 10))
                .append((char) ('0' + cents % 10));
    }

    String areaWord() {
        return fault == Fault.NO_SUCH_AREA ? "西山镇九百区" : DeliveryWords.AREAS[area];
    }

    String periodWord() {
        return fault == Fault.NO_PERIOD ? "2014年13月" : DeliveryWords.month(month);
    }

    String indicatorWord() {
        return DeliveryWords.INDICATORS[indicator];
    }

    String unitWord() {
        return "人";
    }

    void appendValueWord(StringBuilder to) {
        if (fault == Fault.NO_NUMBER) {
            to.append("12.3.4");
        } else {
            appendValue(to);
        }
    }
}
