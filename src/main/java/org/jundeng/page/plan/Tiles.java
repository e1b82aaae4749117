// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jundeng.assess.Bound;
import org.jundeng.assess.State;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Regions;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.plan.TileMap.Tile;

/**
 * Lays the districts out as tiles: where the city's configuration puts them, the others below in the order of their
 * codes. It shows no outlines: a map of China for the public needs a review number.
 */
final class Tiles {

    private static final int IN_A_ROW = 5;

    private final PageContext context;
    private final Indicator indicator;
    private final Bound bound;
    private final LocalDate night;
    private final TimePeriod day;
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, State> states = new HashMap<>();

    /**
     * The districts of {@code night}.
     *
     * @param bound what figures are held against, onto or across which none is rounded; null where there is none
     */
    Tiles(PageContext context, Indicator indicator, Bound bound, LocalDate night) {
        this.context = context;
        this.indicator = indicator;
        this.bound = bound;
        this.night = night;
        this.day = new TimePeriod(Freq.D, night);
    }

    /**
     * A region's latest figure.
     *
     * @param regionId the region
     * @param period its period
     * @param value the figure
     * @param fulfilment what it says beside what is promised
     */
    record Value(String regionId, TimePeriod period, BigDecimal value, Fulfilment fulfilment) {}

    /** Takes a region's latest figure. */
    void add(Value value) {
        values.put(value.regionId(), value);
    }

    /** Takes the state of a region that the target binds by itself. */
    void add(String regionId, State state) {
        states.put(regionId, state);
    }

    /** The map; empty where neither a figure nor a state of any district is known. */
    Optional<TileMap> map() {
        List<String> districts = context.catalogue().regions().districts(day).stream()
                .sorted(Comparator.comparing(
                        id -> context.catalogue().regions().at(id, day).code()))
                .toList();
        if (districts.stream().noneMatch(id -> values.containsKey(id) || states.containsKey(id))) {
            return Optional.empty();
        }
        Map<String, Regions.Tile> places = places(districts);
        return Optional.of(new TileMap(
                context.words()
                        .say(
                                "target.tiles-of",
                                indicator.name().in(context.locale()),
                                PlanRows.unit(context, indicator)),
                rows(places)));
    }

    private List<List<Tile>> rows(Map<String, Regions.Tile> places) {
        int columns =
                places.values().stream().mapToInt(Regions.Tile::column).max().orElse(1);
        int count = places.values().stream().mapToInt(Regions.Tile::row).max().orElse(1);
        List<List<Tile>> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            rows.add(new ArrayList<>(Collections.nCopies(columns, Tile.FREE)));
        }
        places.forEach((id, place) -> rows.get(place.row() - 1).set(place.column() - 1, tile(id)));
        return rows;
    }

    private Map<String, Regions.Tile> places(List<String> districts) {
        Map<String, Regions.Tile> places = new LinkedHashMap<>();
        districts.forEach(id -> context.catalogue().regions().tile(id).ifPresent(tile -> places.put(id, tile)));
        int below = places.values().stream().mapToInt(Regions.Tile::row).max().orElse(0);
        int next = 0;
        for (String id : districts) {
            if (!places.containsKey(id)) {
                places.put(id, new Regions.Tile(id, 1 + next % IN_A_ROW, below + 1 + next / IN_A_ROW));
                next++;
            }
        }
        return places;
    }

    private Tile tile(String id) {
        Link name = context.region(id, night);
        Value value = values.get(id);
        State state = states.get(id);
        Fulfilment fulfilment = value == null ? Fulfilment.NONE : value.fulfilment();
        return new Tile(
                name.text(),
                name.href(),
                value == null ? "" : context.phrases().bare(value.value(), indicator, bound),
                state == null ? fulfilment.code() : state.code());
    }
}
