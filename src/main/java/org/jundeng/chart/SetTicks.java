// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** An axis with ticks that we set, since the library would compute them in floating point and round their labels. */
final class SetTicks extends NumberAxis {

    private static final RectangleInsets AROUND = new RectangleInsets(6, 4, 2, 10);

    private final List<NumberTick> ticks;

    /** An axis from {@code least} to {@code most} with exactly these ticks. */
    SetTicks(List<NumberTick> ticks, double least, double most) {
        this.ticks = ticks;
        setRange(least, most);
        setAxisLineVisible(false);
        setTickMarksVisible(false);
        setTickLabelFont(new Font(Font.SANS_SERIF, Font.PLAIN, ChartStyle.TEXT_PX));
        setTickLabelPaint(ChartStyle.TEXT);
        setTickLabelInsets(AROUND);
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
        return ticks;
    }

    /** The width of the widest label, with the room around it. */
    static int widest(List<NumberTick> ticks, FontMetrics metrics) {
        int text = ticks.stream()
                .mapToInt(tick -> metrics.stringWidth(tick.getText()))
                .reduce(0, Math::max);
        return (int) AROUND.extendWidth(text);
    }
}
