// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jundeng.warehouse.history.FigureSelection.Kind;
import org.jundeng.warehouse.history.FigureSelection.Place;
import org.jundeng.warehouse.sql.Sql;

/**
 * By what figures are picked that are read page by page; null means any, an empty list none.
 *
 * @param indicators the indicators' ids
 * @param places the regions
 * @param from the first day of the first period
 * @param to the last day of the last period
 * @param feeds the feeds that brought the figure; a derived figure was brought by none
 * @param bureaus the bureaus that reported the figure; a derived figure was reported by none
 * @param dimensions dimensions with their values; a figure may have more of them
 * @param kind reported figures, derived ones, or both
 */
public record FigureFilter(
        List<String> indicators,
        List<Place> places,
        LocalDate from,
        LocalDate to,
        List<String> feeds,
        List<String> bureaus,
        Map<String, String> dimensions,
        Kind kind) {

    /** All figures of any kind. */
    public static final FigureFilter ALL = new FigureFilter(null, null, null, null, null, null, null, Kind.ALL);

    public FigureFilter {
        indicators = indicators == null ? null : List.copyOf(indicators);
        places = places == null ? null : List.copyOf(places);
        feeds = feeds == null ? null : List.copyOf(feeds);
        bureaus = bureaus == null ? null : List.copyOf(bureaus);
        dimensions = dimensions == null ? null : Map.copyOf(dimensions);
        Objects.requireNonNull(kind, "kind");
    }

    /** The condition on a series {@code s} whose region has the code {@code c.code}; appends its arguments. */
    String ofSeries(List<Object> arguments) {
        StringBuilder condition = new StringBuilder("true");
        if (indicators != null) {
            add(condition, " and s.indicator = any (?::text[])", Sql.texts(indicators), arguments);
        }
        condition.append(" and ").append(ofPlace(arguments));
        condition.append(" and ").append(ofDimensions(arguments));
        return condition.toString();
    }

    /** The condition on the region {@code s.region_id} with the code {@code c.code}; appends its arguments. */
    String ofPlace(List<Object> arguments) {
        if (places == null) {
            return "true";
        }
        List<String> codes = new ArrayList<>();
        places.forEach(place -> codes.add(place.code()));
        arguments.add(Sql.texts(places.stream().map(Place::regionId).toList()));
        arguments.add(Sql.texts(codes));
        return "exists (select from unnest(?::text[], ?::text[]) as asked (region_id, code)"
                + " where asked.region_id = s.region_id and (asked.code is null or asked.code = c.code))";
    }

    /** The condition on the dimensions of a series {@code s}; appends its arguments. */
    String ofDimensions(List<Object> arguments) {
        if (dimensions == null) {
            return "true";
        }
        List<String> names = List.copyOf(dimensions.keySet());
        arguments.add(Sql.texts(names));
        arguments.add(Sql.texts(names.stream().map(dimensions::get).toList()));
        return "s.dimensions @> jsonb_object(?::text[], ?::text[])";
    }

    /** The condition on the ledger line {@code alias} of a figure; appends its arguments. */
    String ofLine(String alias, List<Object> arguments) {
        StringBuilder condition = new StringBuilder("true");
        addAny(condition, alias + ".feed", feeds, arguments);
        addAny(condition, alias + ".bureau", bureaus, arguments);
        return condition.toString();
    }

    private static void addAny(
            StringBuilder condition, String column, Collection<String> wanted, List<Object> arguments) {
        if (wanted != null) {
            add(condition, " and " + column + " = any (?::text[])", Sql.texts(wanted), arguments);
        }
    }

    private static void add(StringBuilder condition, String more, Object argument, List<Object> arguments) {
        condition.append(more);
        arguments.add(argument);
    }
}
