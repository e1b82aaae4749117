// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jundeng.assess.Bound;
import org.jundeng.assess.TargetCourse;
import org.jundeng.catalogue.Indicator;
import org.jundeng.chart.Curve;
import org.jundeng.chart.Picture;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.PageContext;
import org.jundeng.page.plan.KnownFigures.Known;
import org.jundeng.page.plan.TargetModel.Chart;

/** Draws how figures developed, beside what is promised and the way that leads there. */
final class TargetCurves {

    private final PageContext context;
    private final LocalDate night;

    /** Curves on {@code night}. */
    TargetCurves(PageContext context, LocalDate night) {
        this.context = context;
        this.night = night;
    }

    /** The curve of what a target promises in a region; null where no figure is known. */
    Chart promised(TargetFacts.Development development, Indicator indicator) {
        TargetCourse.Course course = development.course();
        if (course.points().isEmpty()) {
            return null;
        }
        List<Picture.Point> points = new ArrayList<>();
        int year = 0;
        for (TargetCourse.Point point : course.points()) {
            LocalDate begin = point.timePeriod().firstDay();
            if (course.ways().size() > 1 && year != 0 && begin.getYear() != year) {
                // An amount of a year begins at nothing: the line does not lead on from the year before.
                points.add(new Picture.Point(new TimePeriod(Freq.D, begin), null, false));
            }
            year = begin.getYear();
            points.add(new Picture.Point(point.timePeriod(), point.obsValue(), point.isBehind()));
        }
        Bound bound = course.bound();
        List<Curve.Promise> ways = course.ways().stream()
                .map(way -> new Curve.Promise(way.start(), way.from(), way.end(), way.to()))
                .toList();
        List<Known> known = course.points().stream()
                .map(point -> new Known(development.regionId(), point.timePeriod(), point.obsValue()))
                .toList();
        String key =
                !course.ofAmounts() ? "target.curve" : ways.size() > 1 ? "target.curve-yearly" : "target.curve-so-far";
        boolean isDrawn = known.size() > 1 || !ways.isEmpty();
        return new Chart(
                title(key, indicator, development.regionId()),
                isDrawn ? curve(points, bound, ways) : null,
                course.ofAmounts() ? amounts(known, indicator, bound) : summary(known, indicator, bound),
                isDrawn ? legend(course) : List.of());
    }

    /** The curve of a measure of how unequal the districts are; null where no figure of the city is known. */
    Chart measured(TargetFacts.Equality equality) {
        List<Known> known = KnownFigures.of(equality.figures()).mostOften();
        if (known.isEmpty()) {
            return null;
        }
        List<Picture.Point> points = known.stream()
                .map(each -> new Picture.Point(each.period(), each.value(), false))
                .toList();
        return new Chart(
                title(
                        "target.curve",
                        equality.measure(),
                        context.catalogue().regions().city()),
                known.size() < 2 ? null : curve(points, null, List.of()),
                summary(known, equality.measure(), null),
                List.of());
    }

    private static Curve curve(List<Picture.Point> points, Bound bound, List<Curve.Promise> ways) {
        return Curve.of(points, bound == null ? List.of() : List.of(bound.value()), ways)
                .orElseThrow();
    }

    private String title(String key, Indicator indicator, String regionId) {
        return context.words()
                .say(
                        key,
                        indicator.name().in(context.locale()),
                        context.phrases().region(regionId, night));
    }

    private static List<String> legend(TargetCourse.Course course) {
        List<String> legend = new ArrayList<>();
        if (course.bound() != null) {
            legend.add("bound");
        }
        if (!course.ways().isEmpty()) {
            legend.add("path");
        }
        if (course.points().stream().anyMatch(TargetCourse.Point::isBehind)) {
            legend.add("crossed");
        }
        return legend;
    }

    private String amounts(List<Known> known, Indicator indicator, Bound bound) {
        Known last = known.get(known.size() - 1);
        return context.words()
                .say(
                        "board.figure-so-far",
                        context.phrases().period(last.period()),
                        context.phrases().figure(last.value(), indicator, bound));
    }

    private String summary(List<Known> known, Indicator indicator, Bound bound) {
        Known first = known.get(0);
        Known last = known.get(known.size() - 1);
        if (known.size() == 1) {
            return said(first, indicator, bound);
        }
        Comparator<Known> byValue = Comparator.comparing(Known::value);
        Known lowest = known.stream().min(byValue).orElseThrow();
        Known highest = known.stream().max(byValue).orElseThrow();
        return context.words()
                .say(
                        "target.summary",
                        said(first, indicator, bound),
                        said(last, indicator, bound),
                        said(lowest, indicator, bound),
                        said(highest, indicator, bound));
    }

    private String said(Known known, Indicator indicator, Bound bound) {
        return KnownFigures.said(context, known, indicator, bound);
    }
}
