// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Levels;

/** The style sheet of all pages: one text for every city, and the colours of the city's own levels of alerts. */
public final class StyleSheet {

    private static final int DARK = 140;
    private static final int WHOLE = 100;

    private StyleSheet() {}

    /**
     * The style sheet with a class {@code l-CODE} for each of {@code levels}. What is written on the level's colour is
     * white or black, whichever is legible there. The classes {@code w0} to {@code w100} say in per cent how long a bar
     * is: an attribute with a style of its own is not allowed on pages.
     */
    public static String of(Levels levels) {
        return usual() + lengths() + levels.all().stream().map(StyleSheet::rule).collect(Collectors.joining());
    }

    private static String lengths() {
        return IntStream.rangeClosed(0, WHOLE)
                .mapToObj(percent -> ".w" + percent + "{--w:" + BigDecimal.valueOf(percent, 2) + "}")
                .collect(Collectors.joining("", "", "\n"));
    }

    private static String usual() {
        try (InputStream css = StyleSheet.class.getResourceAsStream("style.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading style.css", e);
        }
    }

    private static String rule(Level level) {
        return ".l-" + name(level.code()) + " { --c: " + level.colour() + "; --on: "
                + (brightness(level.colour()) < DARK ? "#fff" : "#000") + "; }\n";
    }

    /** The code as CSS writes it within a name: what is neither letter, digit nor hyphen is escaped. */
    private static String name(String code) {
        return code.codePoints()
                .mapToObj(point -> Character.isLetterOrDigit(point) || point == '-' || point == '_'
                        ? Character.toString(point)
                        : String.format(Locale.ROOT, "\\%x ", point))
                .collect(Collectors.joining());
    }

    /** How bright a colour {@code #rrggbb} looks, from 0 to 255, by the weights of ITU-R BT.601. */
    private static int brightness(String colour) {
        int red = Integer.parseInt(colour.substring(1, 3), 16);
        int green = Integer.parseInt(colour.substring(3, 5), 16);
        int blue = Integer.parseInt(colour.substring(5, 7), 16);
        return (299 * red + 587 * green + 114 * blue) / 1000;
    }
}
