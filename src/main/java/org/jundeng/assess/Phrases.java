// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.binding.Fraction;
import org.jundeng.catalogue.Bureau;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Scope;
import org.jundeng.catalogue.Unit;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** Writes figures, bounds, periods and regions as words of one language. */
public final class Phrases {

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final int MEASURE_DECIMALS = 2;

    private final Catalogue catalogue;
    private final Wording wording;

    /** Writes in the language of {@code locale}, with the names in {@code catalogue}. */
    public Phrases(Catalogue catalogue, Locale locale) {
        this.catalogue = catalogue;
        this.wording = Wording.of(Phrases.class, locale);
    }

    /**
     * The figure with its unit: {@code 4.12%}, rounded to the indicator's decimals. It has more of them where it would
     * else move onto or across the ends of {@code bound}, which may be null. A figure that is equal to the fraction of
     * the bound is written as that fraction.
     */
    public String figure(BigDecimal value, Indicator indicator, Bound bound) {
        String bare = bare(value, indicator, bound);
        return bare.contains("/") && indicator.unit().equals("%") ? bare : withUnit(bare, indicator);
    }

    /**
     * The figure with its unit, beside {@code other}, such as the figure before: rounded to the indicator's decimals,
     * with more of them where both would else look equal, or {@code other} would look greater. Both figures have the
     * same decimals if each is written beside the other.
     */
    public String beside(BigDecimal value, BigDecimal other, Indicator indicator) {
        return together(List.of(value, other), indicator, null).get(0);
    }

    /**
     * Figures with their unit that stand beside each other: all rounded to the same decimals, those of the indicator or
     * as many more as it takes that none looks equal to or greater than another one, than the ends of {@code bound} or
     * than zero, where it is not.
     *
     * @param bound the bound; null for none
     */
    public List<String> together(List<BigDecimal> values, Indicator indicator, Bound bound) {
        Set<BigDecimal> marks = new LinkedHashSet<>(Set.of(BigDecimal.ZERO));
        if (bound != null) {
            marks.addAll(ends(bound));
        }
        int most = values.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        int decimals = indicator.decimals();
        while (decimals < most && !tellsApart(values, marks, decimals)) {
            decimals++;
        }
        int enough = decimals;
        return values.stream()
                .map(value -> withUnit(rounded(value, enough), indicator))
                .toList();
    }

    private static boolean tellsApart(List<BigDecimal> values, Collection<BigDecimal> marks, int decimals) {
        return values.stream()
                .allMatch(value -> values.stream()
                                .allMatch(other -> rounded(value, decimals).compareTo(rounded(other, decimals))
                                        == value.compareTo(other))
                        && marks.stream()
                                .allMatch(mark -> rounded(value, decimals).compareTo(mark) == value.compareTo(mark)));
    }

    /**
     * A difference of two figures with its unit, rounded like a figure; never zero where there is a difference. Between
     * two percentages it is in points.
     */
    public String difference(BigDecimal difference, Indicator indicator, Bound bound) {
        if (indicator.unit().equals("%")) {
            return points(difference, bound);
        }
        Set<BigDecimal> marks = new LinkedHashSet<>(Set.of(BigDecimal.ZERO));
        if (bound != null) {
            marks.addAll(ends(bound));
        }
        return withUnit(apart(difference, indicator.decimals(), marks), indicator);
    }

    /** Percentage points, rounded as {@link #measure} rounds. */
    public String points(BigDecimal points, Bound bound) {
        String shown = measure(points, bound);
        boolean one = shown.equals("1") || shown.equals("-1");
        return wording.say(one ? "points.one" : "points", shown);
    }

    /** The figure as a number, rounded to the indicator's decimals. */
    public static BigDecimal rounded(BigDecimal value, Indicator indicator) {
        return rounded(value, indicator.decimals());
    }

    /** The figure as {@link #figure} writes it, without its unit: {@code 4.12}, {@code 2/3}. */
    public String bare(BigDecimal value, Indicator indicator, Bound bound) {
        if (bound == null) {
            return number(apart(value, indicator.decimals(), List.of()));
        }
        BigDecimal compared = Bound.comparable(value);
        Optional<Fraction> fraction =
                compared.compareTo(bound.value()) == 0 ? Fraction.behind(bound.value()) : Optional.empty();
        return fraction.map(each -> (indicator.unit().equals("%") ? each.by(HUNDRED) : each).toString())
                .orElseGet(() -> number(apart(compared, indicator.decimals(), ends(bound))));
    }

