// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures without the empty part below what they show. */
final class CutPicture {

    private CutPicture() {}

    /** Writes {@code png} without its last rows that are of one colour, but for a small margin. */
    static void write(Path file, byte[] png) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int height = picture.getHeight();
        while (height > 1 && isEmpty(picture, height - 1)) {
            height--;
        }
        BufferedImage cut = picture.getSubimage(0, 0, picture.getWidth(), Math.min(picture.getHeight(), height + 16));
        assertThat(ImageIO.write(cut, "png", file.toFile())).isTrue();
    }

    private static boolean isEmpty(BufferedImage picture, int row) {
        for (int column = 1; column < picture.getWidth(); column++) {
            if (picture.getRGB(column, row) != picture.getRGB(0, row)) {
                return false;
            }
        }
        return true;
    }
}
