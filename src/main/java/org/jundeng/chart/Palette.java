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
 * The colours of a picture and their shades towards the transparent ground: one byte per pixel instead of four, and
 * less than half the file size.
 *
 * <p>The colours themselves stay exact; only the soft edges between them are rounded.
 */
final class Palette {

    private static final int STEPS = 8;
    private static final int OPAQUE = 0xFF;
    private static final List<Color> COLOURS =
            List.of(ChartStyle.LINE, ChartStyle.CROSSED, ChartStyle.BOUND, ChartStyle.TEXT, ChartStyle.GRID);

    private final int[] colours = IntStream.concat(
                    IntStream.of(ChartStyle.CLEAR.getRGB()), COLOURS.stream().flatMapToInt(Palette::steps))
            .toArray();
    private final Map<Integer, Integer> nearest = new HashMap<>();

    /** The same picture in these colours; {@code image} is of {@link BufferedImage#TYPE_INT_ARGB}. */
    BufferedImage reduced(BufferedImage image) {
        IndexColorModel model = new IndexColorModel(8, colours.length, colours, 0, true, 0, DataBuffer.TYPE_BYTE);
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

    private int nearest(int argb) {
        int best = 0;
        for (int i = 1; i < colours.length; i++) {
            if (distance(argb, colours[i]) < distance(argb, colours[best])) {
                best = i;
            }
        }
        return best;
    }

    /** The colour from its faintest shade to itself. */
    private static IntStream steps(Color colour) {
        return IntStream.rangeClosed(1, STEPS)
                .map(step -> colour.getAlpha() * step / STEPS << 24 | colour.getRGB() & 0xFFFFFF);
    }

    /** How far apart two colours are on any ground: the fainter both are, the less their hue matters. */
    private static int distance(int one, int other) {
        int apart = alpha(one) - alpha(other);
        int sum = apart * apart;
        for (int shift = 0; shift <= 16; shift += 8) {
            apart = (shade(one, shift) - shade(other, shift)) / OPAQUE;
            sum += apart * apart;
        }
        return sum;
    }

    private static int shade(int argb, int shift) {
        return (argb >> shift & 0xFF) * alpha(argb);
    }

    private static int alpha(int argb) {
        return argb >>> 24;
    }
}
