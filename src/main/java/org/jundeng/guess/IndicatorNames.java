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
import java.util.stream.Stream;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Unit;
import org.jundeng.catalogue.Units;
import org.jundeng.conform.said.SaidUnits;
import org.jundeng.intake.row.HeaderName;
import org.jundeng.intake.table.ColumnNameWords;

/**
 * Finds the indicators that a header or a word may name, by the catalogue's names alone. An indicator whose unit or
 * range does not bear what was seen is none of them.
 */
final class IndicatorNames {

    /** From this score on, and if no other indicator comes near, a match is taken. */
    private static final int SURE = 85;

    /** The score of a name that is the same. */
    private static final int EQUAL = 100;

    private static final int AHEAD = 8;
    private static final int WORTH_A_LOOK = 45;
    private static final int MOST_CANDIDATES = 3;
    private static final int SHORT = 4;
    private static final int TELLING = 6;
    private static final Pattern PERIOD = Pattern.compile("\\d{4}年?度?|\\d{1,2}月份?|第?[一二三四1-4]季度?|[上下]半年|本?年度");
    private static final Pattern EMPTY =
            Pattern.compile("(全市|本市|本月|当月|本期|当期|本季|数量?|人数|总数|情况|完成情?况?|value|number|total|[_.\\s-])*");
    private static final Pattern UNIT = Pattern.compile("[(\\[（【]([^()\\[\\]（）【】]*)[)\\]）】]\\s*$");

    private final Catalogue catalogue;
    private final SaidUnits line;
    private final List<Named> all = new ArrayList<>();

