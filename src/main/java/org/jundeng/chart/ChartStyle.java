// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import java.awt.BasicStroke;
import java.awt.Color;

/**
 * Colours and sizes, in pixels of the PNG, which is shown at half its size.
 *
 * <p>The ground is transparent, so that a mail program may show it light or dark. Each colour is of middle lightness:
 * it has a contrast of at least 3 : 1 (WCAG 2.1, 1.4.11) both to white and to the dark grey #1e1e1e.
 * Two pictures, one for each ground, would need {@code prefers-color-scheme}, which most mail programs do not know.
 *
 * <p>Blue and vermilion are those of Okabe and Ito, which people with red-green colour blindness can tell apart.
 */
final class ChartStyle {

    static final int TEXT_PX = 25;
    static final Color CLEAR = new Color(0, true);
    static final Color TEXT = new Color(0x7A7E85);
    static final Color GRID = new Color(0x8A, 0x8F, 0x98, 0x50);
    static final Color LINE = new Color(0x1F7DBF);
    static final Color CROSSED = new Color(0xD55E00);
    static final Color BOUND = new Color(0x7F838A);
    static final BasicStroke THIN = new BasicStroke(2f);
    static final BasicStroke SERIES = new BasicStroke(4.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke DASHED =
            new BasicStroke(3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[] {14f, 9f}, 0f);

    private ChartStyle() {}
}
