// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.operate;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The browser of whoever sits at this machine, asked to open a page by the system's own program. The JDK's
 * {@code java.awt.Desktop} was no choice: JDKs for servers lack its libraries.
 */
final class Browser {

    private static final long PATIENCE_MILLIS = 3_000;

    private final String program;
    private final boolean hasScreen;

    /**
     * A browser.
     *
     * @param program opens the address that it is given
     * @param hasScreen whether there is a screen to open it on
     */
    Browser(String program, boolean hasScreen) {
        this.program = program;
        this.hasScreen = hasScreen;
    }

    /** The one of this machine, as its system and the variables of the session tell. */
    static Browser here(String system, Map<String, String> environment) {
        boolean isMac = system.toLowerCase(Locale.ROOT).startsWith("mac");
        boolean hasScreen = isMac || environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return new Browser(isMac ? "open" : "xdg-open", hasScreen);
    }

    /** Opens a page, and does not wait until it is read. Returns why it cannot; empty where the browser was asked. */
    Optional<String> open(URI page) {
        if (!hasScreen) {
            return Optional.of("there is no screen here");
        }
        try {
            Process asked = new ProcessBuilder(program, page.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean failed = asked.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) && asked.exitValue() != 0;
            return failed ? Optional.of(program + " ended with " + asked.exitValue()) : Optional.empty();
        } catch (IOException e) {
            return Optional.of(program + " cannot be started");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
