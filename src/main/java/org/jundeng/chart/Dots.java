// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import java.awt.Color;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.util.List;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/** The line with a dot for each figure: in another colour where the figure crosses the bound, larger for the last. */
final class Dots extends XYLineAndShapeRenderer {

    private final List<Picture.Point> points;
    private final int last;

    /** Draws a dataset that has one item for each point, in the same order. */
    Dots(List<Picture.Point> points, int last) {
        super(true, true);
        this.points = points;
        this.last = last;
        setSeriesPaint(0, ChartStyle.LINE);
        setSeriesStroke(0, ChartStyle.SERIES);
        setUseFillPaint(true);
        setDrawOutlines(false);
    }

    @Override
    public Paint getItemFillPaint(int series, int item) {
        return colour(points.get(item));
    }

    /** Whether a line connects the item with the one before: not where a period is left out between them. */
    @Override
    public boolean getItemLineVisible(int series, int item) {
        return item > 0
                && points.get(item - 1)
                        .timePeriod()
                        .plus(1)
                        .equals(points.get(item).timePeriod());
    }

    @Override
    public Shape getItemShape(int series, int item) {
        double radius = item == last ? 11 : points.get(item).crossed() ? 8.5 : 6.5;
        return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
    }

    /** The colour of a point and of its label. */
    static Color colour(Picture.Point point) {
        return point.crossed() ? ChartStyle.CROSSED : ChartStyle.LINE;
    }
}
