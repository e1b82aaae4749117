// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jundeng.observation.TimePeriod;

/**
 * A series over time as whole numbers in a box, for a template that writes SVG. The origin is the upper left corner.
 *
 * @param width the width of the box
 * @param height the height of the box
 * @param left where the plot begins; left of it stand the numbers
 * @param bottom where the plot ends; below it stand the times
 * @param up the marks of the vertical axis, the lowest first
 * @param across the marks of the horizontal axis, in the order of time
 * @param lines the pieces of the line, each as the points of a polyline: a gap parts two of them
 * @param dots the figures
 * @param bounds how high the promised values lie
 * @param ways the ways that figures should take
 */
public record Curve(
        int width,
        int height,
        int left,
        int bottom,
        List<Tick> up,
        List<Tick> across,
        List<String> lines,
        List<Dot> dots,
        List<Integer> bounds,
        List<Way> ways) {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int AIR = 12;
    private static final int BELOW = 28;
    private static final int CHARACTER = 8;
    private static final int MOST_MARKS = 8;

    public Curve {
        up = List.copyOf(up);
        across = List.copyOf(across);
        lines = List.copyOf(lines);
        dots = List.copyOf(dots);
        bounds = List.copyOf(bounds);
        ways = List.copyOf(ways);
    }

    /**
     * A mark of an axis.
     *
     * @param at where it lies along its axis
     * @param text what stands beside it
     */
    public record Tick(int at, String text) {}

    /**
     * A figure.
     *
     * @param x how far right
     * @param y how far down
     * @param point the figure
     */
    public record Dot(int x, int y, Picture.Point point) {}

    /** A straight way. */
    public record Way(int x1, int y1, int x2, int y2) {}

    /**
     * The way that figures should take: from a value on a day to another on a later day.
     *
     * @param start the first day
     * @param from the value there
     * @param end the last day
     * @param to the value there
     */
    public record Promise(LocalDate start, BigDecimal from, LocalDate end, BigDecimal to) {
        public Promise {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            if (!start.isBefore(end)) {
                throw new IllegalArgumentException("a way leads to a later day, but " + end + " follows " + start);
            }
        }
    }

    /**
     * The curve of {@code points}, which must ascend in time; empty where none has a value.
     *
     * @param bounds the promised values
     * @param promises the ways that figures should take
     */
    public static Optional<Curve> of(List<Picture.Point> points, List<BigDecimal> bounds, List<Promise> promises) {
        List<Picture.Point> known =
                points.stream().filter(point -> point.obsValue() != null).toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(new Plotting(points, known, bounds, promises).curve());
    }

    /** Where things lie. */
    private static final class Plotting {

        private final List<Picture.Point> points;
        private final List<BigDecimal> bounds;
        private final List<Promise> promises;
        private final Scale scale;
        private final LocalDate first;
        private final long days;
        private final int left;

        Plotting(
                List<Picture.Point> points,
                List<Picture.Point> known,
                List<BigDecimal> bounds,
                List<Promise> promises) {
            this.points = points;
            this.bounds = bounds;
            this.promises = promises;
            List<BigDecimal> values = new ArrayList<>(bounds);
            known.forEach(point -> values.add(point.obsValue()));
            LocalDate begin = known.get(0).timePeriod().firstDay();
            LocalDate end = known.get(known.size() - 1).timePeriod().lastDay();
            for (Promise promise : promises) {
                values.add(promise.from());
                values.add(promise.to());
                begin = promise.start().isBefore(begin) ? promise.start() : begin;
                end = promise.end().isAfter(end) ? promise.end() : end;
            }
            this.scale = Scale.of(values);
            this.first = begin;
            this.days = Math.max(1, ChronoUnit.DAYS.between(begin, end));
            this.left = AIR
                    + CHARACTER
                            * scale.ticks().stream()
                                    .mapToInt(tick -> NumberLabel.of(tick).length())
                                    .max()
                                    .orElse(1);
        }

        Curve curve() {
            List<Dot> dots = points.stream()
                    .filter(point -> point.obsValue() != null)
                    .map(point -> new Dot(x(point.timePeriod().lastDay()), y(point.obsValue()), point))
                    .toList();
            return new Curve(
                    WIDTH,
                    HEIGHT,
                    left,
                    HEIGHT - BELOW,
                    scale.ticks().stream()
                            .map(tick -> new Tick(y(tick), NumberLabel.of(tick)))
                            .toList(),
                    marks(),
                    lines(),
                    dots,
                    bounds.stream().map(this::y).toList(),
                    promises.stream()
                            .map(promise ->
                                    new Way(x(promise.start()), y(promise.from()), x(promise.end()), y(promise.to())))
                            .toList());
        }

        private int x(LocalDate day) {
            long passed = ChronoUnit.DAYS.between(first, day);
            return left + (int) Math.round((double) passed / days * (WIDTH - left - AIR));
        }

        private int y(BigDecimal value) {
            return (int) Math.round((1 - scale.share(value)) * (HEIGHT - BELOW - AIR)) + AIR;
        }

        private List<String> lines() {
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            TimePeriod before = null;
            for (Picture.Point point : points) {
                boolean follows = before != null
                        && before.lastDay()
                                .plusDays(1)
                                .equals(point.timePeriod().firstDay());
                if (point.obsValue() == null || !follows) {
                    end(line, lines);
                }
                if (point.obsValue() != null) {
                    line.append(line.isEmpty() ? "" : " ")
                            .append(x(point.timePeriod().lastDay()))
                            .append(',')
                            .append(y(point.obsValue()));
                    before = point.timePeriod();
                } else {
                    before = null;
                }
            }
            end(line, lines);
            return lines;
        }

        private static void end(StringBuilder line, List<String> lines) {
            if (line.indexOf(" ") > 0) {
                lines.add(line.toString());
            }
            line.setLength(0);
        }

        /** The beginnings of years, quarters or months, or single days: the finest of which not too many fit in. */
        private List<Tick> marks() {
            return Stream.of(12, 3, 1, 24, 60, 120)
                    .map(this::every)
                    .filter(marks -> marks.size() >= 2 && marks.size() <= MOST_MARKS)
                    .findFirst()
                    .orElseGet(() -> List.of(new Tick(x(first), first.toString())));
        }

        private List<Tick> every(int months) {
            List<Tick> marks = new ArrayList<>();
            LocalDate last = first.plusDays(days);
            LocalDate mark = first.withDayOfYear(1);
            while (!mark.isAfter(last) && marks.size() <= MOST_MARKS) {
                if (!mark.isBefore(first)) {
                    String text = mark.toString();
                    marks.add(new Tick(x(mark), months % 12 == 0 ? text.substring(0, 4) : text.substring(0, 7)));
                }
                mark = mark.plusMonths(months);
            }
            return marks;
        }
    }
}
