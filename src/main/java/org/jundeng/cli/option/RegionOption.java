// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import java.util.List;
import java.util.function.Predicate;
import org.jundeng.catalogue.Regions;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.history.FigureSelection.Place;
import picocli.CommandLine.Option;

/** The option for one region, which may be typed as its code, its full, short or English name, or its id. */
public final class RegionOption {

    @Option(
            names = "--ref-area",
            paramLabel = "REGION",
            description = "Only this region: its code, its full, short or English name, or its id.")
    private String refArea;

    /** The word that was typed; null if the option is absent. */
    public String text() {
        return refArea;
    }

    /** The id of the region in the period, as {@link RegionArgument#idOf} finds it; null if the option is absent. */
    public String idIn(Regions regions, TimePeriod period) {
        return refArea == null ? null : RegionArgument.idOf(regions, refArea, period);
    }

    /**
     * The regions that the word meant at any time; null if the option is absent. A code or name means in each period
     * the region that had it then. Throws {@link org.jundeng.cli.terminal.UnusableRequest} for an unknown region.
     *
     * @param stored whether the warehouse has figures of the region with an id, which the configuration may no longer
     *     know
     */
    public List<Place> places(Regions regions, Predicate<String> stored) {
        if (refArea == null) {
            return null;
        }
        if (regions.ids().contains(refArea) || !regions.codes().contains(refArea) && stored.test(refArea)) {
            return List.of(new Place(refArea, null));
        }
        return RegionArgument.everCalled(regions, refArea).stream()
                .map(one -> new Place(one.regionId(), one.code()))
                .distinct()
                .toList();
    }
}
