// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Scope;
import org.jundeng.catalogue.Unit;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** Writes figures, bounds, periods and regions as words of one language. */
public final class Phrases {

    private final Catalogue catalogue;
    private final Wording wording;

    /** Writes in the language of {@code locale}, with the names in {@code catalogue}. */
    public Phrases(Catalogue catalogue, Locale locale) {
        this.catalogue = catalogue;
        this.wording = Wording.of(Phrases.class, locale);
    }

    /**
     * The figure with its unit: {@code 4.12%}. It is not rounded where rounding would move it across {@code bound},
     * which may be null.
     */
    public String figure(BigDecimal value, Indicator indicator, Bound bound) {
        BigDecimal shown = value.setScale(Math.min(value.scale(), indicator.decimals()), RoundingMode.HALF_UP);
        boolean hidesCrossing = bound != null && bound.holds(shown) != bound.holds(value);
        return withUnit(hidesCrossing ? value : shown, indicator);
    }

    /** The figure with its unit and all its digits: {@code 0.0412%}. */
    public String exactly(BigDecimal value, Indicator indicator) {
        return withUnit(value, indicator);
    }

    /**
     * The bound in words: {@code 不超过4%}. For {@code ~} the tolerated end is added; a null bound is the phrase for a
     * milestone.
     */
    public String bound(Bound bound, Indicator indicator) {
        if (bound == null) {
            return wording.say("bound.milestone");
        }
        String value = withUnit(bound.value(), indicator);
        String key =
                "bound." + bound.comparator().name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (bound.comparator() != Comparator.ABOUT) {
            return wording.say(key, value);
        }
        String end = Stream.of(
                        bound.lower().map(lower -> wording.say("bound.at-least", withUnit(lower, indicator))),
                        bound.upper().map(upper -> wording.say("bound.at-most", withUnit(upper, indicator))))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(wording.say("and")));
        return wording.say(key, value, end);
    }

    /** How a figure was derived: {@code 由各区、县（市）汇总}. */
    public String method(String method) {
        return wording.say("method." + method);
    }

    private String withUnit(BigDecimal value, Indicator indicator) {
        String id = indicator.unit();
        boolean sign = id.startsWith("%") || id.startsWith("‰");
        boolean close = sign || wording.locale().equals(Locale.CHINESE);
        String unit = close
                ? id
                : catalogue.units().find(id).map(Unit::name).map(Label::en).orElse(id);
        return number(value) + (close ? "" : " ") + unit;
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
