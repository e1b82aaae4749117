// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Bound;
import org.jundeng.assess.book.AssessmentBook;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Target;
import org.jundeng.chart.Curve;
import org.jundeng.chart.Picture;
import org.jundeng.contract.Contract;
import org.jundeng.notice.template.Templates;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.plan.TargetModel.Chart;
import org.jundeng.page.plan.TargetModel.Episode;
import org.jundeng.page.plan.TargetModel.Fact;
import org.jundeng.page.plan.TargetModel.Place;
import org.jundeng.page.plan.TargetModel.Revision;
import org.jundeng.page.plan.TargetModel.Source;
import org.jundeng.page.plan.TargetModel.Spell;
import org.jundeng.warehouse.history.Observations;
import org.jundeng.warehouse.history.Revisions;

/** Writes the page of a target: the plan's words, where it stands and why, and where each figure comes from. */
public final class TargetPage {

    private static final int WHOLE = 1000;

    private final Templates templates = new Templates(PageContext.class);

    /** The page of {@code facts} as HTML. */
    public String html(PageContext context, TargetFacts facts) {
        return templates.render("plan/target.ftlh", new Writing(context, facts).model());
    }

    /** A figure of a region and a period. */
    private record Known(String regionId, TimePeriod period, BigDecimal value) {}

    /** The page for one reader. */
    private static final class Writing {

        private final PageContext context;
        private final TargetFacts facts;
        private final Target target;
        private final Indicator indicator;
        private final Bound bound;
        private final Map<String, List<Known>> figures = new HashMap<>();

        Writing(PageContext context, TargetFacts facts) {
            this.context = context;
            this.facts = facts;
            this.target = facts.target();
            this.indicator = context.catalogue().indicator(target.indicator()).orElseThrow();
            this.bound =
                    Bound.of(target, indicator, context.catalogue().units()).orElse(null);
            known(facts.figures()).forEach(each -> figures.computeIfAbsent(each.regionId(), first -> new ArrayList<>())
                    .add(each));
        }

        private static List<Known> known(List<Observations.Row> rows) {
            return rows.stream()
                    .filter(row -> row.dimensions().equals("{}") && row.obsValue() != null)
                    .flatMap(
                            row -> TimePeriod.parse(row.timePeriod())
                                    .map(period -> new Known(row.regionId(), period, row.obsValue()))
                                    .stream())
                    .sorted(Comparator.comparing(Known::period))
                    .toList();
        }

        TargetModel model() {
            Optional<Assessment> worst = worst(facts.assessments());
            String region = worst(facts.assessments().stream()
                            .filter(one -> figures.containsKey(one.regionId()))
                            .toList())
                    .map(Assessment::regionId)
                    .orElse(context.catalogue().regions().city());
            return new TargetModel(
                    context.frame(
                            new Address.OfTarget(target.id()),
                            target.name().in(context.locale()),
                            facts.night(),
                            List.of()),
                    worst.map(one -> context.state(one.state())).orElse(null),
                    worst.map(one -> one.reason().in(context.locale())).orElse(""),
                    context.words().say("target.known-now", context.phrases().day(facts.night())),
                    promised(),
                    target.quotes(),
                    curve(indicator, figures.getOrDefault(region, List.of()), region),
                    facts.equality().stream()
                            .flatMap(each -> Optional.ofNullable(curve(
                                            each.measure(),
                                            known(each.figures()),
                                            context.catalogue().regions().city()))
                                    .stream())
                            .toList(),
                    places(),
                    tiles(),
                    facts.spells().stream().map(this::spell).toList(),
                    facts.episodes().stream().map(this::episode).toList(),
                    facts.revisions().stream().map(this::revision).toList(),
                    facts.feeds().stream().map(this::source).toList());
        }

        private static Optional<Assessment> worst(List<Assessment> assessments) {
            return assessments.stream()
                    .max(Comparator.comparing((Assessment one) -> Tallies.IN_ORDER.indexOf(one.state())));
        }

