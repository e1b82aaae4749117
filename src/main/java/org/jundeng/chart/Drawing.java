// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;

/** Draws one picture: the plot by the library and, beside it, the last figure and the bounds as numbers. */
final class Drawing {

    private final Picture picture;
    private final List<Picture.Point> points;
    private final int last;
    private final Scale scale;

    /** Draws a picture, which must have a figure. */
    Drawing(Picture picture) {
        this.picture = picture;
        this.points = picture.drawn();
        this.last = lastFigure();
        this.scale = Scale.of(values());
    }

    /** The picture as PNG. */
    byte[] png() {
        BufferedImage image = new BufferedImage(picture.widthPx(), picture.heightPx(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, ChartStyle.TEXT_PX));
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            draw(graphics);
        } finally {
            graphics.dispose();
        }
        return new Palette().png(image);
    }

    private void draw(Graphics2D graphics) {
        Plot plot = new Plot(picture, last, scale);
        PlotLabels notes = new PlotLabels(graphics.getFontMetrics());
        for (BigDecimal bound : picture.bounds()) {
            notes.add(label(bound), ChartStyle.BOUND, Plot.WHOLE, plot.height(bound));
        }
        Picture.Point point = points.get(last);
        double place = last == points.size() - 1 ? Plot.WHOLE : plot.place(point);
        notes.add(label(point.obsValue()), Dots.colour(point), place, plot.height(point.obsValue()));

        JFreeChart chart = plot.chart(graphics.getFontMetrics(), notes.width());
        ChartRenderingInfo drawn = new ChartRenderingInfo();
        chart.draw(graphics, new Rectangle2D.Double(0, 0, picture.widthPx(), picture.heightPx()), null, drawn);
        notes.draw(graphics, drawn.getPlotInfo().getDataArea());
    }

    /** The label of a value; "" where it is too long for a picture. */
    private String label(BigDecimal value) {
        String written = picture.labels().apply(value);
        return written.length() > NumberLabel.MOST_CHARACTERS ? "" : written;
    }

    private int lastFigure() {
        int index = points.size() - 1;
        while (points.get(index).obsValue() == null) {
            index--;
        }
        return index;
    }

    private List<BigDecimal> values() {
        List<BigDecimal> values = new ArrayList<>(picture.bounds());
        points.stream().map(Picture.Point::obsValue).filter(Objects::nonNull).forEach(values::add);
        return values;
    }
}
