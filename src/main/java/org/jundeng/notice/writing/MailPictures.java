// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Rule;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Target;
import org.jundeng.chart.Picture;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.EpisodeDecision;
import org.jundeng.observation.TimePeriod;

/** The charts of one mail, at most five: of the worst episodes of its first blocks. */
final class MailPictures {

    private static final int MOST_PICTURES = 5;

    private final Catalogue catalogue;
    private final EpisodeNames names;
    private final Wording wording;
    private final Phrases phrases;
    private final SeriesCharts charts;
    private final Map<String, byte[]> images = new LinkedHashMap<>();

    MailPictures(Catalogue catalogue, EpisodeNames names, Wording wording, SeriesCharts charts) {
        this.catalogue = catalogue;
        this.names = names;
        this.wording = wording;
        this.phrases = new Phrases(catalogue, wording.locale());
        this.charts = charts;
    }

    /** The PNG pictures so far, by the content id that the page uses. */
    Map<String, byte[]> images() {
        return images;
    }

    /**
     * The chart of an episode's series.
     *
     * @param goal the bound of its target, for rules that compare something else than the figure; null for none
     */
    DigestModel.Picture of(EpisodeDecision told, Bound goal) {
        CandidateEpisode candidate = told.candidate();
        if (images.size() >= MOST_PICTURES
                || candidate.seen() == null
                || candidate.seen().figure() == null) {
            return DigestModel.Picture.NONE;
        }
        Rule rule = told.rule();
        boolean judged = rule != null && rule.measuresFigure();
        Bound bound = judged ? Sentences.bound(candidate, rule) : goal;
        Indicator indicator = Optional.ofNullable(candidate.indicator())
                .flatMap(catalogue::indicator)
                .orElse(null);
        Function<BigDecimal, String> labels =
                indicator == null ? value -> Phrases.number(value) : value -> phrases.bare(value, indicator, bound);
        Optional<byte[]> png =
                charts.picture(candidate.seen(), bound, period -> judged && isJudged(candidate, rule, period), labels);
        if (png.isEmpty()) {
            return DigestModel.Picture.NONE;
        }
        String name = "chart-" + (images.size() + 1) + "@notices.jundeng";
        images.put(name, png.get());
        return new DigestModel.Picture(
                name,
                Picture.SHOWN_WIDTH_PX,
                wording.say("image.caption", names.whole(candidate, rule)),
                words(told, bound));
    }

    /** Whether a figure decided, or a period had to keep the bound that is shown: what is due later broke nothing. */
    private boolean isJudged(CandidateEpisode candidate, Rule rule, TimePeriod period) {
        return candidate.seen().figure().timePeriod().equals(period)
                || !(rule.condition() instanceof Condition.OfTarget)
                || catalogue
                        .target(candidate.target())
                        .filter(target -> isDueIn(target, period))
                        .isPresent();
    }

    private boolean isDueIn(Target target, TimePeriod period) {
        return catalogue
                .indicator(target.indicator())
                .filter(indicator -> target.isDueIn(period, indicator.direction()))
                .isPresent();
    }

    /** What the chart shows, in words and figures, for whoever does not see it. */
    private String words(EpisodeDecision told, Bound bound) {
        CandidateEpisode candidate = told.candidate();
        NavigableMap<TimePeriod, BigDecimal> points = charts.points(candidate.seen());
        Indicator indicator = catalogue.indicator(candidate.indicator()).orElse(null);
        String caption = wording.say("image.caption", names.whole(candidate, told.rule()));
        if (indicator == null || points.isEmpty()) {
            return caption;
        }
        if (charts.isOfAmounts(candidate.seen())) {
            return withBound(ofAmounts(caption, points, indicator, bound), told.rule(), indicator, bound);
        }
        Map.Entry<TimePeriod, BigDecimal> least = extreme(points, -1);
        Map.Entry<TimePeriod, BigDecimal> most = extreme(points, 1);
        String shown = wording.say(
                "image.words",
                caption,
                phrases.period(points.firstKey()),
                phrases.period(points.lastKey()),
                at(least, indicator, bound),
                at(most, indicator, bound),
                at(points.lastEntry(), indicator, bound));
        return withBound(shown, told.rule(), indicator, bound);
    }

    private String ofAmounts(
            String caption, NavigableMap<TimePeriod, BigDecimal> points, Indicator indicator, Bound bound) {
        return wording.say(
                "image.words.so-far",
                caption,
                at(points.firstEntry(), indicator, bound),
                at(points.lastEntry(), indicator, bound));
    }

    private String withBound(String shown, Rule rule, Indicator indicator, Bound bound) {
        if (bound == null) {
            return shown;
        }
        boolean ofLevel = rule != null && rule.measuresFigure() && !(rule.condition() instanceof Condition.OfTarget);
        return wording.say(ofLevel ? "image.limit" : "image.bound", shown, phrases.bound(bound, indicator));
    }

    /** The lowest or the highest point; of equal ones the latest. */
    private static Map.Entry<TimePeriod, BigDecimal> extreme(NavigableMap<TimePeriod, BigDecimal> points, int sign) {
        Map.Entry<TimePeriod, BigDecimal> extreme = points.firstEntry();
        for (Map.Entry<TimePeriod, BigDecimal> point : points.entrySet()) {
            if (point.getValue().compareTo(extreme.getValue()) * sign >= 0) {
                extreme = point;
            }
        }
        return extreme;
    }

    private String at(Map.Entry<TimePeriod, BigDecimal> point, Indicator indicator, Bound bound) {
        return wording.say(
                "image.point", phrases.period(point.getKey()), phrases.figure(point.getValue(), indicator, bound));
    }
}
