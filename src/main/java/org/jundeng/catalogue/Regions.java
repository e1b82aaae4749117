// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.binding.MissingValues;
import org.jundeng.binding.NearestWord;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/**
 * The regions over time. A code or name counts if it was valid on any day of a period; if it passed from one region to
 * another, the last holder counts. All look-ups are by hash, since they are made for every row.
 */
public final class Regions {

    private static final int LONGEST_NAME = 40;
    private static final int UNKNOWN_WORDS = 10_000;
    private static final Comparator<RegionValidity> BY_TIME = Comparator.comparing(RegionValidity::validFrom);

    private static final Collector<CharSequence, ?, String> EACH = Collectors.joining(" / ");

    private final Map<String, List<RegionValidity>> byId = new LinkedHashMap<>();
    private final Map<String, List<RegionValidity>> byCode = new HashMap<>();
    private final Map<String, List<RegionValidity>> byName = new HashMap<>();
    /** The names that may be proposed, by themselves or after the city's. */
    private final Set<String> usualNames = new LinkedHashSet<>();

    private final Map<String, RegionGroup> groups = new LinkedHashMap<>();
    private final Map<String, RegionMatch> unknownCodes = new ConcurrentHashMap<>();
    private final Map<String, RegionMatch> unknownNames = new ConcurrentHashMap<>();
    private final Map<String, Tile> tiles = new HashMap<>();
    private final List<Succession> successions;
    private final LocalDate planDate;
    private final Territories territories;

    /** Takes the known regions of a city whose surrounding regions are not given. */
    public Regions(
            Collection<RegionValidity> validities,
            List<Succession> successions,
            LocalDate planDate,
            Collection<RegionGroup> groups) {
        this(validities, successions, planDate, groups, List.of());
    }

    /**
     * Takes the known regions, and the groups as of {@code planDate}. The catalogue has checked that they are
     * consistent.
     *
     * @param within the names of the regions around the city, the outermost first: they may precede the city's own
     */
    public Regions(
            Collection<RegionValidity> validities,
            List<Succession> successions,
            LocalDate planDate,
            Collection<RegionGroup> groups,
            List<String> within) {
        this.planDate = planDate;
        this.successions = List.copyOf(successions);
        groups.forEach(group -> this.groups.put(group.id(), group));
        validities.stream().sorted(BY_TIME).forEach(validity -> {
            add(byId, validity.regionId(), validity);
            add(byCode, validity.code(), validity);
        });
        groups.forEach(group -> {
            RegionValidity one = RegionValidity.of(group);
            add(byId, one.regionId(), one);
            add(byCode, one.code(), one);
            add(byName, RegionNames.normal(one.name().zh()), one);
            usualNames.add(RegionNames.normal(one.name().zh()));
        });
        RegionNames names = new RegionNames(byId, within);
        validities.stream().sorted(BY_TIME).forEach(validity -> {
            names.all(validity).forEach(name -> add(byName, name, validity));
            usualNames.addAll(names.usual(validity));
        });
        this.territories = new Territories(byId, this.successions);
    }

    /**
     * Where a region stands on a map of equal tiles.
     *
     * @param region the region's id
     * @param column the column, from 1 on the left
     * @param row the row, from 1 at the top
     */
    public record Tile(String region, Integer column, Integer row) {

        private static final int MOST = 20;

        public Tile {
            MissingValues.check("region", region, "column", column, "row", row);
            check("column", column);
            check("row", row);
        }

        private static void check(String name, int number) {
            if (number < 1 || number > MOST) {
                throw new IllegalArgumentException(name + " " + number + " is not from 1 to " + MOST);
            }
        }
    }

    /** Gives a region its tile, while the files are read. */
    void place(Tile tile) {
        tiles.put(tile.region(), tile);
    }

    /** Where a region stands on the map of tiles; empty where the city says nothing. */
    public Optional<Tile> tile(String regionId) {
        return Optional.ofNullable(tiles.get(regionId));
    }

    private static void add(Map<String, List<RegionValidity>> map, String key, RegionValidity validity) {
        map.computeIfAbsent(key, absent -> new ArrayList<>()).add(validity);
    }

