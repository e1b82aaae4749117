// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One thing wrong with a delivery, as a value: where, what was found, what was promised, what to do.
 *
 * @param code what kind of fault it is
 * @param place where it is
 * @param found the text that was found there, as delivered; shortened where it is long, with U+FFFD for characters that
 *     a database cannot store (NUL, half a surrogate pair), and empty where there was no text
 * @param arguments the arguments of the promise and the remedy, in the order of the code's messages
 */
public record Finding(FindingCode code, Location place, String found, List<String> arguments) {

    private static final int LONGEST_FOUND = 200;

    public Finding {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(place, "place");
        found = shorten(Objects.requireNonNull(found, "found"));
        arguments = arguments.stream().map(Finding::storable).toList();
    }

    /** A finding in one cell or row. */
    public static Finding at(FindingCode code, Location place, String found, String... arguments) {
        return new Finding(code, place, found, List.of(arguments));
    }

    /** A finding about the delivery as a whole. */
    public static Finding of(FindingCode code, String found, String... arguments) {
        return new Finding(code, Location.DELIVERY, found, List.of(arguments));
    }

    /** What kind of fault it is, in a few words of {@code locale}. */
    public String title(Locale locale) {
        return Messages.in(locale).text(code, "title", found, arguments);
    }

    /** What the contract promises instead. */
    public String promised(Locale locale) {
        return Messages.in(locale).text(code, "promised", found, arguments);
    }

    /** What the steward can do about it. */
    public String remedy(Locale locale) {
        return Messages.in(locale).text(code, "remedy", found, arguments);
    }

    /** What the operator or the bureau can do about it where the delivery was pulled from a database or service. */
    public String remedyOfPulled(Locale locale) {
        return Messages.in(locale).remedyOfPulled(code, found, arguments);
    }

    /** The arguments that the remedy uses, in any language: where they are equal, so is the remedy. */
    List<String> wordsOfTheRemedy() {
        return Messages.wordsOfTheRemedy(code, found, arguments);
    }

    /** Invisible marks are written as their code points, so that texts that differ look different. */
    private static String storable(String given) {
        String text = InvisibleMarks.shown(given);
        boolean sound = text.indexOf(0) < 0
                && text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
        return sound
                ? text
                : text.codePoints()
                        .map(point -> point == 0 || Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static String shorten(String given) {
        boolean huge = given.length() > 4 * LONGEST_FOUND;
        String text = storable(huge ? given.substring(0, 4 * LONGEST_FOUND) : given);
        return text.codePointCount(0, text.length()) <= LONGEST_FOUND
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_FOUND)) + "…";
    }
}
