// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.words;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Facts;
import org.jundeng.alert.Rule;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Figure;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Target;
import org.jundeng.observation.TimePeriod;

/**
 * Says in one language what a rule saw: the figure with its unit and period, what the plan promises or the limit of the
 * level, and what was measured, in its own unit.
 */
public final class EpisodeWords {

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private static final int MOST_PERIODS = 12;

    private final Catalogue catalogue;
    private final Wording wording;
    private final Phrases phrases;
    private final Amounts amounts;

    /** Writes in the language of {@code locale}, with the names in {@code catalogue}. */
    public EpisodeWords(Catalogue catalogue, Locale locale) {
        this.catalogue = catalogue;
        this.wording = Wording.of(EpisodeWords.class, locale);
        this.phrases = new Phrases(catalogue, locale);
        this.amounts = new Amounts(phrases, wording);
    }

    private Optional<Indicator> indicator(Account account) {
        return Optional.ofNullable(account.rule()).map(Rule::indicator).flatMap(catalogue::indicator);
    }

    /**
     * The figure or feed that was seen, and the bound. Where the evidence was not kept, or an earlier version of the
     * rule of another kind saw it, the sentence says only that.
     *
     * @param indicator the indicator that was measured; null for a feed, and where it is known no more
     */
    public String figure(Account account, Indicator indicator) {
        Rule rule = account.rule();
        Account.Sight seen = account.seen();
        if (rule == null) {
            return account.isOfFeed() || indicator == null || seen == null || seen.figure() == null
                    ? wording.say("rule-gone", account.place().ruleId())
                    : alone(seen, indicator);
        }
        if (!account.isKept() || rule.condition().isAboutFeeds() != account.isOfFeed()) {
            return notKept();
        }
        if (account.isOfFeed()) {
            return ofFeed(account);
        }
        Bound bound = account.bound();
        boolean comparable = bound != null || hasNoBound(rule);
        if (indicator == null || seen.figure() == null) {
            return indicator == null || !comparable
                    ? notKept()
                    : wording.say("no-figure", phrases.bound(bound, indicator));
        }
        if (!rule.measuresFigure()) {
            return measured(account, indicator, bound);
        }
        if (!comparable) {
            return alone(seen, indicator);
        }
        String period = when(seen.figure(), seen.facts());
        String figure = phrases.figure(seen.figure().obsValue(), indicator, bound);
        return rule.condition() instanceof Condition.OfTarget
                ? wording.say("figure", period, figure, phrases.bound(bound, indicator))
                : wording.say("figure.limit", period, figure, limit(account, bound, amounts.of(indicator)));
    }

    /**
     * What is said beside a figure or a feed on a page: what is promised, or the limit of the level; of a rule that
     * measures something else, also the measure. Empty where it is not known.
     *
     * @param indicator the indicator that was measured; null for a feed
     */
    public String compared(Account account, Indicator indicator) {
        Rule rule = account.rule();
        Bound bound = account.bound();
        boolean isKnown = rule != null && account.isKept() && (indicator != null || account.isOfFeed());
        if (!isKnown || bound == null && !hasNoBound(rule)) {
            return "";
        }
        if (rule.condition() instanceof Condition.OfTarget) {
            return wording.say("promised", phrases.bound(bound, indicator));
        }
        Function<BigDecimal, String> unit = amounts.of(rule.condition(), indicator, bound);
        String limit = limit(account, bound, unit);
        return rule.measuresFigure()
                ? limit
                : wording.say(
                        "measured", name(account, unit.apply(account.seen().measure())), limit);
    }

    /** The measure with its name: {@code 落后16.21个百分点}. */
    private String name(Account account, String measure) {
        return wording.say("measure." + account.rule().condition().code(), measure);
    }

    /** Whether the rule compares nothing with a bound: a milestone. */
    private static boolean hasNoBound(Rule rule) {
        return rule.condition() instanceof Condition.OfTarget target && target.bound() == null;
    }

    /** The figure's period; of an amount so far, up to when it was counted. */
    public String when(Figure figure, Facts facts) {
        String period = phrases.period(figure.timePeriod());
        return facts.soFar() ? wording.say("so-far", period) : period;
    }

    private String notKept() {
        return wording.say("figure.not-kept");
    }

    private String alone(Account.Sight seen, Indicator indicator) {
        return wording.say(
                "figure.alone",
                when(seen.figure(), seen.facts()),
                phrases.figure(seen.figure().obsValue(), indicator, null));
    }

    /** The limit of the level that the bound belongs to; where the rule was changed since, of no level by name. */
    private String limit(Account account, Bound bound, Function<BigDecimal, String> unit) {
        Level level = account.limitedBy();
        String value = phrases.bound(bound, unit);
        return level == null
                ? wording.say("limit", value)
                : wording.say("limit.level", level.name().in(wording.locale()), value);
    }

