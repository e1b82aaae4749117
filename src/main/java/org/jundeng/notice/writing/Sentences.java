// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Facts;
import org.jundeng.alert.Reason;
import org.jundeng.alert.Rule;
import org.jundeng.alert.words.Account;
import org.jundeng.alert.words.EpisodeWords;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.Correction;
import org.jundeng.notice.decision.Course;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.notice.decision.Seen;
import org.jundeng.notice.decision.Sighting;
import org.jundeng.observation.TimePeriod;

/**
 * Writes in one language what a mail says of an episode: the figure with its unit and period, what was promised, the
 * distance and the trend, why it changed, what was corrected and by whom, the deadline, and how it has gone so far.
 */
final class Sentences {

    private static final int MOST_DISTRICTS = 8;

    private final Catalogue catalogue;
    private final FeedDirectory feeds;
    private final Wording wording;
    private final Phrases phrases;
    private final EpisodeWords words;

    Sentences(Catalogue catalogue, FeedDirectory feeds, Locale locale) {
        this.catalogue = catalogue;
        this.feeds = feeds;
        this.wording = Wording.of(Sentences.class, locale);
        this.phrases = new Phrases(catalogue, locale);
        this.words = new EpisodeWords(catalogue, locale);
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
        return EpisodeNames.saysMore(rule)
                ? wording.say("title.named", region, indicator, ruleName(candidate, rule))
                : wording.say("digest.title", region, indicator);
    }