    /** The region with the GB/T 2260 code in the period. */
    public RegionMatch byCode(String code, TimePeriod when) {
        List<RegionValidity> holders = byCode.get(code);
        return holders == null
                ? unknown(code, byCode.keySet(), UnaryOperator.identity(), unknownCodes)
                : match(holders, when);
    }

    /**
     * The region with the Chinese name in the period, with or without the city's name in front and 区, 县 or 市 at the
     * end.
     */
    public RegionMatch byName(String name, TimePeriod when) {
        String sought = RegionNames.normal(name);
        List<RegionValidity> holders = byName.get(sought);
        return holders == null ? unknown(sought, usualNames, this::nameHolder, unknownNames) : match(holders, when);
    }

    private RegionMatch match(List<RegionValidity> holders, TimePeriod when) {
        LocalDate last = when.lastDay();
        List<RegionValidity> then = within(holders, when.firstDay(), last);
        if (then.isEmpty()) {
            List<RegionValidity> right = rightOnes(nearestInTime(holders, when), when);
            return new RegionMatch.NotValidThen(
                    right.stream().map(RegionValidity::code).collect(EACH),
                    right.stream().map(one -> one.name().zh()).collect(EACH));
        }
        List<RegionValidity> atEnd = then.size() == 1 ? then : within(then, last, last);
        RegionValidity latest = atEnd.isEmpty() ? then.get(then.size() - 1) : atEnd.get(0);
        boolean several = atEnd.stream().anyMatch(holder -> !holder.regionId().equals(latest.regionId()));
        return several
                ? new RegionMatch.Ambiguous(
                        atEnd.stream().map(holder -> holder.name().zh()).toList())
                : new RegionMatch.Found(latest.regionId());
    }

    private static List<RegionValidity> within(List<RegionValidity> holders, LocalDate first, LocalDate last) {
        List<RegionValidity> then = new ArrayList<>(1);
        for (RegionValidity holder : holders) {
            if (holder.holdsWithin(first, last)) {
                then.add(holder);
            }
        }
        return then;
    }

    private static RegionValidity nearestInTime(List<RegionValidity> holders, TimePeriod when) {
        return holders.get(0).validFrom().isAfter(when.lastDay()) ? holders.get(0) : holders.get(holders.size() - 1);
    }

    /** The holders of its territory then: one region, several that each held a part, or none that is known. */
    private List<RegionValidity> rightOnes(RegionValidity named, TimePeriod when) {
        Comparability then = comparability(named.regionId(), when);
        List<String> holders = then instanceof Comparability.Exact exact
                ? exact.regionIds()
                : then instanceof Comparability.NotComparable broken ? broken.holders() : List.of(named.regionId());
        return holders.stream()
                .filter(id -> isThere(id, when))
                .map(id -> at(id, when))
                .sorted(Comparator.comparing(RegionValidity::code))
                .toList();
    }

    /**
     * The region's code and name in the period, the last ones if they changed. For a period before or after the
     * region's time, its first or last ones. Throws {@link IllegalArgumentException} for an unknown id.
     */
    public RegionValidity at(String regionId, TimePeriod when) {
        List<RegionValidity> all = validities(regionId);
        RegionValidity latest = all.get(0);
        for (RegionValidity validity : all) {
            latest = validity.validFrom().isAfter(when.lastDay()) ? latest : validity;
        }
        return latest;
    }

    /** Whether the region existed on any day of the period. */
    public boolean isThere(String regionId, TimePeriod when) {
        return byId.getOrDefault(regionId, List.of()).stream()
                .anyMatch(validity -> validity.holdsWithin(when.firstDay(), when.lastDay()));
    }

    /** The ids of the group's regions when the plan was published; empty for an unknown group. */
    public List<String> group(String id) {
        return groups.containsKey(id) ? groups.get(id).members() : List.of();
    }

    /**
     * The ids of the regions that hold the group's territory in the period, with successors in place of regions that
     * have ended.
     */
    public List<String> group(String id, TimePeriod when) {
        Set<String> heirs = new LinkedHashSet<>();
        group(id).forEach(member -> heirs.addAll(heirsOf(member, when, new LinkedHashSet<>())));
        return List.copyOf(heirs);
    }

