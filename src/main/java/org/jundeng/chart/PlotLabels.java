// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The numbers beside the plot, each at the height of its value; moved apart where they would overlap. */
final class PlotLabels {

    private static final int LEAST_WIDTH_PX = 60;
    private static final int BEFORE_PX = 16;
    private static final int AFTER_PX = 14;

    private final FontMetrics metrics;
    private final List<Note> notes = new ArrayList<>();

    /** Uses the font of {@code metrics}. */
    PlotLabels(FontMetrics metrics) {
        this.metrics = metrics;
    }

    /** Adds a number; its position and height are shares of the plot, from the left and from the bottom. */
    void add(String text, Color colour, double place, double height) {
        if (!text.isEmpty()) {
            notes.add(new Note(text, colour, place, height));
        }
    }

    /** The width to keep free for the numbers to the right of the plot, at least half of a period's name. */
    int width() {
        return notes.stream()
                .mapToInt(note -> BEFORE_PX + metrics.stringWidth(note.text()) + AFTER_PX)
                .reduce(LEAST_WIDTH_PX, Math::max);
    }

    /** Draws the numbers beside {@code plotted}. */
    void draw(Graphics2D graphics, Rectangle2D plotted) {
        notes.sort(Comparator.comparingDouble(Note::height));
        double[] centres = centres(plotted);
        for (int i = 0; i < centres.length; i++) {
            Note note = notes.get(i);
            float x = (float) (plotted.getX() + plotted.getWidth() * note.place() + BEFORE_PX);
            float baseline = (float) centres[i] + (metrics.getAscent() - metrics.getDescent()) / 2f;
            graphics.setPaint(note.colour());
            graphics.drawString(note.text(), x, baseline);
        }
    }

    private double[] centres(Rectangle2D plotted) {
        double[] centres = notes.stream()
                .mapToDouble(note -> plotted.getMaxY() - plotted.getHeight() * note.height())
                .toArray();
        for (int round = 0; round < centres.length; round++) {
            for (int i = 1; i < centres.length; i++) {
                double missing =
                        Math.max(0, metrics.getAscent() + metrics.getDescent() - (centres[i - 1] - centres[i]));
                centres[i - 1] += missing / 2;
                centres[i] -= missing / 2;
            }
        }
        return centres;
    }

    private record Note(String text, Color colour, double place, double height) {}
}