    private String author(String id) {
        return new KnownNames(catalogue, wording).author(id);
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

    /** What there is to say of {@code candidate}. */
    private static Account account(CandidateEpisode candidate, Rule rule) {
        return new Account(
                candidate.place(),
                rule,
                candidate.change().event(),
                candidate.change().cause(),
                candidate.change().on(),
                sight(candidate.seen()),
                sight(candidate.before()));
    }

    private static Account.Sight sight(Seen seen) {
        return seen == null ? null : new Account.Sight(seen.figure(), seen.measure(), seen.bound(), seen.facts());
    }

    /**
     * The bound that was compared with; null where there was none, where the rule was removed, or where the evidence
     * was not kept or is of another kind.
     */
    static Bound bound(CandidateEpisode candidate, Rule rule) {
        return account(candidate, rule).bound();
    }

    /** The figure or feed that was seen, with the plan's promise or the level's limit. */
    String figure(CandidateEpisode candidate, Rule rule) {
        return candidate.isFigureGone()
                ? wording.say(
                        candidate.seen().facts().soFar() ? "figure.gone.so-far" : "figure.gone", when(candidate.seen()))
                : words.figure(account(candidate, rule), indicator(candidate).orElse(null));
    }

    /**
     * Why it changed, and what was corrected; empty where the title and the figure say it already.
     *
     * @param correction the correction of what the reader was told; null where nothing of it was corrected
     */
    String why(CandidateEpisode candidate, Rule rule, Correction correction) {
        String corrected = correction == null ? withoutInput(candidate) : correction(candidate, rule, correction);
        boolean isSaid = candidate.change().isCorrection()
                && candidate.change().cause().ruleChange() == null
                && !corrected.isEmpty();
        String cause = isSaid ? "" : words.cause(account(candidate, rule));
        boolean ofTarget = rule != null && rule.condition() instanceof Condition.OfTarget;
        String so = !candidate.isFalseAlarm(rule) ? "" : wording.say(ofTarget ? "never-missed" : "never-crossed");
        return Stream.of(cause, corrected, so, correction == null ? confirmed(candidate) : "")
                .filter(words -> !words.isEmpty())
                .reduce((first, then) -> wording.say("why.and", first, then))
                .orElse("");
    }

    /** That the figure of the last change had waited until somebody confirmed it; empty where it had not. */
    private String confirmed(CandidateEpisode candidate) {
        Sighting.Line line = candidate.sightings().lineAt(candidate.change().eventId());
        boolean waited = line != null
                && (line.kind().equals("confirmation") || line.kind().equals("release"));
        return !waited || !candidate.open()
                ? ""
                : wording.say(
                        "confirmed." + line.kind() + (line.author() == null ? ".unnamed" : ""),
                        phrases.day(line.on()),
                        line.author() == null ? "" : author(line.author()),
                        Long.toString(line.deliveryId()));
    }

    /** The old value, the new one and who replaced it; empty where {@code correction} is null. */
    private String correction(CandidateEpisode candidate, Rule rule, Correction correction) {
        Indicator indicator = indicator(candidate).orElse(null);
        if (correction == null || indicator == null) {
            return "";
        }
        boolean elsewhere = !correction.regionId().equals(candidate.place().regionId());
        String where = elsewhere
                ? phrases.region(correction.regionId(), correction.period().lastDay())
                : "";
        boolean soFar = !elsewhere
                && candidate.seen() != null
                && candidate.seen().facts().soFar();
        String period = soFar
                ? words.when(candidate.seen().figure(), candidate.seen().facts())
                : phrases.period(correction.period());
        String subject = elsewhere ? wording.say("corrected.of", where, period) : period;
        String by = by(correction.line());
        String ofAmount = soFar ? ".so-far" : "";
        if (!correction.isWithdrawal()) {
            Bound bound = rule == null || elsewhere || !rule.measuresFigure() ? null : bound(candidate, rule);
            List<String> both = phrases.together(List.of(correction.old(), correction.now()), indicator, bound);
            if (correction.missing()) {
                return wording.say("corrected.again" + ofAmount, subject, both.get(0), both.get(1), by);
            }
            String gone = "withdrawal".equals(correction.kind()) ? ".withdrawn" : "";
            String way = soFar ? ".so-far" : correction.derived() ? ".derived" + gone : "";
            String unnamed = by.isEmpty() && !soFar ? ".unnamed" : "";
            return wording.say("corrected" + way + unnamed, subject, both.get(0), both.get(1), by);
        }
        String old = phrases.figure(correction.old(), indicator, null);
        String gone = "withdrawal".equals(correction.kind()) ? "corrected.withdrawn" : "corrected.missing";
        return wording.say(gone + ofAmount, subject, old, by);
    }

    /** Who replaced figures, when and by what; empty where {@code line} is null. */
    private String by(Sighting.Line line) {
        return line == null ? "" : new KnownNames(catalogue, wording).line(line, phrases.day(line.on()));
    }

    /** Who took away an input of a derived figure that is not there any more; empty where nobody is known to have. */
    private String withoutInput(CandidateEpisode candidate) {
        return Stream.of(candidate.seen(), candidate.before())
                .filter(seen -> seen != null)
                .map(seen -> candidate.sightings().takenFrom(seen.figure()))
                .filter(line -> line != null)
                .findFirst()
                .map(line -> wording.say(
                        line.kind().equals("withdrawal") ? "without-input.withdrawn" : "without-input.missing",
                        by(line)))
                .orElse("");
    }

    /** The period of the figure that was seen; of an amount so far, up to when it was counted. */
    String when(Seen seen) {
        return words.when(seen.figure(), seen.facts());
    }

    /** The target's deadline and what has become of it by {@code night}; empty where there is no target. */
    String deadline(CandidateEpisode candidate, Rule rule, LocalDate night) {
        boolean known = candidate.seen() != null && candidate.seen().figure() != null;
        TimePeriod judged = known ? candidate.seen().figure().timePeriod() : null;
        return words.target(rule == null ? null : rule.target())
                .map(target -> {
                    LocalDate until = target.deadline(judged);
                    String day = phrases.day(until);
                    if (until.isBefore(night)) {
                        return wording.say("deadline.passed", day);
                    }
                    long days = ChronoUnit.DAYS.between(night, until);
                    return days == 0
                            ? wording.say("deadline.today", day)
                            : wording.say(days == 1 ? "deadline.ahead.one" : "deadline.ahead", day, days);
                })
                .orElse("");
    }

    /**
     * Since when it has been open or how long it lasted, over how many periods, and the worst so far; empty of a false
     * alarm.
     */
    String course(CandidateEpisode candidate, Rule rule, SeriesCharts charts) {
        Course course = charts.course(candidate, rule);
        Indicator indicator = indicator(candidate).orElse(null);
        if (course.openedOn() == null || candidate.isFalseAlarm(rule)) {
            return "";
        }
        String since = candidate.open()
                ? wording.say("course.since", phrases.day(course.openedOn()))
                : lasted(course.openedOn(), candidate.change().on());
        int periods = charts.inARow(candidate, rule).orElse(course.periods());
        String lasting = periods > 1 ? wording.say("course.periods", periods) : "";
        boolean another = course.worst() != null
                && indicator != null
                && rule != null
                && !candidate.place().regionId().isEmpty()
                && candidate.seen() != null
                && course.worst().compareTo(candidate.seen().measure()) != 0;
        String worst = another
                ? wording.say(
                        "course.worst",
                        words.measured(course.worst(), rule, indicator),
                        phrases.period(course.worstPeriod()))
                : "";
        return since + lasting + worst;
    }

    private String lasted(LocalDate from, LocalDate until) {
        long days = ChronoUnit.DAYS.between(from, until);
        return days == 0
                ? wording.say("course.on", phrases.day(from))
                : wording.count("course.from", days, phrases.day(from), phrases.day(until));
    }

    /**
     * That it keeps coming back; empty where it was opened once within the 30 days up to its last change. If that was
     * before {@code night}, the day up to which they count is named.
     */
    String again(CandidateEpisode candidate, LocalDate night) {
        LocalDate until = candidate.change().on();
        if (candidate.openings() < 2) {
            return "";
        }
        return until.isBefore(night)
                ? wording.say("again.until", candidate.openings(), phrases.day(until))
                : wording.say("again", candidate.openings());
    }

    /** The bound of the episode's target; empty where there is no target or it sets no bound. */
    Optional<Bound> goal(CandidateEpisode candidate) {
        return words.goal(candidate.target());
    }

    /** A difference of two figures; between two percentages it is in points. */
    String difference(BigDecimal difference, Indicator indicator) {
        return words.difference(difference, indicator);
    }

    /** What the rule measured last, with its name: {@code 落后16.21个百分点}. */
    String measured(CandidateEpisode candidate, Rule rule, Indicator indicator) {
        return words.measured(candidate.seen().measure(), rule, indicator);
    }

    /**
     * The distance from the figure to the bound; empty where the figure satisfies it or is not what the rule compares.
     */
    String distance(CandidateEpisode candidate, Rule rule) {
        Bound bound = bound(candidate, rule);
        Indicator indicator = indicator(candidate).orElse(null);
        boolean known = bound != null && indicator != null && rule.measuresFigure();
        if (!candidate.open() || !known || candidate.isFigureGone()) {
            return "";
        }
        BigDecimal value = candidate.seen().measure();
        if (bound.holds(value)) {
            return "";
        }
        BigDecimal end = bound.endFrom(value);
        String key = rule.condition() instanceof Condition.OfTarget ? "distance" : "distance.limit";
        return wording.say(key, words.difference(end.subtract(value).abs(), indicator));
    }

    /** The change since the figure before; empty where none is known. */
    String trend(CandidateEpisode candidate, SeriesCharts charts) {
        Indicator indicator = indicator(candidate).orElse(null);
        boolean known = candidate.seen() != null && candidate.seen().figure() != null;
        if (indicator == null || !known || candidate.isFigureGone()) {
            return "";
        }
        return charts.before(candidate.seen())
                .map(before -> charts.isOfAmounts(candidate.seen())
                        ? growth(candidate.seen().figure().obsValue(), before, indicator)
                        : trend(candidate.seen().figure().obsValue(), before, indicator, isJudged(candidate.change())))
                .orElse("");
    }

    /** By how much an amount has grown since the period before: that is neither better nor worse. */
    private String growth(BigDecimal value, Map.Entry<TimePeriod, BigDecimal> before, Indicator indicator) {
        int way = value.compareTo(before.getValue());
        return wording.say(
                way == 0 ? "growth.none" : way > 0 ? "growth.more" : "growth.less",
                phrases.period(before.getKey()),
                words.difference(value.subtract(before.getValue()).abs(), indicator));
    }

    /** Whether the cause says already that something got worse or better, perhaps than an earlier period. */
    private static boolean isJudged(CandidateEpisode.Change change) {
        return change.reason() == Reason.WORSE || change.reason() == Reason.BETTER;
    }

    private String trend(
            BigDecimal value, Map.Entry<TimePeriod, BigDecimal> before, Indicator indicator, boolean judged) {
        int way = value.compareTo(before.getValue());
        String key = way == 0 ? "trend.same" : way > 0 ? "trend.up" : "trend.down";
        boolean good = indicator.direction() == Direction.UP ? way > 0 : way < 0;
        String verdict = judged || way == 0 || indicator.direction() == Direction.NEUTRAL
                ? ""
                : wording.say(good ? "trend.better" : "trend.worse");
        String difference = words.difference(value.subtract(before.getValue()).abs(), indicator);
        return wording.say(key, phrases.period(before.getKey()), difference, verdict);
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
                        ofDistrict(each, indicator, goal(candidate).orElse(null))))
                .toList();
        int others = all.size() - named.size();
        String more = others == 0 ? "" : wording.say("districts.more", others);
        return new DigestModel.Districts(wording.say("districts"), named, more, line(named, more));
    }

    /** A district's figure; with its period where that is not the one of the city or group. */
    private String ofDistrict(Facts.District district, Indicator indicator, Bound goal) {
        String figure = phrases.figure(district.obsValue(), indicator, goal);
        if (district.timePeriod() == null) {
            return figure;
        }
        String period = phrases.period(district.timePeriod());
        return wording.say(district.soFar() ? "districts.so-far" : "districts.then", figure, period);
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
