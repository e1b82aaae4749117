// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Regions;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.history.FigureFilter;
import org.jundeng.warehouse.history.FigureSelection;
import org.jundeng.warehouse.history.FigureSelection.Place;
import org.jundeng.warehouse.history.Observations;

/**
 * What a question for figures asks of the warehouse. Ids that neither the configuration nor the warehouse knows are at
 * fault; what the configuration no longer knows can still be asked for.
 */
record FigureQuestion(ApiGround ground, ApiQuestion question) {

    /** The filter that the question's parameters make. */
    FigureFilter filter() {
        Catalogue catalogue = ground.configuration().catalogue();
        Observations stored = new Observations(ground.warehouse());
        List<String> indicators =
                catalogue.indicators().stream().map(Indicator::id).toList();
        question.check("indicator", id -> indicators.contains(id) || stored.hasIndicator(id), indicators);
        Suppliers.checkFeed(ground, question);
        Suppliers.checkBureau(ground, question);
        TimePeriod from = question.period("from");
        TimePeriod to = question.period("to");
        FigureSelection.Kind kind = kind();
        return new FigureFilter(
                question.texts("indicator"),
                places(catalogue.regions(), stored),
                from == null ? null : from.firstDay(),
                to == null ? null : to.lastDay(),
                question.texts("feed"),
                question.scope().among(question.text("bureau")),
                dimensions(),
                kind);
    }

    /** Derived figures are those of now, and nobody's: whoever may see only some bureaus' figures sees none of them. */
    private FigureSelection.Kind kind() {
        String asked = question.text("kind");
        boolean onlyReported = question.scope().isLimited()
                || Stream.of("asOf", "updatedAfter", "feed", "bureau")
                        .anyMatch(each -> question.values().containsKey(each));
        if (onlyReported) {
            if (asked != null && !asked.equals("reported")) {
                throw Unanswerable.at(Kind.ONLY_REPORTED, "kind", asked);
            }
            return FigureSelection.Kind.REPORTED;
        }
        return asked == null ? FigureSelection.Kind.ALL : FigureSelection.Kind.valueOf(asked.toUpperCase(Locale.ROOT));
    }

    /** An id means a region under any code; a code means in each period the region that had it then. */
    private List<Place> places(Regions regions, Observations stored) {
        List<String> asked = question.texts("refArea");
        if (asked == null) {
            return null;
        }
        Set<String> known = new HashSet<>(regions.codes());
        known.addAll(regions.ids());
        question.check("refArea", word -> known.contains(word) || stored.hasRegion(word), known);
        return asked.stream()
                .flatMap(word -> places(word, regions).stream())
                .distinct()
                .toList();
    }

    private static Collection<Place> places(String word, Regions regions) {
        if (regions.ids().contains(word) || !regions.codes().contains(word)) {
            return List.of(new Place(word, null));
        }
        return regions.everWithCode(word).stream()
                .map(one -> new Place(one.regionId(), one.code()))
                .distinct()
                .toList();
    }

    private Map<String, String> dimensions() {
        List<String> pairs = question.texts("dimension");
        if (pairs == null) {
            return null;
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String pair : pairs) {
            int colon = pair.indexOf(':');
            String before = wanted.put(pair.substring(0, colon), pair.substring(colon + 1));
            if (before != null) {
                throw Unanswerable.at(Kind.REPEATED_PARAMETER, "dimension", "1");
            }
        }
        return wanted;
    }
}
