// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import java.awt.FontMetrics;
import java.math.BigDecimal;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;

/** The plot: axes, grid, bounds and the series. Both axes span 0 to 1 and a small margin. */
final class Plot {

    /** The position of the right edge, as a share of the width. */
    static final double WHOLE = 1;

    private static final double AIR_PX = 24;
    private static final int EDGE_PX = 12;

    private final Picture picture;
    private final List<Picture.Point> points;
    private final int last;
    private final Scale scale;
    private final PeriodAxis periods;
    private final double beside;
    private final double above;

    /** Plots the points; the one at {@code last} is emphasised. */
    Plot(Picture picture, int last, Scale scale) {
        this.picture = picture;
        this.points = picture.drawn();
        this.last = last;
        this.scale = scale;
        this.beside = AIR_PX / picture.widthPx();
        this.above = AIR_PX / picture.heightPx();
        this.periods =
                new PeriodAxis(points.stream().map(Picture.Point::timePeriod).toList());
    }

    /** How far right a point lies, as a share of the plotted width. */
    double place(Picture.Point point) {
        return (periods.share(point.timePeriod()) + beside) / (1 + 2 * beside);
    }

    /** How high a value lies, as a share of the plotted height. */
    double height(BigDecimal obsValue) {
        return (scale.share(obsValue) + above) / (1 + 2 * above);
    }

    /** The library's chart, with {@code noteWidthPx} kept free on the right. */
    JFreeChart chart(FontMetrics metrics, int noteWidthPx) {
        List<NumberTick> upright = scale.ticks().stream()
                .map(tick -> tick(scale.share(tick), NumberLabel.of(tick), TextAnchor.CENTER_RIGHT))
                .toList();
        int used = noteWidthPx + EDGE_PX + SetTicks.widest(upright, metrics);
        List<NumberTick> level = periods.labelled(metrics, (picture.widthPx() - used) / (1 + 2 * beside)).stream()
                .map(period -> tick(periods.share(period), period.toString(), TextAnchor.TOP_CENTER))
                .toList();
        XYPlot plot = new XYPlot(
                dataset(),
                new SetTicks(level, -beside, 1 + beside),
                new SetTicks(upright, -above, 1 + above),
                new Dots(points, last));
        plot.setInsets(new RectangleInsets(EDGE_PX, EDGE_PX, EDGE_PX, noteWidthPx));
        dress(plot);
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(ChartStyle.CLEAR);
        return chart;
    }

    private void dress(XYPlot plot) {
        plot.setBackgroundPaint(ChartStyle.CLEAR);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(ChartStyle.GRID);
        plot.setRangeGridlineStroke(ChartStyle.THIN);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        for (BigDecimal bound : picture.bounds()) {
            plot.addRangeMarker(
                    new ValueMarker(scale.share(bound), ChartStyle.BOUND, ChartStyle.DASHED), Layer.BACKGROUND);
        }
    }

    private DefaultXYDataset dataset() {
        double[][] places = new double[2][points.size()];
        for (int i = 0; i < points.size(); i++) {
            Picture.Point point = points.get(i);
            places[0][i] = periods.share(point.timePeriod());
            places[1][i] = point.obsValue() == null ? Double.NaN : scale.share(point.obsValue());
        }
        DefaultXYDataset dataset = new DefaultXYDataset();
        dataset.addSeries("", places);
        return dataset;
    }

    private static NumberTick tick(double share, String text, TextAnchor anchor) {
        return new NumberTick(share, text, anchor, anchor, 0);
    }
}
