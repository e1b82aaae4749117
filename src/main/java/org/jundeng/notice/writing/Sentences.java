// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Facts;
import org.jundeng.alert.Rule;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.notice.decision.Seen;
import org.jundeng.observation.TimePeriod;

/**
 * Writes the evidence of a rule in one language: the figure with its unit and period, the promised bound and the
 * distance to it.
 */
final class Sentences {

    private static final int MOST_DISTRICTS = 8;
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final Catalogue catalogue;
    private final FeedDirectory feeds;
    private final Wording wording;
    private final Phrases phrases;

    Sentences(Catalogue catalogue, FeedDirectory feeds, Locale locale) {
        this.catalogue = catalogue;
        this.feeds = feeds;
        this.wording = Wording.of(Sentences.class, locale);
        this.phrases = new Phrases(catalogue, locale);
    }

    /** The title of an episode: the region and the indicator, or the feed. */
    String title(CandidateEpisode candidate, Rule rule) {
        if (!candidate.place().feed().isEmpty()) {
            return wording.say("title.feed", feedName(candidate.place().feed()), ruleName(candidate, rule));
        }
        String region =
                phrases.region(candidate.place().regionId(), candidate.change().on());
        String indicator = indicator(candidate)
                .map(each -> each.name().in(wording.locale()))
                .orElse(candidate.place().ruleId());
        boolean named = rule != null && !(rule.condition() instanceof Condition.OfTarget) && rule.target() == null
                || rule != null && rule.condition() instanceof Condition.Trajectory;
        return named
                ? wording.say("title.named", region, indicator, ruleName(candidate, rule))
                : wording.say("digest.title", region, indicator);
    }

    private String ruleName(CandidateEpisode candidate, Rule rule) {
        return rule == null ? candidate.place().ruleId() : rule.name().in(wording.locale());
    }

    /** The bureau's name for a feed. */
    String feedName(String feed) {
        return feeds.contract(feed)
                .map(version -> version.contract().name().in(wording.locale()))
                .orElse(feed);
    }

    private Optional<Indicator> indicator(CandidateEpisode candidate) {
        return Optional.ofNullable(candidate.indicator()).flatMap(catalogue::indicator);
    }

    /**
     * The promised bound; null where there was none to compare with, where the rule was removed, or where the evidence
     * was not kept or is of another kind.
     */
    static Bound bound(CandidateEpisode candidate, Rule rule) {
        if (rule == null || !isKept(candidate.seen(), rule) || candidate.seen().bound() == null) {
            return null;
        }
        Bound now = rule.condition() instanceof Condition.OfTarget target
                ? target.bound()
                : rule.ladder().bound(candidate.level());
        return now == null ? null : now.at(candidate.seen().bound());
    }

    /**
     * The figure or feed that was seen, and the bound. Where the evidence was not kept, or an earlier version of the
     * rule of another kind saw it, the sentence says only that.
     */
    String figure(CandidateEpisode candidate, Rule rule) {
        Seen seen = candidate.seen();
        Indicator indicator = indicator(candidate).orElse(null);
        boolean ofFeed = !candidate.place().feed().isEmpty();
        if (rule == null) {
            return ofFeed || indicator == null || seen == null || seen.figure() == null
                    ? wording.say("digest.rule-gone", candidate.place().ruleId())
                    : alone(seen, indicator);
        }
        if (!isKept(seen, rule) || rule.condition().isAboutFeeds() != ofFeed) {
            return notKept();
        }
        if (ofFeed) {
            return ofFeed(candidate, rule);
        }
        Bound bound = bound(candidate, rule);
        boolean comparable = bound != null || hasNoBound(rule);
        if (indicator == null || seen.figure() == null) {
            return indicator == null || !comparable
                    ? notKept()
                    : wording.say("digest.no-figure", phrases.bound(bound, indicator));
        }
        if (!rule.measuresFigure()) {
            return measured(candidate, rule, indicator, bound);
        }
        return comparable
                ? wording.say(
                        "digest.figure",
                        phrases.period(seen.figure().timePeriod()),
                        phrases.figure(seen.figure().obsValue(), indicator, bound),
                        phrases.bound(bound, indicator))
                : alone(seen, indicator);
    }

    /** Whether the evidence was kept and is of the rule's kind: a rule may have changed since. */
    private static boolean isKept(Seen seen, Rule rule) {
        return seen != null
                && (seen.facts().equals(Facts.NONE)
                        || rule.condition().factsKind().isInstance(seen.facts()));
    }

    /** Whether the rule compares nothing with a bound: a milestone. */
    private static boolean hasNoBound(Rule rule) {
        return rule.condition() instanceof Condition.OfTarget target && target.bound() == null;
    }

