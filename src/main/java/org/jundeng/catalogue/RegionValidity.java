// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.time.LocalDate;

/**
 * What a region was called, and under which code, for a time.
 *
 * @param regionId the region entity: a territory, whatever its code
 * @param code the GB/T 2260 code
 * @param name its names with the level's suffix
 * @param level city, district, county-level city, county
 * @param parentId the region it belongs to; null for the city itself
 * @param validFrom the first day
 * @param validTo the first day on which this no longer holds; null where it holds today
 */
public record RegionValidity(
        String regionId,
        String code,
        Label name,
        String level,
        String parentId,
        LocalDate validFrom,
        LocalDate validTo) {

    /** Whether it holds on any day from {@code first} to {@code last}, both included. */
    public boolean holdsWithin(LocalDate first, LocalDate last) {
        return !validFrom.isAfter(last) && (validTo == null || validTo.isAfter(first));
    }
}
