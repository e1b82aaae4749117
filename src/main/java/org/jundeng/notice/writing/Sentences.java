// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jundeng.alert.Condition;
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
            return wording.say(
                    "figure.trajectory",
                    period,
                    value,
                    measure,
                    share(seen.detail(), "progress"),
                    share(seen.detail(), "elapsed"),
                    goal(matter)
                            .map(goal -> wording.say("figure.goal", phrases.bound(goal, indicator)))
                            .orElse(""));
        }
        if (rule.condition() instanceof Condition.Change change) {
            String key = "figure.change." + code(change.on());
            String unit = change.in() == Condition.Change.In.PERCENT ? "%" : " " + indicator.unit();
            return wording.say(
                    key, period, value, signed(seen.measure()) + unit, seen(seen, "base", indicator), promised + unit);
        }
        if (rule.condition() instanceof Condition.Gap gap) {
            boolean ratio = gap.measure() == Condition.Gap.Measure.RATIO;
            return wording.say(
                    ratio ? "figure.gap.ratio" : "figure.gap.difference",
                    period,
                    ratio ? measure : phrases.figure(seen.measure(), indicator, null),
                    seen(seen, "highest", indicator),
                    seen(seen, "lowest", indicator),
                    promised);
        }
        if (rule.condition() instanceof Condition.Reconciliation) {
            return wording.say("figure.reconciliation", period, value, seen(seen, "parts", indicator), measure);
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
        JsonNode facts = seen.detail().path("facts");
        if (rule.condition() instanceof Condition.Freshness) {
            if (seen.measure().signum() == 0) {
                return wording.say("figure.fresh");
            }
            String period = TimePeriod.parse(facts.path("period").asText())
                    .map(phrases::period)
                    .orElse("");
            String due = phrases.day(LocalDate.parse(facts.path("due").asText()));
            return wording.say(
                    "figure.overdue",
                    period,
                    due,
                    rounded(seen.measure()),
                    facts.path("missing").asText());
        }
        Condition.Delivery delivery = (Condition.Delivery) rule.condition();
        return wording.say(
                "figure.delivery." + code(delivery.check()),
                facts.path("delivery").asText(),
                rounded(seen.measure()),
                regions(facts.path("regions").asText(), matter.change().on()));
    }

    private String regions(String ids, LocalDate day) {
        List<String> names = new ArrayList<>();
        for (String id : ids.split(" ")) {
            if (!id.isEmpty()) {
                names.add(phrases.region(id, day));
            }
        }
        return String.join(wording.say("names.and"), names);
    }

    private static String code(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A figure beside the one that decided, with whose it is. */
    private String seen(Matter.Seen seen, String role, Indicator indicator) {
        for (JsonNode each : seen.detail().path("seen")) {
            if (each.path("role").asText().equals(role)) {
                String value = phrases.figure(each.path("obs_value").decimalValue(), indicator, null);
                if (role.equals("base")) {
                    return TimePeriod.parse(each.path("time_period").asText())
                            .map(phrases::period)
                            .map(period -> wording.say("figure.of", period, value))
                            .orElse(value);
                }
                String region = phrases.region(
                        each.path("region_id").asText(),
                        seen.figure().timePeriod().lastDay());
                return role.equals("parts") ? value : wording.say("figure.of", region, value);
            }
        }
        return "";
    }

    private static String share(JsonNode detail, String fact) {
        String share = detail.path("facts").path(fact).asText();
        return share.isEmpty() ? "?" : rounded(new BigDecimal(share).multiply(HUNDRED)) + "%";
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

    /**
     * The districts at fault.
     *
     * @param named the worst with their figures, the worst first
     * @param others how many more there are
     */
    record Districts(List<List<String>> named, int others) {}

    /** The districts at fault: the worst with their figures, the rest only counted. */
    Districts districts(Matter matter) {
        List<List<String>> rows = new ArrayList<>();
        Indicator indicator = indicator(matter).orElse(null);
        if (matter.seen() == null || indicator == null) {
            return new Districts(rows, 0);
        }
        for (JsonNode each : matter.seen().detail().path("seen")) {
            if (each.path("role").asText().equals("district")) {
                rows.add(List.of(
                        phrases.region(
                                each.path("region_id").asText(), matter.change().on()),
                        phrases.figure(each.path("obs_value").decimalValue(), indicator, null)));
            }
        }
        int named = Math.min(rows.size(), MOST_DISTRICTS);
        return new Districts(rows.subList(0, named), rows.size() - named);
    }

    /** How many more districts are at fault; empty where all are named. */
    String more(Districts districts) {
        return districts.others() == 0 ? "" : wording.say("districts.more", districts.others());
    }

    /** The districts at fault in one line; empty where there are none. */
    String line(Districts districts) {
        List<String> words = new ArrayList<>();
        districts.named().forEach(row -> words.add(String.join(" ", row)));
        if (districts.others() > 0) {
            words.add(more(districts));
        }
        return words.isEmpty() ? "" : wording.say("districts.line", String.join(wording.say("districts.and"), words));
    }
}
