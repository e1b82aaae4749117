// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import java.awt.BasicStroke;
import java.awt.Color;

/**
 * Colours and sizes, in pixels of the PNG, which is shown at half its size.
 *
 * <p>Blue and vermilion are those of Okabe and Ito, which people with red-green colour blindness can tell apart.
 */
final class ChartStyle {

    static final int TEXT_PX = 22;
    static final Color PAPER = Color.WHITE;
    static final Color TEXT = new Color(0x57606A);
    static final Color GRID = new Color(0xE6E9ED);
    static final Color LINE = new Color(0x0072B2);
    static final Color CROSSED = new Color(0xD55E00);
    static final Color BOUND = new Color(0x3D444D);
    static final BasicStroke THIN = new BasicStroke(2f);
    static final BasicStroke SERIES = new BasicStroke(4.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke DASHED =
            new BasicStroke(3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[] {14f, 9f}, 0f);

    private ChartStyle() {}
}
