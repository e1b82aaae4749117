// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PalettePngTest {

    @Test
    void isReadAsItWasWritten() throws IOException {
        int[] colours = {0x00000000, 0xFF2468AC, 0x80FEDCBA};
        PalettePng png = new PalettePng(3, 2);
        png.row(0, new byte[] {0, 1, 2});
        png.row(1, new byte[] {2, 2, 0});

        BufferedImage read = ImageIO.read(new ByteArrayInputStream(png.bytes(colours)));

        assertThat(read.getWidth()).isEqualTo(3);
        assertThat(read.getHeight()).isEqualTo(2);
        assertThat(read.getRGB(0, 0, 3, 2, null, 0, 3))
                .containsExactly(0x00000000, 0xFF2468AC, 0x80FEDCBA, 0x80FEDCBA, 0x80FEDCBA, 0x00000000);
    }
}
