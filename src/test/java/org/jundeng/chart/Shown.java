// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A PNG as the reader of a mail sees it. */
record Shown(BufferedImage image) {

    /** Draws; where the machine itself has no fonts, the test is left out. */
    static Shown of(Picture picture) throws IOException {
        byte[] png = png(picture);
        assertThat(png).startsWith(0x89, 'P', 'N', 'G');
        return new Shown(ImageIO.read(new ByteArrayInputStream(png)));
    }

    /** The bytes likewise. */
    static byte[] png(Picture picture) {
        assumeTrue(machineHasFonts(), "this machine has no fonts");
        return Charts.png(picture).orElseThrow();
    }

    private static boolean machineHasFonts() {
        System.getProperties().putIfAbsent("java.awt.headless", "true");
        try {
            BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
            return image.createGraphics()
                            .getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12))
                            .stringWidth("2014")
                    > 0;
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            return false;
        }
    }

    /** How many pixels have exactly this colour. */
    long count(Color colour) {
        return IntStream.range(0, image.getHeight())
                .mapToLong(y -> inRow(y, colour))
                .sum();
    }

    /** How many of them are in a row. */
    long inRow(int y, Color colour) {
        return IntStream.range(0, image.getWidth())
                .filter(x -> is(x, y, colour))
                .count();
    }

    /** How many of them are in a column. */
    long inColumn(int x, Color colour) {
        return IntStream.range(0, image.getHeight())
                .filter(y -> is(x, y, colour))
                .count();
    }

    /** The columns that have this colour, from the left. */
    int[] columns(Color colour) {
        return IntStream.range(0, image.getWidth())
                .filter(x -> inColumn(x, colour) > 0)
                .toArray();
    }

    /** Whether a pixel has exactly this colour. */
    boolean is(int x, int y, Color colour) {
        return image.getRGB(x, y) == colour.getRGB();
    }
}
