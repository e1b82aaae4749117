// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.catalogue.RegionMatch;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.catalogue.Regions;
import org.jundeng.conform.text.CellText;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** Finds regions by code or name, and caches them: a delivery has few regions and many rows for each. */
final class RegionLookup {

    private static final int MOST_REMEMBERED = 50_000;
    private static final int LONGEST_MARKED = 60;
    private static final Pattern IN_TWO_LANGUAGES =
            Pattern.compile("(\\p{IsHan}+)[\\s/(（]*([A-Za-z][A-Za-z' -]*)[)）]?");

    private final Regions regions;
    private final Set<String> cityWords;
    private final boolean sortsRows;
    private final Map<String, String> ownWords = new HashMap<>();
    private final Map<TimePeriod, Map<String, RegionMatch>> known = new HashMap<>();
    private int remembered;
    private String lastCell;
    private TimePeriod lastPeriod;
    private RegionMatch lastMatch;
    private Map<String, RegionMatch> lastKnown = Map.of();

    /** Looks up {@code regions}; {@code cityWords} are the city, and the contract has the feed's own words. */
    RegionLookup(Regions regions, Set<String> cityWords, Contract contract) {
        this.regions = regions;
        this.cityWords = cityWords;
        this.sortsRows = contract.sortsRows();
        contract.table().rows().regions().forEach(word -> ownWords.put(CellText.plain(word.word()), word.region()));
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
            match = known(text, when);
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

    private RegionMatch known(String text, TimePeriod when) {
        if (ownWords.containsKey(text)) {
            return territory(ownWords.get(text), when);
        }
        RegionMatch city = TotalWords.city(text, cityWords, regions, when);
        if (city != null && (sortsRows || !text.endsWith(":"))) {
            return city;
        }
        if (isCode(text)) {
            return regions.byCode(text, when);
        }
        RegionMatch match = regions.byName(text, when);
        if (!sortsRows || !(match instanceof RegionMatch.Unknown)) {
            return match;
        }
        return isLatin(text) ? byOtherName(text, when, match) : inTwoLanguages(text, when, match);
    }

    /** The region that a cell names in two languages, 上城区 Shangcheng; {@code otherwise} where the two are not one. */
    private RegionMatch inTwoLanguages(String text, TimePeriod when, RegionMatch otherwise) {
        Matcher both = text.length() > LONGEST_MARKED ? null : IN_TWO_LANGUAGES.matcher(text);
        if (both == null || !both.matches()) {
            return otherwise;
        }
        RegionMatch one = regions.byName(both.group(1), when);
        return one instanceof RegionMatch.Found
                        && byOtherName(both.group(2), when, otherwise).equals(one)
                ? one
                : otherwise;
    }

    /** The one region that has this English name in the period; {@code otherwise} where that is none, or several. */
    private RegionMatch byOtherName(String text, TimePeriod when, RegionMatch otherwise) {
        List<String> there = regions.everWithName(text).stream()
                .map(RegionValidity::regionId)
                .distinct()
                .filter(id -> regions.isThere(id, when))
                .toList();
        return there.size() == 1 ? new RegionMatch.Found(there.get(0)) : otherwise;
    }

    private static boolean isLatin(String text) {
        return !text.isEmpty()
                && text.chars().anyMatch(c -> c >= 'A' && c <= 'z')
                && text.chars().allMatch(c -> c <= 'z');
    }

    /** The region of a code in the contract, which stands for its territory whatever code that has in the period. */
    private RegionMatch territory(String code, TimePeriod when) {
        List<String> there = regions.everWithCode(code).stream()
                .map(RegionValidity::regionId)
                .distinct()
                .filter(id -> regions.isThere(id, when))
                .toList();
        return there.size() == 1 ? new RegionMatch.Found(there.get(0)) : regions.byCode(code, when);
    }

    /** Whether the id is that of the city. */
    boolean isCity(String regionId) {
        return regions.city().equals(regionId);
    }

    /** Whether a region is another one or lies in it, by the period. */
    boolean isWithin(String regionId, String outer, TimePeriod when) {
        String at = regionId;
        while (at != null && !at.equals(outer)) {
            at = regions.at(at, when).parentId();
        }
        return at != null;
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
            String meant = TotalWords.isTotal(cell)
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