    private Set<String> heirsOf(String regionId, TimePeriod when, Set<String> seen) {
        LocalDate last = when.lastDay();
        Set<String> heirs = new LinkedHashSet<>();
        boolean there = byId.getOrDefault(regionId, List.of()).stream().anyMatch(held -> held.holdsWithin(last, last));
        if (there || !seen.add(regionId)) {
            heirs.add(regionId);
            return heirs;
        }
        successions.stream()
                .filter(next ->
                        next.from().equals(regionId) && !next.effective().isAfter(last))
                .sorted(Comparator.comparing(Succession::whole).reversed())
                .forEach(next -> heirs.addAll(heirsOf(next.to(), when, seen)));
        return heirs;
    }

    /** The ids of all regions of all times. */
    public Set<String> ids() {
        return byId.keySet();
    }

    /** All groups in the file's order. */
    public Collection<RegionGroup> groups() {
        return groups.values();
    }

    /** Every code that a region ever had. */
    public Set<String> codes() {
        return byCode.keySet();
    }

    /** The region id of the city. */
    public String city() {
        return cities().findFirst()
                .map(RegionValidity::regionId)
                .orElseThrow(() -> new IllegalStateException("the regions have no city"));
    }

    private Stream<RegionValidity> cities() {
        return byId.values().stream()
                .flatMap(List::stream)
                .filter(validity -> validity.parentId() == null && !validity.isGroup());
    }

    /** The region ids of the districts and counties when the plan was published. */
    public List<String> districts() {
        return districts(new TimePeriod(Freq.D, planDate));
    }

    /** The region ids of the districts and counties that existed on the last day of the period. */
    public List<String> districts(TimePeriod when) {
        TimePeriod end = new TimePeriod(Freq.D, when.lastDay());
        return byId.values().stream()
                .map(all -> all.get(0))
                .filter(validity -> validity.parentId() != null)
                .map(RegionValidity::regionId)
                .filter(id -> isThere(id, end))
                .toList();
    }

    /** The validities of all regions: one for each time that a code and a name were valid. */
    public List<RegionValidity> validities() {
        return byId.values().stream().flatMap(List::stream).toList();
    }

    /**
     * The codes and names of one region in the order of time. Throws {@link IllegalArgumentException} for an unknown
     * id.
     */
    public List<RegionValidity> validities(String regionId) {
        return List.copyOf(territories.validities(regionId));
    }

    /**
     * Whether the region's figures compare with those of the period, by the regions that held its territory on the
     * period's last day. Throws {@link IllegalArgumentException} for an unknown id.
     */
    public Comparability comparability(String regionId, TimePeriod when) {
        return territories.of(regionId, when);
    }

    /** The ids of the region, its predecessors and its successors. */
    public Set<String> kin(String regionId) {
        return territories.kin(regionId);
    }

    /** All successions. */
    public List<Succession> successions() {
        return successions;
    }

    private String nameHolder(String name) {
        return byName.get(name).get(0).regionId();
    }

    /** The times for which regions had the code; empty where none ever had it. */
    public List<RegionValidity> everWithCode(String code) {
        return List.copyOf(byCode.getOrDefault(code, List.of()));
    }

    /**
     * The times for which regions had the name: the Chinese one as {@link #byName} takes it, or the English one in any
     * case; empty where none ever had it.
     */
    public List<RegionValidity> everWithName(String name) {
        List<RegionValidity> chinese = byName.get(RegionNames.normal(name));
        if (chinese != null) {
            return List.copyOf(chinese);
        }
        return validities().stream()
                .filter(one -> one.name().en().equalsIgnoreCase(name.strip()))
                .toList();
    }

    /** The Chinese names that may be proposed to somebody who mistyped one. */
    public Set<String> usualNames() {
        return Set.copyOf(usualNames);
    }

    private static RegionMatch unknown(
            String word, Set<String> known, UnaryOperator<String> meaning, Map<String, RegionMatch> seen) {
        if (word.length() > LONGEST_NAME || seen.size() > UNKNOWN_WORDS) {
            return new RegionMatch.Unknown(Optional.empty());
        }
        return seen.computeIfAbsent(word, first -> new RegionMatch.Unknown(NearestWord.only(first, known, meaning)));
    }
}
