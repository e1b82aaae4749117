// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known word that a mistyped one most likely stands for. */
public final class NearestWord {

    private NearestWord() {}

    /**
     * The word of {@code known} that takes the fewest edits; among several, the one nearest in length. Empty where more
     * than a third of the letters would change, though two edits, such as swapped letters, are allowed from four
     * letters on.
     */
    public static Optional<String> to(String word, Collection<String> known) {
        String sought = word.toLowerCase(Locale.ROOT);
        int least = (sought.length() <= 3 ? 1 : Math.max(2, sought.length() / 3)) + 1;
        String nearest = null;
        List<String> byLength = new ArrayList<>(new TreeSet<>(known));
        byLength.sort(Comparator.comparingInt(candidate -> Math.abs(candidate.length() - word.length())));
        for (String candidate : byLength) {
            int edits = new LevenshteinDistance(least).apply(sought, candidate.toLowerCase(Locale.ROOT));
            if (edits >= 0 && edits < least) {
                least = edits;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /**
     * As {@link #to}, but empty where a proposal would be a guess: because words with another meaning are equally near,
     * as 上城区 and 下城区 are to 城区, or because half of the letters differ, as in 户籍人口 for 常住人口.
     *
     * @param meaning gives the meaning of a known word
     */
    public static Optional<String> only(String word, Collection<String> known, UnaryOperator<String> meaning) {
        String sought = word.toLowerCase(Locale.ROOT);
        return to(word, known).filter(nearest -> {
            int edits = LevenshteinDistance.getDefaultInstance().apply(sought, nearest.toLowerCase(Locale.ROOT));
            boolean half = edits > 1 && edits * 2 >= sought.length();
            if (half && !letters(sought).equals(letters(nearest.toLowerCase(Locale.ROOT)))) {
                return false;
            }
            LevenshteinDistance within = new LevenshteinDistance(edits);
            return known.stream()
                            .filter(other -> within.apply(sought, other.toLowerCase(Locale.ROOT)) >= 0)
                            .map(meaning)
                            .distinct()
                            .count()
                    == 1;
        });
    }

    private static String letters(String word) {
        return word.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /**
     * The end of a message about an unknown word: {@code ; did you mean "x"?}. Where no word is near it lists the known
     * words if they are few, else it is empty.
     */
    public static String hint(String word, Collection<String> known) {
        return to(word, known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElseGet(() -> known.isEmpty() || known.size() > 30
                        ? ""
                        : "; known are " + String.join(", ", new TreeSet<>(known)));
    }

    /**
     * The message about an unknown word: {@code unknown unit "x"; did you mean "y"?}.
     *
     * @param noun what the word should name: {@code unit}
     */
    public static String unknown(String noun, String word, Collection<String> known) {
        return "unknown " + noun + " \"" + word + "\"" + hint(word, known);
    }
}