    /**
     * The number with so many decimals, or as many more as it takes not to move it onto or across zero or one of
     * {@code marks}: {@code 48.6}, {@code 99.98}.
     */
    public static String fixed(BigDecimal number, int decimals, BigDecimal... marks) {
        Set<BigDecimal> all = new LinkedHashSet<>(List.of(marks));
        all.add(BigDecimal.ZERO);
        BigDecimal shown = apart(number, decimals, all);
        return shown.setScale(Math.max(decimals, shown.stripTrailingZeros().scale()), RoundingMode.HALF_UP)
                .toPlainString();
    }

    /**
     * What a rule measures beside figures, such as a number of points: rounded to two decimals, with more of them where
     * it would else move onto or across the ends of {@code bound}, which may be null, or become zero.
     */
    public static String measure(BigDecimal value, Bound bound) {
        Set<BigDecimal> marks = new LinkedHashSet<>(Set.of(BigDecimal.ZERO));
        if (bound != null) {
            marks.addAll(ends(bound));
        }
        return number(apart(Bound.comparable(value), MEASURE_DECIMALS, marks));
    }

    private static Set<BigDecimal> ends(Bound bound) {
        return Stream.of(Optional.of(bound.value()), bound.lower(), bound.upper())
                .flatMap(Optional::stream)
                .map(Bound::comparable)
                .collect(Collectors.toSet());
    }

    /** The value with as few decimals from {@code decimals} on as leave it on the same side of each of the marks. */
    private static BigDecimal apart(BigDecimal value, int decimals, Collection<BigDecimal> marks) {
        for (int scale = decimals; scale < value.scale(); scale++) {
            BigDecimal shown = rounded(value, scale);
            if (marks.stream().allMatch(mark -> shown.compareTo(mark) == value.compareTo(mark))) {
                return shown;
            }
        }
        return value;
    }

    private static BigDecimal rounded(BigDecimal value, int decimals) {
        return value.scale() <= decimals ? value : value.setScale(decimals, RoundingMode.HALF_UP);
    }

    /** The fraction that {@code value} was rounded from: of a percentage as a share of the whole, 2/3; else empty. */
    private Optional<String> fraction(BigDecimal value, Indicator indicator) {
        return Fraction.behind(value)
                .map(each -> indicator.unit().equals("%")
                        ? each.by(HUNDRED).toString()
                        : withUnit(each.toString(), indicator));
    }

    /** The figure with its unit and all its digits: {@code 0.0412%}. */
    public String exactly(BigDecimal value, Indicator indicator) {
        return withUnit(value, indicator);
    }

    /**
     * The bound in words: {@code 不超过4%}, {@code 不低于2/3}. For {@code ~} the tolerated end is added; a null bound is the
     * phrase for a milestone.
     */
    public String bound(Bound bound, Indicator indicator) {
        if (bound == null) {
            return wording.say("bound.milestone");
        }
        return bound(bound, value -> fraction(value, indicator).orElseGet(() -> withUnit(value, indicator)));
    }

    /** The bound in words, with its values as {@code written} writes them: {@code 低于15个百分点}. */
    public String bound(Bound bound, Function<BigDecimal, String> written) {
        String words = ofAll(bound, written);
        return bound.each() ? wording.say("bound.each", words) : words;
    }

