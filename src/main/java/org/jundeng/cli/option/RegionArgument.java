// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.binding.NearestWord;
import org.jundeng.catalogue.RegionMatch;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.catalogue.Regions;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.observation.TimePeriod;

/** Finds the region that was typed: by its id, its code, or its full, short or English name. */
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
        return inEnglish(regions, word, period).orElseThrow(() -> {
            nearest(regions, word).ifPresent(near::add);
            return new UnusableRequest("no region has the code, name or id \"" + word + "\" in " + period
                    + (near.isEmpty() ? "" : "; did you mean \"" + near.get(0) + "\"?"));
        });
    }

    private static Optional<String> inEnglish(Regions regions, String word, TimePeriod period) {
        List<RegionValidity> ever = regions.everWithName(word);
        List<RegionValidity> then = ever.stream()
                .filter(one -> one.holdsWithin(period.lastDay(), period.lastDay()))
                .toList();
        if (then.isEmpty()) {
            then = ever.stream()
                    .filter(one -> one.holdsWithin(period.firstDay(), period.lastDay()))
                    .toList();
        }
        if (then.isEmpty() && !ever.isEmpty()) {
            throw new UnusableRequest(word + " was not valid in " + period);
        }
        checkOne(word, then);
        return then.stream().findFirst().map(RegionValidity::regionId);
    }

    /**
     * The regions that {@code word} ever meant, each with the times for which it meant them: an id means a region under
     * any code, a code or name means whichever region had it at the time. Throws {@link UnusableRequest} where it never
     * meant a region, or several regions at one time.
     */
    public static List<RegionValidity> everCalled(Regions regions, String word) {
        if (regions.ids().contains(word)) {
            return regions.validities(word);
        }
        List<RegionValidity> ever =
                regions.codes().contains(word) ? regions.everWithCode(word) : regions.everWithName(word);
        if (ever.isEmpty()) {
            throw new UnusableRequest("no region has the code, name or id \"" + word + "\"" + hint(regions, word));
        }
        checkOne(word, ever);
        return ever;
    }

    /** A name may pass from one region to the next, but two regions must not have it at the same time. */
    private static void checkOne(String word, List<RegionValidity> holders) {
        Set<String> together = new LinkedHashSet<>();
        for (RegionValidity one : holders) {
            for (RegionValidity other : holders) {
                boolean overlap = one.validFrom().isBefore(end(other))
                        && other.validFrom().isBefore(end(one));
                if (overlap && !one.regionId().equals(other.regionId())) {
                    together.add(one.code() + " " + one.name().zh());
                }
            }
        }
        if (!together.isEmpty()) {
            throw new UnusableRequest(
                    word + " means several regions: " + String.join(", ", together) + "; write a code");
        }
    }

    private static LocalDate end(RegionValidity one) {
        return one.validTo() == null ? LocalDate.MAX : one.validTo();
    }

    private static String hint(Regions regions, String word) {
        return nearest(regions, word)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElseGet(() -> few(regions));
    }

    /** All regions, where a reader can take them in. */
    private static String few(Regions regions) {
        Set<String> all = regions.validities().stream()
                .filter(one -> one.validTo() == null && !one.isGroup())
                .map(one -> one.code() + " " + one.name().zh())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return all.size() > 30 ? "" : "; known are " + String.join(", ", all);
    }

    private static Optional<String> nearest(Regions regions, String word) {
        Collection<String> english = regions.validities().stream()
                .map(one -> one.name().en())
                .distinct()
                .toList();
        return Stream.of(regions.codes(), regions.usualNames(), regions.ids(), english)
                .map(known -> NearestWord.to(word, known))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
