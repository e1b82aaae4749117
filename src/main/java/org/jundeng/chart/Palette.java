// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The colours of a picture and their shades towards the background: one byte per pixel instead of three, and less than
 * half the file size.
 *
 * <p>The colours themselves stay exact; only the soft edges between them are rounded.
 */
final class Palette {

    private static final int STEPS = 8;
    private static final List<Color> COLOURS = List.of(
            ChartStyle.LINE, ChartStyle.CROSSED, ChartStyle.BOUND, ChartStyle.TEXT, ChartStyle.GRID, ChartStyle.PAPER);

    private final int[] colours = COLOURS.stream().flatMapToInt(Palette::steps).toArray();
    private final Map<Integer, Integer> nearest = new HashMap<>();

    /** The same picture in these colours; {@code image} is of {@link BufferedImage#TYPE_INT_RGB}. */
    BufferedImage reduced(BufferedImage image) {
        IndexColorModel model = new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
        BufferedImage reduced =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        int width = image.getWidth();
        int[] row = new int[width];
        byte[] places = new byte[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getDataElements(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                // Most pixels equal the one before.
                places[x] = x > 0 && row[x] == row[x - 1]
                        ? places[x - 1]
                        : nearest.computeIfAbsent(row[x], this::nearest).byteValue();
            }
            reduced.getRaster().setDataElements(0, y, width, 1, places);
        }
        return reduced;
    }

    private int nearest(int rgb) {
        int best = 0;
        for (int i = 1; i < colours.length; i++) {
            if (distance(rgb, colours[i]) < distance(rgb, colours[best])) {
                best = i;
            }
        }
        return best;
    }

    private static IntStream steps(Color colour) {
        return IntStream.rangeClosed(1, STEPS)
                .map(step -> mixed(colour.getRed(), ChartStyle.PAPER.getRed(), step) << 16
                        | mixed(colour.getGreen(), ChartStyle.PAPER.getGreen(), step) << 8
                        | mixed(colour.getBlue(), ChartStyle.PAPER.getBlue(), step));
    }

    private static int mixed(int colour, int paper, int step) {
        return paper + (colour - paper) * step / STEPS;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int apart = (one >> shift & 0xFF) - (other >> shift & 0xFF);
            sum += apart * apart;
        }
        return sum;
    }
}
