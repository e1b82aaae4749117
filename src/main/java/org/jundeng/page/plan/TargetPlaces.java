// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Bound;
import org.jundeng.catalogue.Indicator;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.plan.KnownFigures.Known;
import org.jundeng.page.plan.TargetModel.Place;

/** Compares the regions of a target by their latest figures: as a table, the worst first, and as tiles. */
final class TargetPlaces {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final PageContext context;
    private final TargetFacts facts;
    private final Indicator indicator;
    private final Bound bound;
    private final Map<String, Assessment> states = new LinkedHashMap<>();
    private final Map<String, Known> latest = new LinkedHashMap<>();

    /**
     * The regions of {@code facts}.
     *
     * @param bound what is promised; null where nothing can be compared
     */
    TargetPlaces(PageContext context, TargetFacts facts, KnownFigures figures, Indicator indicator, Bound bound) {
        this.context = context;
        this.facts = facts;
        this.indicator = indicator;
        this.bound = bound;
        facts.assessments().forEach(one -> states.put(one.regionId(), one));
        figures.byRegion().forEach((region, all) -> latest.put(region, all.get(all.size() - 1)));
    }

    /**
     * The regions that the target binds, or else the city and its districts, by their latest figures; those without a
     * figure come last. Empty where there is only one.
     */
    List<Place> table() {
        List<Known> shown = shown();
        List<Assessment> silent = states.values().stream()
                .filter(one -> !latest.containsKey(one.regionId()))
                .toList();
        if (shown.isEmpty() || shown.size() + silent.size() < 2) {
            return List.of();
        }
        BigDecimal widest = shown.stream()
                .map(each -> each.value().abs())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Comparator<Known> byValue = Comparator.comparing(Known::value);
        boolean oneForAll = onePeriod().isPresent();
        List<Place> table = new ArrayList<>();
        shown.stream()
                .sorted(indicator.direction() == Indicator.Direction.DOWN ? byValue.reversed() : byValue)
                .forEach(each -> table.add(place(each, oneForAll, widest)));
        silent.forEach(one -> table.add(new Place(
                context.region(one.regionId(), facts.night()),
                context.state(one.state()),
                Link.none(context.words().say("target.no-value")),
                one.state().code(),
                "",
                null)));
        return table;
    }

    private List<Known> shown() {
        List<String> districts = context.catalogue().regions().districts(new TimePeriod(Freq.D, facts.night()));
        return latest.values().stream()
                .filter(each -> states.containsKey(each.regionId()) || districts.contains(each.regionId()))
                .toList();
    }

    /** The period of the table's figures; empty where they are of several periods. */
    Optional<TimePeriod> onePeriod() {
        List<TimePeriod> periods =
                shown().stream().map(Known::period).distinct().toList();
        return periods.size() == 1 ? Optional.of(periods.get(0)) : Optional.empty();
    }

    private Place place(Known known, boolean isOfOnePeriod, BigDecimal widest) {
        Assessment own = states.get(known.regionId());
        Fulfilment fulfilment = fulfilment(known);
        String figure = isOfOnePeriod
                ? context.phrases().figure(known.value(), indicator, bound)
                : KnownFigures.said(context, known, indicator, bound);
        return new Place(
                context.region(known.regionId(), facts.night()),
                own == null ? null : context.state(own.state()),
                context.link(figure, new Address.OfFigure(indicator.id(), known.regionId(), known.period())),
                own == null ? fulfilment.code() : own.state().code(),
                own == null ? word(fulfilment) : "",
                widest.signum() == 0 ? 0 : share(known.value().abs(), widest));
    }

    private static int share(BigDecimal value, BigDecimal widest) {
        return value.multiply(HUNDRED)
                .divide(widest, MathContext.DECIMAL32)
                .setScale(0, RoundingMode.HALF_UP)
                .intValue();
    }

    private String word(Fulfilment fulfilment) {
        return fulfilment == Fulfilment.NONE ? "" : context.words().say("target." + fulfilment.code());
    }

    private Fulfilment fulfilment(Known known) {
        boolean isReachedLater = facts.target().isReachedByDeadline(indicator.direction())
                && !facts.target().deadline(known.period()).isBefore(facts.night());
        return Fulfilment.of(known.value(), compared(known.regionId()), isReachedLater);
    }

    /** What the own figure of a region is held against; null for one to which nothing was promised. */
    private Bound compared(String regionId) {
        if (states.containsKey(regionId)) {
            return Bounds.isTotal(facts.target(), indicator) ? null : bound;
        }
        return facts.target().each()
                ? Bounds.ofParts(facts.target(), indicator, context.catalogue().units())
                        .orElse(null)
                : null;
    }

    /** The districts as tiles; null where no figure of any of them is known. */
    TileMap tiles() {
        Tiles tiles = new Tiles(context, indicator, bound, facts.night());
        latest.values()
                .forEach(known ->
                        tiles.add(new Tiles.Value(known.regionId(), known.period(), known.value(), fulfilment(known))));
        states.forEach((region, one) -> tiles.add(region, one.state()));
        return tiles.map().orElse(null);
    }
}
