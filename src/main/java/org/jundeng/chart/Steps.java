// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Ranks over time as whole numbers in a box, for a template that writes SVG: the graver, the higher, so that colour
 * does not say it alone. The origin is the upper left corner; the box is as wide as the time is long.
 *
 * @param width the width of the box
 * @param height the height of the box
 * @param steps the steps, in the order of time
 */
public record Steps(int width, int height, List<Step> steps) {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 100;
    private static final int NARROWEST = 6;

    public Steps {
        steps = List.copyOf(steps);
    }

    /**
     * A step.
     *
     * @param x where it begins
     * @param y its upper edge
     * @param width how wide it is
     * @param height how high it is
     * @param code what it stands for
     */
    public record Step(int x, int y, int width, int height, String code) {}

    /**
     * A time with one rank.
     *
     * @param from the first day
     * @param until the day from which on it no longer holds
     * @param rank the rank, from 0; -1 for one below all
     * @param code what it stands for
     */
    public record Span(LocalDate from, LocalDate until, int rank, String code) {}

    /**
     * The steps of {@code spans} between the first day of the first one and {@code end}. Each is wide enough to be
     * seen.
     *
     * @param ranks how many ranks there are above the lowest
     */
    public static Steps of(List<Span> spans, LocalDate end, int ranks) {
        if (spans.isEmpty()) {
            return new Steps(WIDTH, HEIGHT, List.of());
        }
        LocalDate start = spans.get(0).from();
        long days = Math.max(1, ChronoUnit.DAYS.between(start, end));
        return new Steps(
                WIDTH,
                HEIGHT,
                spans.stream().map(span -> step(span, start, days, ranks)).toList());
    }

    private static Step step(Span span, LocalDate start, long days, int ranks) {
        int height = HEIGHT * (span.rank() + 2) / (ranks + 1);
        int left = Math.min(WIDTH - NARROWEST, at(span.from(), start, days));
        int right = Math.max(left + NARROWEST, at(span.until(), start, days));
        return new Step(left, HEIGHT - height, right - left, height, span.code());
    }

    private static int at(LocalDate day, LocalDate start, long days) {
        return Math.toIntExact(WIDTH * Math.min(days, ChronoUnit.DAYS.between(start, day)) / days);
    }
}
