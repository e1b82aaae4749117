// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Which figures are asked for, and in which order. Begin with {@link #ALL} and narrow it down.
 *
 * @param indicator the indicator's id; null for all
 * @param places the regions; null for all, an empty list for none
 * @param from the first day of the first period; null where there is no first one
 * @param to the last day of the last period; null where there is no last one
 * @param kind reported figures, derived ones, or both
 * @param order the order in which they are handed over
 * @param withSource whether the bureau and the feed of a reported figure are looked up, too
 * @param asKnown up to which point of its history the warehouse is read
 */
public record FigureSelection(
        String indicator,
        List<Place> places,
        LocalDate from,
        LocalDate to,
        Kind kind,
        Order order,
        boolean withSource,
        AsKnown asKnown) {

    /** All figures that are known now, reported and derived. */
    public static final FigureSelection ALL =
            new FigureSelection(null, null, null, null, Kind.ALL, Order.BY_CODE, false, AsKnown.NOW);

    /** All figures that bureaus reported, as known now. */
    public static final FigureSelection REPORTED = ALL.of(Kind.REPORTED);

    public FigureSelection {
        places = places == null ? null : List.copyOf(places);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(asKnown, "asKnown");
    }

    /** Who says a figure. */
    public enum Kind {
        /** What was reported and, where nothing was, what follows from other figures. */
        ALL,
        /** What was reported, including marks that there is no value. */
        REPORTED,
        /** What follows from other figures, where nobody reported a value. */
        DERIVED
    }

    /** The order of the figures: first by indicator, last by period. */
    public enum Order {
        /** In between by the code that the region has in the period: its earlier and its later codes are apart. */
        BY_CODE,
        /** In between by series, in the order of the regions' latest codes. */
        BY_SERIES
    }

    /**
     * A region, at all times or while it has a code.
     *
     * @param regionId the region's id
     * @param code the code in the figure's period; null for any, and for periods in which it has none
     */
    public record Place(String regionId, String code) {}

    /** The same of one indicator; null for all. */
    public FigureSelection of(String indicatorId) {
        return new FigureSelection(indicatorId, places, from, to, kind, order, withSource, asKnown);
    }

    /** The same of one kind. */
    public FigureSelection of(Kind wanted) {
        return new FigureSelection(indicator, places, from, to, wanted, order, withSource, asKnown);
    }

    /** The same of one region under any code. */
    public FigureSelection in(String regionId) {
        return in(List.of(new Place(regionId, null)));
    }

    /** The same of some regions; null for all. */
    public FigureSelection in(List<Place> wanted) {
        return new FigureSelection(indicator, wanted, from, to, kind, order, withSource, asKnown);
    }

    /** The same for periods that lie between two days, both included; null for no limit. */
    public FigureSelection between(LocalDate first, LocalDate last) {
        return new FigureSelection(indicator, places, first, last, kind, order, withSource, asKnown);
    }

    /** The same in another order. */
    public FigureSelection sorted(Order wanted) {
        return new FigureSelection(indicator, places, from, to, kind, wanted, withSource, asKnown);
    }

    /** The same with the bureau and the feed of each reported figure. */
    public FigureSelection sourced() {
        return new FigureSelection(indicator, places, from, to, kind, order, true, asKnown);
    }

    /** The same from what was known at another point. */
    public FigureSelection at(AsKnown point) {
        return new FigureSelection(indicator, places, from, to, kind, order, withSource, point);
    }
}