    /** Finds indicators in {@code catalogue}; {@code line} are the units above the header, or null. */
    IndicatorNames(Catalogue catalogue, SaidUnits line) {
        this.catalogue = catalogue;
        this.line = line;
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
     * @param unit the unit that the figures would have to be in, since they have more decimals than the indicator's own
     *     unit bears; null where they need no other
     */
    record Candidate(Indicator indicator, int score, Unit unit) {}

    /**
     * What a text may name.
     *
     * @param unit the unit in brackets at the text's end; null where there is none that is known
     * @param candidates the most likely indicators first
     * @param sure whether the first one is meant
     */
    record Match(Unit unit, List<Candidate> candidates, boolean sure) {

        /** The same, but it is for people to decide. */
        Match unsure() {
            return new Match(unit, candidates, false);
        }

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
        Unit unit = unitOf(text, catalogue.units()).orElse(null);
        String bare = HeaderName.plain(unit == null ? text : withoutUnit(text));
        List<Candidate> likely = new ArrayList<>();
        Spelling plain = Spelling.of(bare);
        Spelling joined = Spelling.of(bare.replaceAll("[_.-]", ""));
        for (Named each : all) {
            int score = Math.max(
                    alike(plain, each.names().get(0)),
                    Math.max(
                            alike(plain, each.names().get(1)),
                            alike(joined, each.names().get(2))));
            if (score >= WORTH_A_LOOK && bears(each.indicator(), unit, units)) {
                Unit said = unit == null ? ofLine(each.indicator()).orElse(null) : unit;
                boolean holds = holds(each.indicator(), said, figures);
                Unit larger = holds || said != null ? null : larger(each.indicator(), figures);
                if (holds || larger != null) {
                    likely.add(new Candidate(each.indicator(), score, larger));
                }
            }
        }
        likely.sort(Comparator.comparingInt((Candidate one) -> one.score()).reversed());
        return new Match(
                unit, List.copyOf(likely.subList(0, Math.min(MOST_CANDIDATES, likely.size()))), isSure(bare, likely));
    }

    /** The unit in brackets at a text's end; empty where there is none that is known. */
    static Optional<Unit> unitOf(String text, Units units) {
        Matcher bracket = UNIT.matcher(text.strip());
        return bracket.find() ? units.find(bracket.group(1)) : Optional.empty();
    }

    /** The text without the brackets at its end. */
    static String withoutUnit(String text) {
        return UNIT.matcher(text.strip()).replaceFirst("").strip();
    }

    /**
     * What the name of a column may name. An indicator that is called just as the column is, with the names of its
     * groups in front or behind, is meant before any that is called like what is left of them.
     */
    Match of(ColumnSight column) {
        Match meant = of(column.meaning, Set.of(), column);
        List<Match> whole = whole(column.header).stream()
                .map(form -> of(form, Set.of(), column))
                .filter(match -> !match.candidates().isEmpty())
                .toList();
        for (Match match : whole) {
            boolean alone =
                    match.candidates().size() == 1 || match.candidates().get(1).score() < EQUAL;
            if (isEqual(match)) {
                return new Match(match.unit(), match.candidates(), alone);
            }
        }
        Match lowest = of(column.header.substring(column.header.lastIndexOf('/') + 1), Set.of(), column);
        if (!meant.sure() && isEqual(lowest)) {
            return lowest.unsure();
        }
        return meant.candidates().isEmpty()
                ? whole.stream()
                        .max(Comparator.comparingInt(
                                match -> match.candidates().get(0).score()))
                        .map(Match::unsure)
                        .orElse(meant)
                : meant;
    }

    private static boolean isEqual(Match match) {
        return !match.candidates().isEmpty()
                && match.candidates().get(0).score() == EQUAL
                && match.candidates().get(0).unit() == null;
    }

    /** The ways in which the parts of a header may stand in a name: as they are, and as one word either way. */
    private static List<String> whole(String header) {
        int last = header.lastIndexOf('/');
        if (last < 0) {
            return List.of(header);
        }
        String name = header.substring(last + 1);
        Matcher bracket = UNIT.matcher(name);
        int end = bracket.find() && bracket.start() > 0 ? bracket.start() : name.length();
        String groups = header.substring(0, last).replace("/", "");
        return List.of(header, groups + name, name.substring(0, end) + groups + name.substring(end));
    }

    /** The one unit above the header that the indicator's figures may be in; empty where there are none, or several. */
    Optional<Unit> ofLine(Indicator indicator) {
        List<Unit> fitting = line == null
                ? List.of()
                : catalogue.units().find(indicator.unit()).map(line::fitting).orElse(List.of());
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    /** The smallest unit above the indicator's own in which its figures could be the ones of a column; or null. */
    private Unit larger(Indicator indicator, ColumnSight figures) {
        return figures == null
                ? null
                : catalogue.units().all().stream()
                        .filter(unit -> catalogue
                                .units()
                                .factor(unit.id(), indicator.unit())
                                .filter(factor ->
                                        factor.compareTo(BigDecimal.ONE.movePointRight(figures.decimals())) >= 0)
                                .isPresent())
                        .filter(unit -> holds(indicator, unit, figures))
                        .min(Comparator.comparing(unit -> catalogue
                                .units()
                                .factor(unit.id(), indicator.unit())
                                .orElseThrow()))
                        .orElse(null);
    }

    /**
     * The one indicator whose whole name stands in a title, and nothing there that would make it another; not sure
     * where there is none, or several.
     */
    Match inTitle(String title) {
        String plain = PERIOD.matcher(HeaderName.plain(title)).replaceAll("");
        List<Candidate> within = new ArrayList<>();
        for (Named each : all) {
            String name = each.names().get(0).text();
            if (name.length() >= SHORT && plain.contains(name)) {
                within.add(new Candidate(each.indicator(), 100, null));
            }
        }
        List<Candidate> longest = within.stream()
                .filter(one -> within.stream().noneMatch(other -> one != other && contains(other, one)))
                .toList();
        boolean sure = longest.size() == 1
                && !ColumnNameWords.sayOther(
                        plain,
                        HeaderName.plain(longest.get(0).indicator().name().zh()));
        return sure ? new Match(null, longest, true) : of(plain, Set.of(), null).unsure();
    }

    /** The title without the periods in it. */
    static String withoutPeriod(String title) {
        return PERIOD.matcher(title.strip()).replaceAll("").strip();
    }

    private static boolean contains(Candidate longer, Candidate shorter) {
        String name = HeaderName.plain(longer.indicator().name().zh());
        return name.contains(HeaderName.plain(shorter.indicator().name().zh()));
    }

    /** Whether one indicator is far ahead, alone called just so, or the only one that the text is short for. */
    private static boolean isSure(String text, List<Candidate> likely) {
        if (likely.isEmpty()
                || likely.get(0).unit() != null
                || isOther(text, likely.get(0).indicator())) {
            return false;
        }
        int ahead = likely.size() == 1
                ? likely.get(0).score()
                : likely.get(0).score() - likely.get(1).score();
        boolean onlyEqual = likely.get(0).score() == EQUAL && ahead > 0;
        if (onlyEqual || likely.get(0).score() >= SURE && ahead >= AHEAD) {
            return true;
        }
        List<Candidate> named = likely.stream()
                .filter(each -> isShortFor(
                        text, HeaderName.plain(each.indicator().name().zh())))
                .toList();
        return text.length() >= TELLING && named.size() == 1 && named.get(0).equals(likely.get(0)) && ahead >= AHEAD;
    }

    /**
     * Whether the text says more than the indicator's name, so that its figures may be other ones: 同期, 累计, 女性. A
     * text may leave out words of the name, and add some that say nothing.
     */
    private static boolean isOther(String text, Indicator indicator) {
        String zh = HeaderName.plain(indicator.name().zh());
        boolean same = Stream.of(
                        zh,
                        HeaderName.plain(indicator.name().en()),
                        indicator.id().replace("-", ""))
                .anyMatch(name -> isShortFor(text.replaceAll("[_.-]", ""), name) || addsNothing(text, name));
        return !same || ColumnNameWords.sayOther(text, zh);
    }

    private static boolean addsNothing(String text, String name) {
        int at = text.indexOf(name);
        return at >= 0
                && EMPTY.matcher(text.substring(0, at) + text.substring(at + name.length()))
                        .matches();
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
                .filter(lowest ->
                        indicator.minimum() != null && lowest.multiply(factor).compareTo(indicator.minimum()) < 0)
                .isPresent();
        boolean high = figures.most()
                .filter(most ->
                        indicator.maximum() != null && most.multiply(factor).compareTo(indicator.maximum()) > 0)
                .isPresent();
        BigDecimal least = factor.movePointLeft(figures.decimals()).stripTrailingZeros();
        boolean parts = indicator.whole() && least.scale() > 0;
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
            unique.put(text, several ? match.unsure() : match);
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
