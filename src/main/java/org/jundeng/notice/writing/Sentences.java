// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
import org.jundeng.notice.decision.Feeds;
import org.jundeng.notice.decision.Matter;
import org.jundeng.observation.TimePeriod;

/** What a rule saw, in words of one language: the figure with its unit and period, what is promised, how far it is. */
final class Sentences {

    private static final int MOST_DISTRICTS = 8;
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final Catalogue catalogue;
    private final Feeds feeds;
    private final Wording wording;
    private final Phrases phrases;

    Sentences(Catalogue catalogue, Feeds feeds, Locale locale) {
        this.catalogue = catalogue;
        this.feeds = feeds;
        this.wording = Wording.of(Sentences.class, locale);
        this.phrases = new Phrases(catalogue, locale);
    }

    /** What the episode is about: the region and the indicator, or the feed. */
    String title(Matter matter, Rule rule) {
        if (!matter.place().feed().isEmpty()) {
            return wording.say("title.feed", feedName(matter.place().feed()), ruleName(matter, rule));
        }
        String region =
                phrases.region(matter.place().regionId(), matter.change().on());
        String indicator = indicator(matter)
                .map(each -> each.name().in(wording.locale()))
                .orElse(matter.place().ruleId());
        boolean named = rule != null && !(rule.condition() instanceof Condition.OfTarget) && rule.target() == null
                || rule != null && rule.condition() instanceof Condition.Trajectory;
        return named
                ? wording.say("title.named", region, indicator, ruleName(matter, rule))
                : wording.say("digest.title", region, indicator);
    }

    private String ruleName(Matter matter, Rule rule) {
        return rule == null ? matter.place().ruleId() : rule.name().in(wording.locale());
    }

    /** The bureau's name for a feed. */
    String feedName(String feed) {
        return feeds.contract(feed)
                .map(version -> version.contract().name().in(wording.locale()))
                .orElse(feed);
    }

    private Optional<Indicator> indicator(Matter matter) {
        return Optional.ofNullable(matter.indicator()).flatMap(catalogue::indicator);
    }

    /** What was promised; null where there was nothing to compare with, or nothing is known of the rule any more. */
    static Bound bound(Matter matter, Rule rule) {
        if (rule == null || matter.seen() == null || matter.seen().bound() == null) {
            return null;
        }
        Bound now = rule.condition() instanceof Condition.OfTarget target
                ? target.bound()
                : rule.ladder().bound(matter.level());
        return now == null ? null : new Bound(now.comparator(), matter.seen().bound(), now.direction(), now.share());
    }

    /** What was seen and what is promised of it. */
    String figure(Matter matter, Rule rule) {
        Matter.Seen seen = matter.seen();
        Bound bound = bound(matter, rule);
        if (!matter.place().feed().isEmpty()) {
            return ofFeed(matter, rule);
        }
        Indicator indicator = indicator(matter).orElse(null);
        if (seen == null || seen.figure() == null || indicator == null) {
            return indicator == null
                    ? wording.say("digest.rule-gone", matter.place().ruleId())
                    : wording.say("digest.no-figure", phrases.bound(bound, indicator));
        }
        String period = phrases.period(seen.figure().timePeriod());
        if (rule == null || rule.measuresFigure()) {
            String value = phrases.figure(seen.figure().obsValue(), indicator, bound);
            return rule == null
                    ? wording.say("figure.alone", period, value)
                    : wording.say("digest.figure", period, value, phrases.bound(bound, indicator));
        }
        return measured(matter, rule, indicator, bound);
    }

    private String measured(Matter matter, Rule rule, Indicator indicator, Bound bound) {
        Matter.Seen seen = matter.seen();
        String period = phrases.period(seen.figure().timePeriod());
        String value = phrases.figure(seen.figure().obsValue(), indicator, null);
        String measure = rounded(seen.measure());
        String promised = promised(bound);
        if (rule.condition() instanceof Condition.Trajectory) {
            Optional<Facts.Share> share =
                    seen.facts().as(Facts.Trajectory.class).map(Facts.Trajectory::share);
            return wording.say(
                    "figure.trajectory",
                    period,
                    value,
                    measure,
                    share.map(each -> percent(each.progress())).orElse("?"),
                    share.map(each -> percent(each.elapsed())).orElse("?"),
                    goal(matter)
                            .map(goal -> wording.say("figure.goal", phrases.bound(goal, indicator)))
                            .orElse(""));
        }
        if (rule.condition() instanceof Condition.Change change) {
            String key = "figure.change." + code(change.on());
            String unit = change.in() == Condition.Change.In.PERCENT ? "%" : " " + indicator.unit();
            return wording.say(
                    key, period, value, signed(seen.measure()) + unit, base(seen, indicator), promised + unit);
        }
        if (rule.condition() instanceof Condition.Gap gap) {
            Optional<Facts.Gap> facts = seen.facts().as(Facts.Gap.class);
            boolean ratio = gap.measure() == Condition.Gap.Measure.RATIO;
            return wording.say(
                    ratio ? "figure.gap.ratio" : "figure.gap.difference",
                    period,
                    ratio ? measure : phrases.figure(seen.measure(), indicator, null),
                    facts.map(each -> inRegion(each.highest(), seen, indicator)).orElse(""),
                    facts.map(each -> inRegion(each.lowest(), seen, indicator)).orElse(""),
                    promised);
        }
        if (rule.condition() instanceof Condition.Reconciliation) {
            String parts = seen.facts()
                    .as(Facts.Reconciliation.class)
                    .map(each -> phrases.figure(each.parts().obsValue(), indicator, null))
                    .orElse("");
            return wording.say("figure.reconciliation", period, value, parts, measure);
        }
        return wording.say("figure.outlier", period, value, measure, promised);
    }