    /** What a rule promises, or the limits of its levels, the mildest first: {@code 黄色警戒线为不超过5%、红色警戒线为不超过8%}. */
    public String limits(Rule rule) {
        Indicator indicator = Optional.ofNullable(rule.indicator())
                .flatMap(catalogue::indicator)
                .orElse(null);
        if (rule.ladder() == null) {
            return rule.condition() instanceof Condition.OfTarget target
                    ? wording.say("promised", phrases.bound(target.bound(), indicator))
                    : "";
        }
        return rule.ladder().steps().stream()
                .map(step -> wording.say(
                        "limit.level",
                        step.level().name().in(wording.locale()),
                        limit(rule, rule.ladder().bound(step.level()), indicator)))
                .collect(Collectors.joining(wording.say("names.and")));
    }

    private String limit(Rule rule, Bound bound, Indicator indicator) {
        return phrases.bound(
                bound, rule.measuresFigure() ? amounts.of(indicator) : amounts.of(rule.condition(), indicator, bound));
    }

    private String measured(Account account, Indicator indicator, Bound bound) {
        Account.Sight seen = account.seen();
        Condition condition = account.rule().condition();
        Facts facts = seen.facts();
        if (facts instanceof Facts.Trajectory trajectory) {
            return trajectory.share() == null
                    ? alone(seen, indicator)
                    : progress(account, trajectory.share(), indicator, bound);
        }
        if (condition instanceof Condition.Reconciliation
                && facts.equals(Facts.NONE)
                && seen.measure().signum() == 0) {
            return alone(seen, indicator);
        }
        String period = phrases.period(seen.figure().timePeriod());
        String value = phrases.figure(seen.figure().obsValue(), indicator, null);
        if (facts instanceof Facts.Reconciliation reconciliation) {
            return apart(seen, reconciliation, indicator);
        }
        if (bound == null) {
            return notKept();
        }
        Function<BigDecimal, String> unit = amounts.of(condition, indicator, bound);
        String limit = limit(account, bound, unit);
        if (condition instanceof Condition.Change change && facts instanceof Facts.Change changed) {
            return changed(account, change, changed, indicator);
        }
        if (condition instanceof Condition.Gap gap && facts instanceof Facts.Gap districts) {
            return gap(account, gap, districts, indicator);
        }
        return condition instanceof Condition.Outlier
                ? wording.say(
                        "figure.outlier",
                        period,
                        value,
                        Phrases.measure(seen.measure(), bound),
                        limit(account, bound, amounts.of(condition, indicator, bound)))
                : notKept();
    }

    /** What was reported, beside what its parts come to or, where nothing is made of them, the range they lie in. */
    private String apart(Account.Sight seen, Facts.Reconciliation found, Indicator indicator) {
        String period = phrases.period(seen.figure().timePeriod());
        BigDecimal reported = found.reported() == null ? seen.figure().obsValue() : found.reported();
        String difference = Amounts.rounded(seen.measure());
        if (found.range() != null) {
            BigDecimal nearer = found.parts().obsValue();
            return wording.say(
                    "figure.reconciliation.range",
                    period,
                    phrases.beside(reported, nearer, indicator),
                    phrases.beside(found.range().lowest(), reported, indicator),
                    phrases.beside(found.range().highest(), reported, indicator),
                    difference);
        }
        BigDecimal parts = found.parts().obsValue();
        return wording.say(
                "figure.reconciliation",
                period,
                phrases.beside(reported, parts, indicator),
                phrases.beside(parts, reported, indicator),
                difference);
    }

    private String changed(Account account, Condition.Change change, Facts.Change changed, Indicator indicator) {
        Account.Sight seen = account.seen();
        Function<BigDecimal, String> unit = amounts.of(change, indicator, account.bound());
        String way = seen.measure().signum() == 0 ? "same" : seen.measure().signum() > 0 ? "up" : "down";
        return wording.say(
                "figure.change." + code(change.on()),
                phrases.period(seen.figure().timePeriod()),
                phrases.beside(seen.figure().obsValue(), changed.base().obsValue(), indicator),
                wording.say("change." + way, unit.apply(seen.measure()).replaceFirst("^-", "")),
                wording.say(
                        "figure.of",
                        phrases.period(changed.base().timePeriod()),
                        phrases.beside(changed.base().obsValue(), seen.figure().obsValue(), indicator)),
                limit(account, account.bound(), unit));
    }

    private String gap(Account account, Condition.Gap gap, Facts.Gap districts, Indicator indicator) {
        Account.Sight seen = account.seen();
        Function<BigDecimal, String> unit = amounts.of(gap, indicator, account.bound());
        return wording.say(
                gap.measure() == Condition.Gap.Measure.RATIO ? "figure.gap.ratio" : "figure.gap.difference",
                phrases.period(seen.figure().timePeriod()),
                unit.apply(seen.measure()),
                inRegion(districts.highest(), districts.lowest(), seen, indicator),
                inRegion(districts.lowest(), districts.highest(), seen, indicator),
                limit(account, account.bound(), unit));
    }

