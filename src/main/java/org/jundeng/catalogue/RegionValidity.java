// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.time.LocalDate;

/**
 * A region's code and name, and the time for which they were valid.
 *
 * @param regionId the region's id: it stands for the territory, whatever its code
 * @param code the GB/T 2260 code; for a group its id
 * @param name its names with the level's suffix
 * @param level city, district, county-level city, county; or group
 * @param parentId the region it belongs to; null for the city itself and for a group
 * @param validFrom the first day
 * @param validTo the first day on which they are no longer valid; null where they are valid today
 */
public record RegionValidity(
        String regionId,
        String code,
        Label name,
        String level,
        String parentId,
        LocalDate validFrom,
        LocalDate validTo) {

    private static final String GROUP = "group";

    /** A group of regions that may be reported as one: its code is its id, and it exists at all times. */
    static RegionValidity of(RegionGroup group) {
        return new RegionValidity(
                "group:" + group.id(), group.id(), group.name(), GROUP, null, LocalDate.of(1949, 1, 1), null);
    }

    /** Whether this is a group of regions, not a region. */
    public boolean isGroup() {
        return GROUP.equals(level);
    }

    /** Whether it is valid on any day from {@code first} to {@code last}, both included. */
    public boolean holdsWithin(LocalDate first, LocalDate last) {
        return !validFrom.isAfter(last) && (validTo == null || validTo.isAfter(first));
    }
}