        private List<Fact> promised() {
            List<Fact> promised = new ArrayList<>();
            promised.add(fact("indicator", Link.none(indicator.name().in(context.locale()))));
            if (bound != null) {
                promised.add(fact("bound", Link.none(context.phrases().bound(bound, indicator))));
            }
            promised.add(fact(
                    "term",
                    Link.none(context.words()
                            .say(
                                    "target.from-until",
                                    context.phrases().day(target.from()),
                                    context.phrases().day(target.until())))));
            promised.add(fact("bureau", context.bureau(target.bureau())));
            promised.add(fact(
                    "project",
                    Link.none(context.catalogue().projectName(target.project()).in(context.locale()))));
            if (target.note() != null) {
                promised.add(fact("note", Link.none(target.note())));
            }
            return promised;
        }

        private Fact fact(String key, Link text) {
            return new Fact(context.words().say("target." + key), text);
        }

        /** The curve of the figures of the frequency of which there are most; null where there are none. */
        private Chart curve(Indicator of, List<Known> all, String region) {
            Map<Freq, List<Known>> byFreq = new HashMap<>();
            all.forEach(each -> byFreq.computeIfAbsent(each.period().freq(), freq -> new ArrayList<>())
                    .add(each));
            List<Known> drawn = byFreq.values().stream()
                    .max(Comparator.comparing((List<Known> each) -> each.size()))
                    .orElse(List.of());
            boolean judged = of.id().equals(indicator.id()) && bound != null && !Bounds.isTotal(target, indicator);
            List<Picture.Point> points = drawn.stream()
                    .map(each -> new Picture.Point(each.period(), each.value(), judged && !bound.holds(each.value())))
                    .toList();
            return Curve.of(points, judged ? List.of(bound.value()) : List.of(), judged ? promise() : null)
                    .map(curve -> new Chart(
                            context.words()
                                    .say(
                                            "target.curve",
                                            of.name().in(context.locale()),
                                            context.phrases().region(region, facts.night())),
                            curve,
                            summary(drawn, of)))
                    .orElse(null);
        }

        /** The straight way from where the plan says that it starts; null where it does not say. */
        private Curve.Promise promise() {
            Target.Baseline baseline = target.baseline();
            if (baseline == null || baseline.value() == null || target.type() == Target.Type.REDUCTION) {
                return null;
            }
            BigDecimal factor = context.catalogue()
                    .units()
                    .factor(target.unit(), indicator.unit())
                    .orElse(BigDecimal.ONE);
            return new Curve.Promise(target.from(), baseline.value().multiply(factor), target.until(), bound.value());
        }

        private String summary(List<Known> drawn, Indicator of) {
            Known first = drawn.get(0);
            Known last = drawn.get(drawn.size() - 1);
            Known lowest =
                    drawn.stream().min(Comparator.comparing(Known::value)).orElseThrow();
            Known highest =
                    drawn.stream().max(Comparator.comparing(Known::value)).orElseThrow();
            return context.words()
                    .say("target.summary", said(first, of), said(last, of), said(lowest, of), said(highest, of));
        }

        private String said(Known known, Indicator of) {
            return context.words()
                    .say(
                            "board.figure",
                            context.phrases().period(known.period()),
                            context.phrases().figure(known.value(), of, of.id().equals(indicator.id()) ? bound : null));
        }

        /** The regions that the target binds, or else the city and its districts, by their latest figures. */
        private List<Place> places() {
            Map<String, Assessment> states = new HashMap<>();
            facts.assessments().forEach(one -> states.put(one.regionId(), one));
            List<Known> latest = new ArrayList<>();
            List<String> districts = context.catalogue().regions().districts(new TimePeriod(Freq.D, facts.night()));
            figures.forEach((region, known) -> {
                if (states.containsKey(region) || districts.contains(region)) {
                    latest.add(known.get(known.size() - 1));
                }
            });
            if (latest.isEmpty() || latest.size() < 2 && states.size() < 2) {
                return List.of();
            }
            BigDecimal widest = latest.stream()
                    .map(each -> each.value().abs())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            Comparator<Known> byValue = Comparator.comparing(Known::value);
            return latest.stream()
                    .sorted(indicator.direction() == Indicator.Direction.DOWN ? byValue.reversed() : byValue)
                    .map(each -> place(each, states.get(each.regionId()), widest))
                    .toList();
        }

