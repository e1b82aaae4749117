// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in Chinese what is worded in English where it is found, because its finder does not know who reads it: faults of
 * the configuration, remarks of {@code doctor}, refusals of a command line. What the book does not have stays as it is.
 *
 * Says in Chinese what is worded in English where it is found, since its finder does not know who reads it: faults of
 * so on stand for words that are the same in both, {0!} for words that are a phrase themselves.
 */
public final class Phrasebook {

    private static final String FILE = "phrases_zh.txt";
    private static final String ARROW = " => ";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(!?)}");
    private static final Phrasebook CHINESE = new Phrasebook(lines());

    private final List<Phrase> phrases = new ArrayList<>();

    private Phrasebook(List<String> lines) {
        for (String line : lines) {
            int arrow = line.indexOf(ARROW);
            if (!line.startsWith("#") && arrow > 0) {
                phrases.add(Phrase.of(line.substring(0, arrow), line.substring(arrow + ARROW.length())));
            }
        }
        phrases.sort(Comparator.comparingInt(Phrase::literals).reversed());
    }

    /**
     * A phrase.
     *
     * @param english what it looks like in English
     * @param chinese the same in Chinese
     * @param literals how many characters of the English one are its own; of two that fit, the one with more is meant
     */
    private record Phrase(Pattern english, String chinese, int literals) {

        static Phrase of(String english, String chinese) {
            StringBuilder pattern = new StringBuilder();
            Matcher place = PLACE.matcher(english);
            int from = 0;
            int literals = 0;
            while (place.find()) {
                pattern.append(Pattern.quote(english.substring(from, place.start())))
                        .append("(?<p")
                        .append(place.group(1))
                        .append(">.*?)");
                literals += place.start() - from;
                from = place.end();
            }
            pattern.append(Pattern.quote(english.substring(from)));
            literals += english.length() - from;
            return new Phrase(Pattern.compile(pattern.toString(), Pattern.DOTALL), chinese, literals);
        }
    }

    /** What is said to somebody who reads {@code locale}. */
    public static String in(Locale locale, String english) {
        return english != null && Locale.CHINESE.getLanguage().equals(locale.getLanguage())
                ? CHINESE.say(english).orElse(english)
                : english;
    }

    /** What is said on this terminal. */
    public static String here(String english) {
        return in(Language.ofThisTerminal(), english);
    }

    private Optional<String> say(String english) {
        for (Phrase phrase : phrases) {
            Matcher found = phrase.english().matcher(english);
            if (found.matches()) {
                return Optional.of(PLACE.matcher(phrase.chinese())
                        .replaceAll(place -> Matcher.quoteReplacement(words(found, place.group(1), place.group(2)))));
            }
        }
        return Optional.empty();
    }

    private String words(Matcher found, String number, String isPhrase) {
        String words = found.group("p" + number);
        return isPhrase.isEmpty() ? words : say(words).orElse(words);
    }

    private static List<String> lines() {
        try (InputStream file = Phrasebook.class.getResourceAsStream(FILE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading " + FILE, unreadable);
        }
    }
}