    /** What the target promises that the episode is about; empty where there is none, or nothing to compare with. */
    Optional<Bound> goal(Matter matter) {
        return catalogue.targets().stream()
                .filter(target -> target.id().equals(matter.target()))
                .findFirst()
                .flatMap(target -> catalogue
                        .indicator(target.indicator())
                        .flatMap(indicator -> Bound.of(target, indicator, catalogue.units())));
    }

    private String ofFeed(Matter matter, Rule rule) {
        Matter.Seen seen = matter.seen();
        if (rule == null || seen == null) {
            return wording.say("digest.rule-gone", matter.place().ruleId());
        }
        if (rule.condition() instanceof Condition.Freshness) {
            return seen.measure().signum() == 0
                    ? wording.say("figure.fresh")
                    : seen.facts()
                            .as(Facts.Overdue.class)
                            .map(overdue -> overdue(overdue, seen.measure()))
                            .orElseGet(() -> wording.say(
                                    "digest.rule-gone", matter.place().ruleId()));
        }
        Condition.Delivery rules = (Condition.Delivery) rule.condition();
        Optional<Facts.Delivery> delivery = seen.facts().as(Facts.Delivery.class);
        return wording.say(
                "figure.delivery." + code(rules.check()),
                delivery.map(Facts.Delivery::sourceName).orElse(""),
                rounded(seen.measure()),
                delivery.map(Facts.Delivery::missingRegions)
                        .map(ids -> regions(ids, matter.change().on()))
                        .orElse(""));
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

    /** The earlier figure of a change, with its period. */
    private String base(Matter.Seen seen, Indicator indicator) {
        return seen.facts()
                .as(Facts.Change.class)
                .map(Facts.Change::base)
                .map(base -> wording.say(
                        "figure.of",
                        phrases.period(base.timePeriod()),
                        phrases.figure(base.obsValue(), indicator, null)))
                .orElse("");
    }

    /** A district's figure, with the district's name. */
    private String inRegion(Facts.SeenFigure figure, Matter.Seen seen, Indicator indicator) {
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
        return wording.say(key, rounded(bound.value()));
    }

    private static String signed(BigDecimal value) {
        return (value.signum() > 0 ? "+" : "") + rounded(value);
    }

    private static String rounded(BigDecimal value) {
        return Phrases.number(value.setScale(Math.max(0, Math.min(value.scale(), 2)), RoundingMode.HALF_UP));
    }

    /** How far the figure is from what is promised; empty where it is there, or the bound is not one of the figure. */
    String distance(Matter matter, Rule rule) {
        Bound bound = bound(matter, rule);
        Indicator indicator = indicator(matter).orElse(null);
        if (!matter.open() || bound == null || indicator == null || rule == null || !rule.measuresFigure()) {
            return "";
        }
        BigDecimal value = matter.seen().measure();
        if (bound.holds(value)) {
            return "";
        }
        BigDecimal end = bound.lower()
                .filter(lower -> value.compareTo(lower) <= 0)
                .or(bound::upper)
                .orElse(bound.value());
        return wording.say("distance", difference(end.subtract(value).abs(), indicator));
    }

    /** Between two shares lie points, and not per cent. */
    private String difference(BigDecimal difference, Indicator indicator) {
        return indicator.unit().equals("%")
                ? wording.say("points", rounded(difference))
                : phrases.figure(difference, indicator, null);
    }

    /** Which way the figure goes since the one before it; empty where none is known. */
    String trend(Matter matter, Charted charted) {
        Indicator indicator = indicator(matter).orElse(null);
        if (indicator == null || matter.seen() == null || matter.seen().figure() == null) {
            return "";
        }
        return charted.before(matter.seen())
                .map(before -> trend(matter.seen().figure().obsValue(), before, indicator))
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
    DigestModel.Districts districts(Matter matter) {
        Indicator indicator = indicator(matter).orElse(null);
        List<Facts.District> all = matter.seen() == null || indicator == null
                ? List.of()
                : matter.seen().facts().fallingShort();
        List<DigestModel.District> named = all.stream()
                .limit(MOST_DISTRICTS)
                .map(each -> new DigestModel.District(
                        phrases.region(each.regionId(), matter.change().on()),
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