    private String ofAll(Bound bound, Function<BigDecimal, String> written) {
        String value = written.apply(bound.value());
        String key =
                "bound." + bound.comparator().name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (bound.comparator() != Comparator.ABOUT) {
            return wording.say(key, value);
        }
        String end = Stream.of(
                        bound.lower().map(lower -> wording.say("bound.at-least", written.apply(lower))),
                        bound.upper().map(upper -> wording.say("bound.at-most", written.apply(upper))))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(wording.say("and")));
        return wording.say(key, value, end);
    }

    /** The bureau's name; the id itself of one that is not known. */
    public String bureau(String id) {
        Bureau known = catalogue.bureaus().get(id);
        return known == null ? id : known.name().in(wording.locale());
    }

    /** How a figure of {@code indicator} was derived, by which weights: {@code 由下属各地区数字计算，以常住人口加权}. */
    public String method(String method, Indicator indicator) {
        String words = wording.say("method." + method);
        return Optional.ofNullable(indicator.equality())
                .map(Indicator.Equality::population)
                .flatMap(catalogue::indicator)
                .map(population ->
                        wording.say("weighted", words, population.name().in(wording.locale())))
                .orElse(words);
    }

    /** How a derived figure was made, and without which regions: {@code 由下属各地区汇总，不含富阳市}. */
    public String made(Figure figure, Indicator indicator) {
        String method = method(figure.source().method(), indicator);
        List<String> absent = figure.source().absent();
        return absent.isEmpty()
                ? method
                : wording.say(
                        "without", method, regions(absent, figure.timePeriod().lastDay()));
    }

    /** That what was reported and the parts of {@code figure} disagree; empty where that is not known. */
    public Optional<String> apart(Figure figure, Indicator indicator) {
        Figure.Parts parts = figure.parts();
        if (parts == null) {
            return Optional.empty();
        }
        if (figure.source().method() != null) {
            return Optional.of(wording.say("apart.reported", beside(parts.reported(), figure.obsValue(), indicator)));
        }
        return Optional.of(
                parts.total() == null
                        ? wording.say(
                                "apart.range",
                                beside(parts.lowest(), parts.reported(), indicator),
                                beside(parts.highest(), parts.reported(), indicator))
                        : wording.say("apart.total", beside(parts.total(), parts.reported(), indicator)));
    }

    /** What the parts of a reported figure come to: their total, else the range that they lie in. */
    public String parts(Derivation.Disagreement apart, Indicator indicator) {
        return apart.isOfRange()
                ? wording.say(
                        "range",
                        beside(apart.lowest(), apart.reported(), indicator),
                        beside(apart.highest(), apart.reported(), indicator))
                : beside(apart.derived(), apart.reported(), indicator);
    }

    /** The regions' names on {@code day}, in the order of {@code regionIds}. */
    public String regions(List<String> regionIds, LocalDate day) {
        return regionIds.stream().map(id -> region(id, day)).collect(Collectors.joining(wording.say("and")));
    }

    private String withUnit(BigDecimal value, Indicator indicator) {
        return withUnit(number(value), indicator);
    }

    private String withUnit(String number, Indicator indicator) {
        String id = indicator.unit();
        boolean sign = id.startsWith("%") || id.startsWith("‰");
        boolean close = sign || wording.locale().equals(Locale.CHINESE);
        String unit = close
                ? id
                : catalogue
                        .units()
                        .find(id)
                        .map(known -> english(known, number))
                        .orElse(id);
        return number + (close ? "" : " ") + unit;
    }

    private static String english(Unit unit, String number) {
        boolean one = number.equals("1") || number.equals("-1");
        return one ? unit.one() : unit.name().en();
    }

    /** The number with all its digits, grouped by thousands. */
    public static String number(BigDecimal value) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(Math.max(0, value.stripTrailingZeros().scale()));
        return format.format(value);
    }

    /** The period: {@code 2014年6月}, {@code June 2014}. */
    public String period(TimePeriod period) {
        LocalDate day = period.firstDay();
        int part =
                switch (period.freq()) {
                    case S -> (day.getMonthValue() + 5) / 6;
                    case Q -> (day.getMonthValue() + 2) / 3;
                    default -> day.getMonthValue();
                };
        Freq named = period.freq() == Freq.D ? Freq.M : period.freq();
        String name = named == Freq.A ? "" : wording.say("period." + named + part);
        return wording.say("period." + period.freq(), day.getYear(), part, day.getDayOfMonth(), name);
    }

    /** The day: {@code 2014年7月10日}, {@code 10 July 2014}. */
    public String day(LocalDate day) {
        return period(new TimePeriod(Freq.D, day));
    }

    /** The region's name on {@code day}; for a group as a whole, the group's name. */
    public String region(String regionId, LocalDate day) {
        if (regionId.startsWith("group:")) {
            return catalogue.regions().groups().stream()
                    .filter(group -> group.id().equals(Scope.of(regionId).group()))
                    .map(group -> group.name().in(wording.locale()))
                    .findFirst()
                    .orElse(regionId);
        }
        return catalogue
                .regions()
                .at(regionId, new TimePeriod(Freq.D, day))
                .name()
                .in(wording.locale());
    }
}
