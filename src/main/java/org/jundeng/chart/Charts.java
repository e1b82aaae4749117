// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import java.awt.AWTError;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws pictures as PNG, without a screen.
 *
 * <p>A mail goes out with or without its picture, so nothing is thrown where the machine cannot draw. This class itself
 * uses no drawing code: a class that failed to load once stays broken for the life of the JVM, and this one has to work
 * even then.
 */
public final class Charts {

    private static final Logger LOG = LoggerFactory.getLogger(Charts.class);
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    static {
        // Otherwise the JDK would connect to DISPLAY, which may lead nowhere; it reads this when it first draws.
        System.getProperties().putIfAbsent("java.awt.headless", "true");
    }

    private Charts() {}

    /**
     * The picture as PNG, at most some ten kilobytes; the same bytes for the same picture on the same machine.
     *
     * @return empty where there is no figure to draw, and where the machine cannot draw because fonts or their
     *     libraries are missing; the latter is logged once, as a warning
     */
    public static Optional<byte[]> png(Picture picture) {
        return png(picture, shown -> new Drawing(shown).png());
    }

    /** Draws in another way, for tests. */
    static Optional<byte[]> png(Picture picture, Artist artist) {
        if (picture.drawn().stream().allMatch(point -> point.obsValue() == null)) {
            return Optional.empty();
        }
        try {
            return Optional.of(artist.png(picture));
        } catch (IOException | RuntimeException | LinkageError | InternalError | AWTError e) {
            tell(e);
            return Optional.empty();
        }
    }

    private static void tell(Throwable why) {
        if (TOLD.compareAndSet(false, true)) {
            LOG.warn(
                    "a chart could not be drawn, so its mail goes out without; this is said once. Where fonts are"
                            + " missing, install fontconfig and a font (on Debian: fontconfig, fonts-dejavu-core) and"
                            + " start again",
                    why);
        } else {
            LOG.debug("a chart could not be drawn", why);
        }
    }

    /** Draws a picture; on a machine without fonts it fails in one of many ways. */
    interface Artist {

        /** The picture as PNG. */
        byte[] png(Picture picture) throws IOException;
    }
}
