// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import java.util.ArrayList;
import java.util.List;
import org.jundeng.binding.NearestWord;
import org.jundeng.catalogue.RegionMatch;
import org.jundeng.catalogue.Regions;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.observation.TimePeriod;

/** Finds the region that was typed: by its id, or by its code or name in a period. */
public final class RegionArgument {

    private RegionArgument() {}

    /**
     * The id of the region that {@code word} means in {@code period}. Throws {@link UnusableRequest} where it means no
     * region, or several; the message names the code that is valid in the period, or the nearest known name.
     */
    public static String idOf(Regions regions, String word, TimePeriod period) {
        if (regions.ids().contains(word)) {
            return word;
        }
        List<String> near = new ArrayList<>();
        for (RegionMatch match : List.of(regions.byCode(word, period), regions.byName(word, period))) {
            if (match instanceof RegionMatch.Found found) {
                return found.regionId();
            } else if (match instanceof RegionMatch.NotValidThen other) {
                throw new UnusableRequest(word + " was not valid in " + period
                        + (other.rightCode().isEmpty()
                                ? "; nothing is known of its territory then"
                                : "; then it was " + other.rightCode() + " " + other.rightName()));
            } else if (match instanceof RegionMatch.Ambiguous several) {
                throw new UnusableRequest(word + " means several regions in " + period + ": "
                        + String.join(", ", several.names()) + "; write a code");
            } else if (match instanceof RegionMatch.Unknown unknown) {
                unknown.nearest().ifPresent(near::add);
            }
        }
        NearestWord.to(word, regions.ids()).ifPresent(near::add);
        throw new UnusableRequest("no region has the code, name or id \"" + word + "\" in " + period
                + (near.isEmpty() ? "" : "; did you mean \"" + near.get(0) + "\"?"));
    }
}
