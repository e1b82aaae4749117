// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jundeng.catalogue.RegionMatch;
import org.jundeng.catalogue.Regions;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** Finds regions by code or name, and caches them: a delivery has few regions and many rows for each. */
final class RegionLookup {

    private static final int MOST_REMEMBERED = 50_000;
    private static final int LONGEST_MARKED = 60;

    private final Regions regions;
    private final Set<String> cityWords;
    private final Map<TimePeriod, Map<String, RegionMatch>> known = new HashMap<>();
    private int remembered;
    private String lastCell;
    private TimePeriod lastPeriod;
    private RegionMatch lastMatch;
    private Map<String, RegionMatch> lastKnown = Map.of();

    /** Looks regions up in {@code regions}; {@code cityWords} stand for the city. */
    RegionLookup(Regions regions, Set<String> cityWords) {
        this.regions = regions;
        this.cityWords = cityWords;
    }

    RegionMatch find(String cell, TimePeriod when) {
        if (cell.equals(lastCell) && when.equals(lastPeriod)) {
            return lastMatch;
        }
        lastMatch = search(cell, when);
        lastCell = cell;
        lastPeriod = when;
        return lastMatch;
    }

    private RegionMatch search(String cell, TimePeriod when) {
        Map<String, RegionMatch> then =
                when.equals(lastPeriod) ? lastKnown : known.computeIfAbsent(when, first -> new HashMap<>());
        lastKnown = then;
        RegionMatch match = then.get(cell);
        if (match == null) {
            String text = CellText.plain(cell);
            match = CityWords.city(text, cityWords, regions, when);
            if (match == null) {
                match = isCode(text) ? regions.byCode(text, when) : regions.byName(text, when);
            }
            if (++remembered > MOST_REMEMBERED) {
                known.clear();
                lastKnown = new HashMap<>();
                remembered = 0;
            } else {
                then.put(cell, match);
            }
        }
        return match;
    }

    /** A proposal in the name that was valid in the period: 富阳市 for 富阳区 in 2014-06; empty where there is none. */
    String thenCalled(String near, TimePeriod when) {
        RegionMatch match = search(near, when);
        if (match instanceof RegionMatch.NotValidThen then) {
            String right = isCode(near) ? then.rightCode() : then.rightName();
            return search(right, when) instanceof RegionMatch.Found ? right : "";
        }
        return match instanceof RegionMatch.Found ? near : "";
    }

    /** A region's name in a period. */
    String name(String regionId, TimePeriod when) {
        return regions.at(regionId, when).name().zh();
    }

    /** The city's Chinese name on a day, as an example of a region column's header. */
    String cityName(LocalDate day) {
        return regions.at(regions.city(), new TimePeriod(Freq.D, day)).name().zh();
    }

    /** The finding for a region's text; null where the region is found. */
    Finding finding(RegionMatch match, Location place, String cell, TimePeriod when) {
        Optional<FootnoteMark> mark = match instanceof RegionMatch.Found || cell.length() > LONGEST_MARKED
                ? Optional.empty()
                : FootnoteMark.in(cell);
        if (mark.isPresent()) {
            String bare = mark.get().bare();
            boolean isRegion = !bare.isEmpty() && search(bare, when) instanceof RegionMatch.Found;
            return Finding.at(FindingCode.FOOTNOTE_MARK, place, cell, mark.get().mark(), isRegion ? bare : "");
        }
        if (match instanceof RegionMatch.Unknown unknown) {
            String meant = CityWords.isTotal(cell)
                    ? name(regions.city(), when)
                    : unknown.nearest().map(near -> thenCalled(near, when)).orElse("");
            return Finding.at(FindingCode.UNKNOWN_REGION, place, cell, meant);
        }
        if (match instanceof RegionMatch.Ambiguous several) {
            return Finding.at(FindingCode.AMBIGUOUS_REGION, place, cell, String.join(", ", several.names()));
        }
        if (match instanceof RegionMatch.NotValidThen then) {
            return Finding.at(
                    FindingCode.CODE_NOT_VALID, place, cell, when.toString(), then.rightCode(), then.rightName());
        }
        return null;
    }

    /** Six digits of a division, nine of a township, twelve of a village. */
    private static boolean isCode(String text) {
        return (text.length() == 6 || text.length() == 9 || text.length() == 12)
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
