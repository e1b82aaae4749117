// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.AWTError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A machine that cannot draw: mails go out without pictures. */
class ChartsWithoutFontsTest {

    private static final Picture PICTURE = Series.picture("2014-01", "1", "2");

    @TempDir
    Path temporary;

    static Stream<Charts.Artist> failures() {
        return Stream.of(
                picture -> {
                    throw new IllegalStateException("Fontconfig head is null");
                },
                picture -> {
                    throw new UnsatisfiedLinkError("libfreetype.so.6: cannot open shared object file");
                },
                picture -> {
                    throw new NoClassDefFoundError("Could not initialize class sun.awt.X11FontManager");
                },
                picture -> {
                    throw new ExceptionInInitializerError(new NullPointerException());
                },
                picture -> {
                    throw new InternalError("java.lang.reflect.InvocationTargetException");
                },
                picture -> {
                    throw new AWTError("no toolkit");
                },
                picture -> {
                    throw new IOException("no room");
                });
    }

    @ParameterizedTest
    @MethodSource("failures")
    void noFailureToDrawIsThrown(Charts.Artist artist) {
        assertThat(Charts.png(PICTURE, artist)).isEmpty();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere Java does not ask fontconfig for fonts")
    void drawsNothingThreeTimesOverAndWarnsOnce() throws Exception {
        Path noFonts = Files.writeString(temporary.resolve("fonts.conf"), "<fontconfig></fontconfig>");
        Path said = temporary.resolve("said");
        // Java keeps what fontconfig told it in the user's home; this one has been told nothing yet.
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.home=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ThreePictures.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        java.environment().put("FONTCONFIG_FILE", noFonts.toString());
        Process process = java.start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(said)
                .content()
                .containsOnlyOnce(
                        "a chart could not be drawn, so its mail goes out without; this is said once. Where fonts")
                .endsWith("empty empty empty");
    }

    /** The other process. */
    static final class ThreePictures {

        private ThreePictures() {}

        public static void main(String[] arguments) {
            System.out.print(Stream.generate(() -> Charts.png(PICTURE).isEmpty() ? "empty" : "drawn")
                    .limit(3)
                    .collect(Collectors.joining(" ")));
        }
    }
}
