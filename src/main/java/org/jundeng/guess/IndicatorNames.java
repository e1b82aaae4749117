// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Unit;
import org.jundeng.intake.row.HeaderName;

/**
 * Finds the indicators that a header or a word may name, by the catalogue's names alone. An indicator whose unit or
 * range does not bear what was seen is none of them.
 */
final class IndicatorNames {

    /** From this score on, and if no other indicator comes near, a match is taken. */
    private static final int SURE = 85;

    private static final int AHEAD = 8;
    private static final int WORTH_A_LOOK = 45;
    private static final int MOST_CANDIDATES = 3;
    private static final int SHORT = 4;
    private static final int TELLING = 6;
    private static final Pattern UNIT = Pattern.compile("[(\\[（【]([^()\\[\\]（）【】]*)[)\\]）】]\\s*$");

    private final Catalogue catalogue;
    private final List<Named> all = new ArrayList<>();

    IndicatorNames(Catalogue catalogue) {
        this.catalogue = catalogue;
        catalogue
                .indicators()
                .forEach(indicator -> all.add(new Named(
                        indicator,
                        List.of(
                                Spelling.of(HeaderName.plain(indicator.name().zh())),
                                Spelling.of(HeaderName.plain(indicator.name().en())),
                                Spelling.of(indicator.id().replace("-", ""))))));
    }

    /** An indicator and the spellings of its names. */
    private record Named(Indicator indicator, List<Spelling> names) {}

    /** A text and the pairs of characters in it. */
    private record Spelling(String text, Set<String> pairs) {

        static Spelling of(String text) {
            Set<String> pairs = new HashSet<>();
            for (int i = 0; i + 1 < text.length(); i++) {
                pairs.add(text.substring(i, i + 2));
            }
            return new Spelling(text, pairs);
        }
    }

    /**
     * An indicator that may be meant.
     *
     * @param indicator the indicator
     * @param score how like its name is, from 0 to 100
     */
    record Candidate(Indicator indicator, int score) {}

    /**
     * What a text may name.
     *
     * @param unit the unit in brackets at the text's end; null where there is none that is known
     * @param candidates the most likely indicators first
     * @param sure whether the first one is meant
     */
    record Match(Unit unit, List<Candidate> candidates, boolean sure) {

        /** The indicator that is meant; empty where that is not sure. */
        Optional<Indicator> indicator() {
            return sure ? Optional.of(candidates.get(0).indicator()) : Optional.empty();
        }
    }

    /**
     * What {@code text} may name.
     *
     * @param units the units of its figures as they stand beside them; empty where none do
     * @param figures the figures that were seen; null where they are not known
     */
    Match of(String text, Set<String> units, ColumnSight figures) {
        Matcher bracket = UNIT.matcher(text.strip());
        boolean ends = bracket.find();
        Unit unit = ends ? catalogue.units().find(bracket.group(1)).orElse(null) : null;
        String bare = HeaderName.plain(unit == null ? text : text.strip().substring(0, bracket.start()));
        List<Candidate> likely = new ArrayList<>();
        Spelling plain = Spelling.of(bare);
        Spelling joined = Spelling.of(bare.replaceAll("[_.-]", ""));
        for (Named each : all) {
            int score = Math.max(
                    alike(plain, each.names().get(0)),
                    Math.max(
                            alike(plain, each.names().get(1)),
                            alike(joined, each.names().get(2))));
            if (score >= WORTH_A_LOOK
                    && bears(each.indicator(), unit, units)
                    && holds(each.indicator(), unit, figures)) {
                likely.add(new Candidate(each.indicator(), score));
            }
        }
        likely.sort(Comparator.comparingInt((Candidate one) -> one.score()).reversed());
        return new Match(
                unit, List.copyOf(likely.subList(0, Math.min(MOST_CANDIDATES, likely.size()))), isSure(bare, likely));
    }