    private String notKept() {
        return wording.say("figure.not-kept");
    }

    private String alone(Seen seen, Indicator indicator) {
        return wording.say(
                "figure.alone",
                phrases.period(seen.figure().timePeriod()),
                phrases.figure(seen.figure().obsValue(), indicator, null));
    }

    private String measured(CandidateEpisode candidate, Rule rule, Indicator indicator, Bound bound) {
        Seen seen = candidate.seen();
        String period = phrases.period(seen.figure().timePeriod());
        String value = phrases.figure(seen.figure().obsValue(), indicator, null);
        String measure = Phrases.measure(seen.measure(), bound);
        String promised = promised(bound);
        Facts facts = seen.facts();
        if (facts instanceof Facts.Trajectory trajectory) {
            return trajectory.share() == null
                    ? alone(seen, indicator)
                    : progress(candidate, trajectory.share(), indicator);
        }
        if (rule.condition() instanceof Condition.Reconciliation
                && facts.equals(Facts.NONE)
                && seen.measure().signum() == 0) {
            return alone(seen, indicator);
        }
        if (facts instanceof Facts.Reconciliation reconciliation) {
            return reconciled(seen, reconciliation, indicator);
        }
        if (bound == null) {
            return notKept();
        }
        if (rule.condition() instanceof Condition.Change change && facts instanceof Facts.Change changed) {
            String key = "figure.change." + code(change.on());
            String unit = change.in() == Condition.Change.In.PERCENT ? "%" : " " + indicator.unit();
            String base = wording.say(
                    "figure.of",
                    phrases.period(changed.base().timePeriod()),
                    phrases.figure(changed.base().obsValue(), indicator, null));
            return wording.say(key, period, value, signed(seen.measure(), bound) + unit, base, promised + unit);
        }
        if (rule.condition() instanceof Condition.Gap gap && facts instanceof Facts.Gap districts) {
            boolean ratio = gap.measure() == Condition.Gap.Measure.RATIO;
            return wording.say(
                    ratio ? "figure.gap.ratio" : "figure.gap.difference",
                    period,
                    ratio ? measure : phrases.figure(seen.measure(), indicator, null),
                    inRegion(districts.highest(), seen, indicator),
                    inRegion(districts.lowest(), seen, indicator),
                    promised);
        }
        return rule.condition() instanceof Condition.Outlier
                ? wording.say("figure.outlier", period, value, measure, promised)
                : notKept();
    }

    private String reconciled(Seen seen, Facts.Reconciliation facts, Indicator indicator) {
        BigDecimal reported = seen.figure().obsValue();
        BigDecimal parts = facts.parts().obsValue();
        return wording.say(
                "figure.reconciliation",
                phrases.period(seen.figure().timePeriod()),
                phrases.beside(reported, parts, indicator),
                phrases.beside(parts, reported, indicator),
                rounded(seen.measure()));
    }

    private String progress(CandidateEpisode candidate, Facts.Share share, Indicator indicator) {
        Seen seen = candidate.seen();
        return wording.say(
                "figure.trajectory",
                phrases.period(seen.figure().timePeriod()),
                phrases.figure(seen.figure().obsValue(), indicator, null),
                rounded(seen.measure()),
                percent(share.progress()),
                percent(share.elapsed()),
                goal(candidate)
                        .map(goal -> wording.say("figure.goal", phrases.bound(goal, indicator)))
                        .orElse(""));
    }

    /** The bound of the episode's target; empty where there is no target or it sets no bound. */
    Optional<Bound> goal(CandidateEpisode candidate) {
        return catalogue.targets().stream()
                .filter(target -> target.id().equals(candidate.target()))
                .findFirst()
                .flatMap(target -> catalogue
                        .indicator(target.indicator())
                        .flatMap(indicator -> Bound.of(target, indicator, catalogue.units())));
    }

    private String ofFeed(CandidateEpisode candidate, Rule rule) {
        Seen seen = candidate.seen();
        if (seen.facts() instanceof Facts.Overdue overdue) {
            return seen.measure().signum() == 0 ? wording.say("figure.fresh") : overdue(overdue, seen.measure());
        }
        if (rule.condition() instanceof Condition.Freshness && seen.measure().signum() == 0) {
            return wording.say("figure.fresh");
        }
        if (rule.condition() instanceof Condition.Delivery delivered && seen.facts() instanceof Facts.Delivery facts) {
            boolean ofDistricts = delivered.check() == Condition.Delivery.Check.MISSING_DISTRICTS;
            return ofDistricts && facts.missingRegions() == null
                    ? notKept()
                    : wording.say(
                            "figure.delivery." + code(delivered.check()),
                            facts.sourceName(),
                            rounded(seen.measure()),
                            ofDistricts
                                    ? regions(
                                            facts.missingRegions(),
                                            candidate.change().on())
                                    : "");
        }
        return notKept();
    }

