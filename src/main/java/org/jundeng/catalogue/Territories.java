// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jundeng.catalogue.Comparability.Reason;
import org.jundeng.observation.TimePeriod;

/**
 * Follows a territory as a set of regions from change to change, into the past or the future. A step is exact if the
 * regions on its other side came only from this set, or went only to it.
 */
final class Territories {

    private final Map<String, List<RegionValidity>> byId;
    private final List<Succession> successions;

    /**
     * Follows the regions of {@code byId}.
     *
     * @param byId the validities of each region, in the order of time, by the region's id
     * @param successions which region became which
     */
    Territories(Map<String, List<RegionValidity>> byId, List<Succession> successions) {
        this.byId = byId;
        this.successions = successions;
    }

    /** The regions that held the region's territory on the last day of the period. */
    Comparability of(String regionId, TimePeriod when) {
        LocalDate day = when.lastDay();
        if (holds(regionId, day)) {
            return new Comparability.Same(regionId);
        }
        boolean back = first(regionId).isAfter(day);
        Set<String> parts = new TreeSet<>(List.of(regionId));
        while (true) {
            Optional<LocalDate> boundary = boundary(parts, day, back);
            if (boundary.isEmpty()) {
                return new Comparability.Exact(List.copyOf(parts));
            }
            Set<String> changed = new TreeSet<>(parts);
            changed.removeIf(part -> !boundary.get().equals(back ? first(part) : end(part)));
            List<Succession> across = successions(boundary.get(), one -> changed.contains(near(one, back)));
            if (!ends(across, back).containsAll(changed)) {
                return new Comparability.NotComparable(Reason.UNKNOWN, List.of(), List.of(), List.of());
            }
            Set<String> beyond = ends(across, !back);
            List<Succession> ofBeyond = successions(boundary.get(), one -> beyond.contains(near(one, !back)));
            boolean accounted = ofBeyond.stream().allMatch(one -> one.whole() || othersTookTheRest(one));
            if (!accounted || !parts.containsAll(ends(ofBeyond, back))) {
                return broken(ofBeyond, changed, back, there(beyond, day, back));
            }
            parts.removeAll(changed);
            parts.addAll(beyond);
        }
    }

    /** The region, its predecessors and its successors. */
    Set<String> kin(String regionId) {
        Set<String> kin = closure(regionId, true);
        kin.addAll(closure(regionId, false));
        return kin;
    }

    private static Comparability broken(
            List<Succession> ofBeyond, Set<String> changed, boolean back, Set<String> holders) {
        List<Succession> partial = ofBeyond.stream()
                .filter(one -> !one.whole() && (!back || changed.contains(one.to())))
                .toList();
        return !back && partial.isEmpty()
                ? new Comparability.NotComparable(
                        Reason.MERGED, List.copyOf(holders), List.of(), List.copyOf(ends(ofBeyond, false)))
                : new Comparability.NotComparable(Reason.DIVIDED, List.copyOf(holders), partial, List.of());
    }

    /** Whether the parts of a divided region are accounted for by more than one succession. */
    private boolean othersTookTheRest(Succession partial) {
        return successions.stream()
                        .filter(one -> one.from().equals(partial.from()))
                        .filter(one -> one.effective().equals(partial.effective()))
                        .count()
                > 1;
    }

    /**
     * The nearest day on the way to {@code day} on which one of the parts began or ended; empty where there is none.
     */
    private Optional<LocalDate> boundary(Collection<String> parts, LocalDate day, boolean back) {
        return back
                ? parts.stream()
                        .map(this::first)
                        .filter(from -> from.isAfter(day))
                        .max(Comparator.naturalOrder())
                : parts.stream()
                        .map(this::end)
                        .filter(to -> to != null && !to.isAfter(day))
                        .min(Comparator.naturalOrder());
    }

    private List<Succession> successions(LocalDate effective, Predicate<Succession> which) {
        return successions.stream()
                .filter(one -> one.effective().equals(effective))
                .filter(which)
                .toList();
    }

    /** The region of a succession on this side of the change: looking back, the later one. */
    private static String near(Succession one, boolean back) {
        return back ? one.to() : one.from();
    }

    /** Of the regions beyond a change, those that exist on the day, or their relatives that do. */
    private Set<String> there(Set<String> beyond, LocalDate day, boolean back) {
        Set<String> there = new TreeSet<>();
        beyond.forEach(region ->
                closure(region, back).stream().filter(one -> holds(one, day)).forEach(there::add));
        return there;
    }

    private Set<String> closure(String regionId, boolean back) {
        Set<String> reached = new TreeSet<>(List.of(regionId));
        boolean more = true;
        while (more) {
            more = reached.addAll(ends(
                    successions.stream()
                            .filter(one -> reached.contains(near(one, back)))
                            .toList(),
                    !back));
        }
        return reached;
    }

    private static Set<String> ends(List<Succession> successions, boolean to) {
        Set<String> ends = new TreeSet<>();
        successions.forEach(one -> ends.add(near(one, to)));
        return ends;
    }

    private boolean holds(String regionId, LocalDate day) {
        return validities(regionId).stream().anyMatch(held -> held.holdsWithin(day, day));
    }

    /** The region's codes and names; an unknown id is an {@link IllegalArgumentException}. */
    List<RegionValidity> validities(String regionId) {
        List<RegionValidity> held = byId.get(regionId);
        if (held == null) {
            throw new IllegalArgumentException("unknown region " + regionId);
        }
        return held;
    }

    private LocalDate first(String regionId) {
        return validities(regionId).get(0).validFrom();
    }

    /** The first day on which the region no longer existed; null where it exists today. */
    private LocalDate end(String regionId) {
        List<RegionValidity> held = validities(regionId);
        return held.get(held.size() - 1).validTo();
    }
}