    private String progress(Account account, Facts.Share share, Indicator indicator, Bound bound) {
        Account.Sight seen = account.seen();
        boolean ahead = seen.measure().signum() < 0;
        String way = wording.say(
                seen.measure().signum() == 0 ? "lag.none" : ahead ? "lag.ahead" : "lag.behind",
                phrases.points(seen.measure().abs(), ahead ? null : bound));
        return wording.say(
                bound == null ? "figure.trajectory" : "figure.trajectory.limit",
                when(seen.figure(), seen.facts()),
                phrases.figure(seen.figure().obsValue(), indicator, null),
                way,
                percent(share.progress()),
                percent(share.elapsed()),
                goal(account.rule().target())
                        .map(goal -> wording.say("figure.goal", phrases.bound(goal, indicator)))
                        .orElse(""),
                bound == null ? "" : limit(account, bound, value -> phrases.points(value, bound)));
    }

    /** The target with that id; empty where there is none, and where {@code id} is null. */
    public Optional<Target> target(String id) {
        return catalogue.targets().stream()
                .filter(target -> target.id().equals(id))
                .findFirst();
    }

    /** The bound that the plan's target promises; empty where there is no target or it sets no bound. */
    public Optional<Bound> goal(String targetId) {
        return target(targetId).flatMap(target -> catalogue
                .indicator(target.indicator())
                .flatMap(indicator -> Bound.of(target, indicator, catalogue.units())));
    }

    private String ofFeed(Account account) {
        Account.Sight seen = account.seen();
        Condition condition = account.rule().condition();
        boolean none = seen.measure().signum() == 0;
        if (seen.facts() instanceof Facts.Overdue overdue) {
            return none ? wording.say("figure.fresh") : overdue(overdue, seen.measure());
        }
        if (condition instanceof Condition.Freshness && none) {
            return wording.say("figure.fresh");
        }
        if (condition instanceof Condition.Delivery delivered && seen.facts() instanceof Facts.Delivery facts) {
            boolean ofDistricts = delivered.check() == Condition.Delivery.Check.MISSING_DISTRICTS;
            if (ofDistricts && facts.missingRegions() == null) {
                return notKept();
            }
            return none
                    ? wording.say("figure.delivery.fine", facts.sourceName())
                    : wording.say(
                            "figure.delivery." + code(delivered.check()),
                            facts.sourceName(),
                            Amounts.rounded(seen.measure()),
                            ofDistricts ? regions(facts.missingRegions(), account.night()) : "");
        }
        return notKept();
    }

    private String overdue(Facts.Overdue overdue, BigDecimal workingDays) {
        List<TimePeriod> named = overdue.periods().stream().limit(MOST_PERIODS).toList();
        String key = named.size() < 2 ? "" : named.size() < overdue.missing() ? ".among" : ".all";
        return wording.say(
                "figure.overdue" + key,
                phrases.period(overdue.period()),
                phrases.day(overdue.due()),
                Amounts.rounded(workingDays),
                overdue.missing(),
                named.stream().map(phrases::period).collect(Collectors.joining(wording.say("names.and"))));
    }

    private String regions(List<String> ids, LocalDate day) {
        return ids.stream().map(id -> phrases.region(id, day)).collect(Collectors.joining(wording.say("names.and")));
    }

    private static String code(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A district's figure beside another's, with the district's name. */
    private String inRegion(Facts.SeenFigure figure, Facts.SeenFigure other, Account.Sight seen, Indicator indicator) {
        return wording.say(
                "figure.of",
                phrases.region(figure.regionId(), seen.figure().timePeriod().lastDay()),
                phrases.beside(figure.obsValue(), other.obsValue(), indicator));
    }

    private static String percent(BigDecimal share) {
        return Phrases.number(new BigDecimal(Phrases.fixed(share.multiply(HUNDRED), 2, HUNDRED))) + "%";
    }

    /** Why it changed; empty where the title and the figure say it already. */
    public String cause(Account account) {
        return new CauseWords(catalogue, wording, phrases, amounts)
                .say(account, indicator(account).orElse(null));
    }

    /** A difference between two figures; between two percentages it is in points. */
    public String difference(BigDecimal difference, Indicator indicator) {
        return phrases.difference(difference, indicator, null);
    }

    /**
     * A measure of that rule with its name, in its own unit: {@code 6.5%}, {@code 落后16.21个百分点}. Rounding never moves
     * it across the limit of its level.
     */
    public String measured(BigDecimal measure, Rule rule, Indicator indicator) {
        Bound bound = bound(rule, measure);
        return rule.measuresFigure()
                ? phrases.figure(measure, indicator, bound)
                : wording.say(
                        "measure." + rule.condition().code(),
                        amounts.of(rule.condition(), indicator, bound).apply(measure));
    }

    /** Measures of that rule beside each other: each as {@link #measured}, and none looks equal to another one. */
    public List<String> measured(List<BigDecimal> measures, Rule rule, Indicator indicator) {
        return rule.measuresFigure()
                ? phrases.together(measures, indicator, bound(rule, measures.get(0)))
                : measures.stream()
                        .map(measure -> measured(measure, rule, indicator))
                        .toList();
    }

    /** The bound that {@code measure} is compared with: that of its level, else of the mildest; null for none. */
    private static Bound bound(Rule rule, BigDecimal measure) {
        if (rule.condition() instanceof Condition.OfTarget target) {
            return target.bound();
        }
        return rule.ladder() == null ? null : rule.ladder().bound(rule.ladder().grade(measure));
    }
}