    private String overdue(Facts.Overdue overdue, BigDecimal workingDays) {
        return wording.say(
                "figure.overdue",
                phrases.period(overdue.period()),
                phrases.day(overdue.due()),
                rounded(workingDays),
                overdue.missing());
    }

    private String regions(List<String> ids, LocalDate day) {
        return ids.stream().map(id -> phrases.region(id, day)).collect(Collectors.joining(wording.say("names.and")));
    }

    private static String code(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A district's figure, with the district's name. */
    private String inRegion(Facts.SeenFigure figure, Seen seen, Indicator indicator) {
        return wording.say(
                "figure.of",
                phrases.region(figure.regionId(), seen.figure().timePeriod().lastDay()),
                phrases.figure(figure.obsValue(), indicator, null));
    }

    private static String percent(BigDecimal share) {
        return rounded(share.multiply(HUNDRED)) + "%";
    }

    private String promised(Bound bound) {
        if (bound == null) {
            return "";
        }
        String key =
                "promised." + bound.comparator().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return wording.say(key, Phrases.number(bound.value()));
    }

    private static String signed(BigDecimal value, Bound bound) {
        return (value.signum() > 0 ? "+" : "") + Phrases.measure(value, bound);
    }

    private static String rounded(BigDecimal value) {
        return Phrases.measure(value, null);
    }

    /**
     * The distance from the figure to the bound; empty where the figure satisfies it or is not what the rule compares.
     */
    String distance(CandidateEpisode candidate, Rule rule) {
        Bound bound = bound(candidate, rule);
        Indicator indicator = indicator(candidate).orElse(null);
        if (!candidate.open() || bound == null || indicator == null || !rule.measuresFigure()) {
            return "";
        }
        BigDecimal value = candidate.seen().measure();
        if (bound.holds(value)) {
            return "";
        }
        BigDecimal end = bound.lower()
                .filter(lower -> value.compareTo(lower) <= 0)
                .or(bound::upper)
                .orElse(bound.value());
        return wording.say("distance", difference(end.subtract(value).abs(), indicator));
    }

    /** A difference with its unit; between two percentages it is in points. */
    private String difference(BigDecimal difference, Indicator indicator) {
        return indicator.unit().equals("%")
                ? wording.say("points", rounded(difference))
                : phrases.figure(difference, indicator, null);
    }

    /** The change since the figure before; empty where none is known. */
    String trend(CandidateEpisode candidate, SeriesCharts charts) {
        Indicator indicator = indicator(candidate).orElse(null);
        if (indicator == null || candidate.seen() == null || candidate.seen().figure() == null) {
            return "";
        }
        return charts.before(candidate.seen())
                .map(before -> trend(candidate.seen().figure().obsValue(), before, indicator))
                .orElse("");
    }

    private String trend(BigDecimal value, Map.Entry<TimePeriod, BigDecimal> before, Indicator indicator) {
        int way = value.compareTo(before.getValue());
        String key = way == 0 ? "trend.same" : way > 0 ? "trend.up" : "trend.down";
        boolean good = indicator.direction() == Direction.UP ? way > 0 : way < 0;
        String judged = way == 0 || indicator.direction() == Direction.NEUTRAL
                ? ""
                : wording.say(good ? "trend.better" : "trend.worse");
        String difference = difference(value.subtract(before.getValue()).abs(), indicator);
        return wording.say(key, phrases.period(before.getKey()), difference, judged);
    }

    /** The districts that fall short: the worst with their figures, the rest only counted. */
    DigestModel.Districts districts(CandidateEpisode candidate) {
        Indicator indicator = indicator(candidate).orElse(null);
        List<Facts.District> all = candidate.seen() == null || indicator == null
                ? List.of()
                : candidate.seen().facts().fallingShort();
        List<DigestModel.District> named = all.stream()
                .limit(MOST_DISTRICTS)
                .map(each -> new DigestModel.District(
                        phrases.region(each.regionId(), candidate.change().on()),
                        phrases.figure(each.obsValue(), indicator, null)))
                .toList();
        int others = all.size() - named.size();
        String more = others == 0 ? "" : wording.say("districts.more", others);
        return new DigestModel.Districts(wording.say("districts"), named, more, line(named, more));
    }

    private String line(List<DigestModel.District> named, String more) {
        List<String> words = new ArrayList<>();
        named.forEach(each -> words.add(each.name() + " " + each.figure()));
        if (!more.isEmpty()) {
            words.add(more);
        }
        return words.isEmpty() ? "" : wording.say("districts.line", String.join(wording.say("districts.and"), words));
    }
}
