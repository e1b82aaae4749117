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
 * the configuration, remarks of {@code doctor}, what a command tells. What the book does not have stays as it is.
 *
 * <p>In a phrase {0} and so on stand for words that are the same in both languages. {0!} stands for words that are a
 * phrase themselves: where they are none, the phrase does not fit, so that no sentence is half in English. {0?} stands
 * for words that may be a phrase, and are quoted as they are where they are none, as what a driver says.
 */
public final class Phrasebook {

    private static final String FILE = "phrases_zh.txt";
    private static final String ARROW = " => ";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)([!?]?)}");
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
                Optional<String> said = say(phrase, found);
                if (said.isPresent()) {
                    return said;
                }
            }
        }
        return Optional.empty();
    }

    /** The phrase with the words that were found in its places; empty where a phrase is due and there is none. */
    private Optional<String> say(Phrase phrase, Matcher found) {
        StringBuilder said = new StringBuilder();
        Matcher place = PLACE.matcher(phrase.chinese());
        while (place.find()) {
            String words = found.group("p" + place.group(1));
            Optional<String> known = place.group(2).isEmpty() ? Optional.of(words) : say(words);
            if (known.isEmpty() && place.group(2).equals("!")) {
                return Optional.empty();
            }
            place.appendReplacement(said, Matcher.quoteReplacement(known.orElse(words)));
        }
        return Optional.of(place.appendTail(said).toString());
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