    /** Whether one indicator is far ahead, or is the only one whose Chinese name the text is short for. */
    private static boolean isSure(String text, List<Candidate> likely) {
        if (likely.isEmpty()) {
            return false;
        }
        int ahead = likely.size() == 1
                ? likely.get(0).score()
                : likely.get(0).score() - likely.get(1).score();
        if (likely.get(0).score() >= SURE && ahead >= AHEAD) {
            return true;
        }
        List<Candidate> named = likely.stream()
                .filter(each -> isShortFor(
                        text, HeaderName.plain(each.indicator().name().zh())))
                .toList();
        return text.length() >= TELLING && named.size() == 1 && named.get(0).equals(likely.get(0)) && ahead >= AHEAD;
    }

    /** Whether figures in the units that were seen can be turned into the indicator's own. */
    private boolean bears(Indicator indicator, Unit unit, Set<String> units) {
        boolean header = unit == null
                || catalogue.units().factor(unit.id(), indicator.unit()).isPresent();
        return header
                && units.stream().allMatch(text -> catalogue
                        .units()
                        .find(text)
                        .flatMap(known -> catalogue.units().factor(known.id(), indicator.unit()))
                        .isPresent());
    }

    /** Whether the indicator can have the figures of a column, all of them in one unit. */
    private boolean holds(Indicator indicator, Unit unit, ColumnSight figures) {
        if (figures == null) {
            return true;
        }
        BigDecimal factor = unit == null
                ? BigDecimal.ONE
                : catalogue.units().factor(unit.id(), indicator.unit()).orElse(BigDecimal.ONE);
        boolean low = figures.least()
                .filter(least ->
                        indicator.minimum() != null && least.multiply(factor).compareTo(indicator.minimum()) < 0)
                .isPresent();
        boolean high = figures.most()
                .filter(most ->
                        indicator.maximum() != null && most.multiply(factor).compareTo(indicator.maximum()) > 0)
                .isPresent();
        boolean parts = indicator.whole() && factor.compareTo(BigDecimal.ONE) == 0 && figures.hasFractions();
        return !low && !high && !parts;
    }

    /** Those of {@code matches} whose indicator no other one is taken for: two names of one indicator are unsure. */
    static Map<String, Match> unique(Map<String, Match> matches) {
        Map<String, Integer> times = new HashMap<>();
        matches.values().forEach(match -> match.indicator()
                .ifPresent(indicator -> times.merge(indicator.id(), 1, Integer::sum)));
        Map<String, Match> unique = new LinkedHashMap<>();
        matches.forEach((text, match) -> {
            boolean several = match.indicator()
                    .filter(indicator -> times.get(indicator.id()) > 1)
                    .isPresent();
            unique.put(text, several ? new Match(match.unit(), match.candidates(), false) : match);
        });
        return unique;
    }

    /**
     * From 0 to 100: the same text, one text within the other, or the pairs of neighbouring characters that both have.
     * A short text within another says little.
     */
    private static int alike(Spelling one, Spelling other) {
        if (one.text().isEmpty() || other.text().isEmpty()) {
            return 0;
        }
        if (one.text().equals(other.text())) {
            return 100;
        }
        int shorter = Math.min(one.text().length(), other.text().length());
        int longer = Math.max(one.text().length(), other.text().length());
        boolean within = other.text().contains(one.text())
                || one.text().contains(other.text())
                || isShortFor(one.text(), other.text());
        int contained = within && shorter >= SHORT ? 60 + 40 * shorter / longer : 0;
        return Math.max(contained, pairs(one.pairs(), other.pairs()) * 95 / 100);
    }

    /** Whether all characters of {@code text} stand in {@code name}, in their order: 护理员持证率 for 养老护理员持证上岗率. */
    private static boolean isShortFor(String text, String name) {
        int at = 0;
        for (int i = 0; i < name.length() && at < text.length(); i++) {
            at += name.charAt(i) == text.charAt(at) ? 1 : 0;
        }
        return at == text.length();
    }

    private static int pairs(Set<String> one, Set<String> other) {
        int both = 0;
        for (String pair : one) {
            both += other.contains(pair) ? 1 : 0;
        }
        int all = one.size() + other.size();
        return all == 0 ? 0 : 200 * both / all;
    }
}
