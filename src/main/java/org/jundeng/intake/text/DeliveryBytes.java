// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a delivery, or of a file that is packed in one, which can be read several times. */
@FunctionalInterface
public interface DeliveryBytes {

    /** The bytes from their beginning, which the caller must close. */
    InputStream open() throws IOException;

    /** The first {@code count} bytes; all where there are fewer. */
    default byte[] first(int count) throws IOException {
        try (InputStream bytes = open()) {
            return bytes.readNBytes(count);
        }
    }

    /** The bytes of a file. */
    static DeliveryBytes of(Path file) {
        return () -> Files.newInputStream(file);
    }
}
