// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jundeng.binding.CharacterWidth;
import org.jundeng.binding.NearestWord;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.cli.terminal.UnusableRequest;

/** Finds the indicator that was typed: by its id, or by its Chinese or English name. */
public final class IndicatorArgument {

    private static final int MOST_PROPOSED = 5;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\h]+");

    private IndicatorArgument() {}

    /**
     * As {@link #idOf(Catalogue, String)}, but also an id that the catalogue no longer knows.
     *
     * @param stored whether the warehouse has figures of the indicator with an id
     */
    public static String idOf(Catalogue catalogue, String word, Predicate<String> stored) {
        return catalogue.indicator(word).isEmpty() && stored.test(word) ? word : idOf(catalogue, word);
    }

    /**
     * The id of the indicator that {@code word} means, which may also be a former id. Throws {@link UnusableRequest}
     * where it means none, or several; the message proposes those whose name contains the word, or the nearest id or
     * name.
     */
    public static String idOf(Catalogue catalogue, String word) {
        if (catalogue.indicator(word).isPresent()) {
            return word;
        }
        Optional<String> renamed = catalogue.formerIndicators().now(word);
        if (renamed.isPresent()) {
            return renamed.get();
        }
        String sought = normal(word);
        List<String> named = catalogue.indicators().stream()
                .filter(each -> normal(each.name().zh()).equals(sought)
                        || normal(each.name().en()).equals(sought))
                .map(Indicator::id)
                .toList();
        if (named.size() > 1) {
            throw new UnusableRequest("\"" + word + "\" is the name of several indicators: " + String.join(", ", named)
                    + "; write an id");
        }
        if (named.isEmpty()) {
            throw new UnusableRequest(
                    "--indicator: the catalogue has no \"" + word + "\"" + proposal(catalogue, word, sought));
        }
        return named.get(0);
    }

    /** An id is mistyped by a letter or two; of a name, people rather know a part. */
    private static String proposal(Catalogue catalogue, String word, String sought) {
        boolean likeAnId = sought.chars().allMatch(each -> each < 128);
        String near = near(catalogue, word);
        String containing = containing(catalogue, sought);
        String first = likeAnId ? near : containing;
        String second = likeAnId ? containing : near;
        if (!first.isEmpty() || !second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        return "; jundeng indicators lists them all";
    }

    private static String near(Catalogue catalogue, String word) {
        Set<String> known = new LinkedHashSet<>();
        for (Indicator each : catalogue.indicators()) {
            known.addAll(List.of(each.id(), each.name().zh(), each.name().en()));
        }
        return NearestWord.to(word, known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
    }

    private static String containing(Catalogue catalogue, String sought) {
        if (sought.length() < 2) {
            return "";
        }
        String all = catalogue.indicators().stream()
                .filter(each -> normal(each.name().zh()).contains(sought)
                        || normal(each.name().en()).contains(sought)
                        || each.id().contains(sought))
                .limit(MOST_PROPOSED)
                .map(each -> each.id() + " (" + each.name().zh() + ")")
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : "; do you mean one of " + all + "?";
    }

    private static String normal(String name) {
        return BLANKS.matcher(CharacterWidth.folded(name)).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
