// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final int SIDE = 100;
    private static final int STEP = 106;
    private static final int IN_A_ROW = 5;

    private static final Map<State, String> SIGNS = Map.of(
            State.MET, "●",
            State.MET_LATE, "◐",
            State.ON_TRACK, "▲",
            State.NOT_YET_DUE, "○",
            State.AWAITING_FIGURE, "◌",
            State.NO_DATA, "–",
            State.AT_RISK, "◆",
            State.OFF_TRACK, "▼",
            State.LOST, "↩",
            State.MISSED, "✕");

    private final PageContext context;
    private final Indicator indicator;
    private final LocalDate night;
    private final TimePeriod day;
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, State> states = new HashMap<>();

    /** The districts of {@code night}. */
    Tiles(PageContext context, Indicator indicator, LocalDate night) {
        this.context = context;
        this.indicator = indicator;
        this.night = night;
        this.day = new TimePeriod(Freq.D, night);
    }

    /**
     * A region's latest figure.
     *
     * @param regionId the region
     * @param period its period
     * @param value the figure
     * @param holds whether it satisfies what is promised; null where it cannot be compared
     */
    record Value(String regionId, TimePeriod period, BigDecimal value, Boolean holds) {}

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
        List<Tile> tiles = new ArrayList<>();
        places.forEach((id, place) -> tiles.add(tile(id, place)));
        int columns =
                places.values().stream().mapToInt(Regions.Tile::column).max().orElse(1);
        int rows = places.values().stream().mapToInt(Regions.Tile::row).max().orElse(1);
        return Optional.of(new TileMap(
                columns * STEP,
                rows * STEP,
                SIDE,
                context.words().say("target.tiles-of", indicator.name().in(context.locale()), unit()),
                tiles));
    }

    private String unit() {
        return context.catalogue()
                .units()
                .find(indicator.unit())
                .map(unit -> unit.name().in(context.locale()))
                .orElse(indicator.unit());
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

    private Tile tile(String id, Regions.Tile place) {
        Link name = context.region(id, night);
        Value value = values.get(id);
        State state = states.get(id);
        String code = state != null
                ? state.code()
                : value == null || value.holds() == null ? "known" : value.holds() ? "holds" : "fails";
        String word = state != null
                ? context.state(state).word()
                : value == null || value.holds() == null
                        ? ""
                        : context.words().say(value.holds() ? "target.holds" : "target.fails");
        String sign = state != null
                ? SIGNS.get(state)
                : value == null || value.holds() == null ? "" : value.holds() ? "●" : "✕";
        String said = value == null
                ? context.words().say("target.no-value")
                : context.words()
                        .say(
                                "board.figure",
                                context.phrases().period(value.period()),
                                context.phrases().figure(value.value(), indicator, null));
        return new Tile(
                (place.column() - 1) * STEP + (STEP - SIDE) / 2,
                (place.row() - 1) * STEP + (STEP - SIDE) / 2,
                name.text(),
                name.href(),
                value == null ? "" : context.phrases().bare(value.value(), indicator, null),
                code,
                sign,
                context.words()
                        .say(word.isEmpty() ? "target.tile" : "target.tile-with-state", name.text(), said, word));
    }
}
