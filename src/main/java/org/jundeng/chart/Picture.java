// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jundeng.observation.TimePeriod;

/**
 * What a chart shows: one series over time, and the promised values.
 *
 * @param points the series in the order of time, all of one frequency; only the last {@value #MOST_POINTS} are drawn. A
 *     period that is left out between two points is a gap, like a missing figure. Throws
 *     {@link IllegalArgumentException} where periods do not ascend, or differ in frequency
 * @param bounds the promised values, each a dashed line: none, one, or two where a range is promised
 * @param labels writes the promised values and the last figure; "" where one is not written
 * @param widthPx the width in pixels of the PNG, twice the width at which it is shown; outside 320 to 2400 it throws
 *     {@link IllegalArgumentException}
 * @param heightPx the height likewise; 160 to 1600
 */
public record Picture(
        List<Point> points, List<BigDecimal> bounds, Function<BigDecimal, String> labels, int widthPx, int heightPx) {

    /** The width at which {@link #of} pictures are shown, in CSS pixels: that of a phone. */
    public static final int SHOWN_WIDTH_PX = 360;

    private static final int SHOWN_HEIGHT_PX = 160;

    /** The most points that are drawn. */
    public static final int MOST_POINTS = 36;

    /**
     * One figure of the series.
     *
     * @param timePeriod the figure's period
     * @param obsValue the figure in the indicator's own unit; null where it is missing, which is a gap and never zero
     * @param crossed whether it crosses the promised value, and so has the other colour
     */
    public record Point(TimePeriod timePeriod, BigDecimal obsValue, boolean crossed) {

        public Point {
            Objects.requireNonNull(timePeriod, "timePeriod");
        }
    }

    /** A picture whose labels are the numbers with all their digits, as far as there is room. */
    public Picture(List<Point> points, List<BigDecimal> bounds, int widthPx, int heightPx) {
        this(points, bounds, NumberLabel::of, widthPx, heightPx);
    }

    public Picture {
        Objects.requireNonNull(labels, "labels");
        points = List.copyOf(points);
        bounds = List.copyOf(bounds);
        requireRising(points);
        requireWithin(widthPx, 320, 2400, "widthPx");
        requireWithin(heightPx, 160, 1600, "heightPx");
    }

    /**
     * A picture to be shown at {@value #SHOWN_WIDTH_PX} by 160 pixels, so that its letters have their full size on a
     * phone.
     *
     * @param bound the promised value; null for none
     */
    public static Picture of(List<Point> points, BigDecimal bound) {
        return new Picture(points, bound == null ? List.of() : List.of(bound), 2 * SHOWN_WIDTH_PX, 2 * SHOWN_HEIGHT_PX);
    }

    /** The same picture with labels that {@code written} writes, such as figures that are rounded. */
    public Picture labelledBy(Function<BigDecimal, String> written) {
        return new Picture(points, bounds, written, widthPx, heightPx);
    }

    /** The width at which to show it, in CSS pixels: half its own, so that it is sharp on any screen. */
    public int shownWidth() {
        return widthPx / 2;
    }

    /** The height at which to show it, in CSS pixels. */
    public int shownHeight() {
        return heightPx / 2;
    }

    /** The points that are drawn. */
    List<Point> drawn() {
        return points.subList(Math.max(0, points.size() - MOST_POINTS), points.size());
    }

    private static void requireRising(List<Point> points) {
        for (int i = 1; i < points.size(); i++) {
            TimePeriod before = points.get(i - 1).timePeriod();
            TimePeriod after = points.get(i).timePeriod();
            if (before.freq() != after.freq() || before.compareTo(after) >= 0) {
                throw new IllegalArgumentException(
                        "points rise in time and have one frequency, but " + after + " follows " + before);
            }
        }
    }

    private static void requireWithin(int pixels, int least, int most, String name) {
        if (pixels < least || pixels > most) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + pixels);
        }
    }
}