        private Place place(Known known, Assessment assessment, BigDecimal widest) {
            int width = widest.signum() == 0
                    ? 0
                    : known.value()
                            .abs()
                            .multiply(BigDecimal.valueOf(WHOLE))
                            .divide(widest, MathContext.DECIMAL32)
                            .setScale(0, RoundingMode.HALF_UP)
                            .intValue();
            Bound compared = compared(assessment);
            return new Place(
                    context.region(known.regionId(), facts.night()),
                    assessment == null ? null : context.state(assessment.state()),
                    context.link(
                            said(known, indicator),
                            new Address.OfFigure(indicator.id(), known.regionId(), known.period())),
                    compared == null ? null : compared.holds(known.value()),
                    width);
        }

        /** What the own figure of a region is held against; null for one to which nothing was promised. */
        private Bound compared(Assessment own) {
            if (own != null) {
                return Bounds.isTotal(target, indicator) ? null : bound;
            }
            return target.each()
                    ? Bounds.ofParts(target, indicator, context.catalogue().units())
                            .orElse(null)
                    : null;
        }

        /** The districts as tiles; null where no figure of any of them is known. */
        private TileMap tiles() {
            Tiles tiles = new Tiles(context, indicator, facts.night());
            Map<String, Assessment> states = new HashMap<>();
            facts.assessments().forEach(one -> states.put(one.regionId(), one));
            figures.forEach((region, known) -> {
                Known latest = known.get(known.size() - 1);
                Bound judged = compared(states.get(region));
                tiles.add(new Tiles.Value(
                        region, latest.period(), latest.value(), judged == null ? null : judged.holds(latest.value())));
            });
            states.forEach((region, one) -> tiles.add(region, one.state()));
            return tiles.map().orElse(null);
        }

        private Spell spell(AssessmentBook.Spell spell) {
            return new Spell(
                    context.region(spell.regionId(), spell.since()),
                    context.state(spell.state()),
                    context.phrases().day(spell.since()),
                    spell.until() == null
                            ? ""
                            : context.words()
                                    .say("target.before", context.phrases().day(spell.until())),
                    spell.reason().in(context.locale()));
        }

        private Episode episode(EpisodeBook.Entry entry) {
            Level level = context.catalogue().levels().known(entry.level());
            return new Episode(
                    context.link(Long.toString(entry.episodeId()), new Address.OfEpisode(entry.episodeId())),
                    context.region(entry.regionId(), facts.night()),
                    level.name().in(context.locale()),
                    level.code(),
                    context.words().say("episode." + entry.state()),
                    day(entry.openedOn()),
                    day(entry.closedOn()));
        }

        private String day(LocalDate day) {
            return day == null ? "" : context.phrases().day(day);
        }

        private Revision revision(Revisions.Revision revision) {
            return new Revision(
                    context.link(
                            context.words()
                                    .say(
                                            "target.of-region",
                                            context.phrases()
                                                    .region(
                                                            revision.regionId(),
                                                            revision.timePeriod()
                                                                    .lastDay()),
                                            context.phrases().period(revision.timePeriod())),
                            new Address.OfFigure(indicator.id(), revision.regionId(), revision.timePeriod())),
                    value(revision.formerly()),
                    value(revision.afterwards()),
                    context.link(revision.sourceName(), new Address.OfDelivery(revision.replacedBy())),
                    context.words().say(revision.isWithdrawal() ? "target.withdrawn" : "target.corrected"));
        }

        private String value(BigDecimal value) {
            return value == null
                    ? context.words().say("target.no-value")
                    : context.phrases().figure(value, indicator, bound);
        }

        private Source source(Contract feed) {
            return new Source(feed.name().in(context.locale()), context.bureau(feed.bureau()));
        }
    }
}
