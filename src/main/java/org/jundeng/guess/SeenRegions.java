// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.RegionGroup;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.contract.TableShape.Layout;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** The regions in a file, and the group that they make up. */
record SeenRegions(Catalogue catalogue, LocalDate businessDate, FileSighting seen, Shape shape) {

    /** The id of the group whose regions were seen, all of them and no other but the city; null where there is none. */
    String group() {
        Set<String> regions = new HashSet<>();
        texts().forEach(text -> regions.addAll(ids(text)));
        regions.remove(catalogue.regions().city());
        return catalogue.regions().groups().stream()
                .filter(group -> regions.equals(new HashSet<>(group.members())))
                .map(RegionGroup::id)
                .findFirst()
                .orElse(null);
    }

    /** The word of the total of all districts, where the city has no row of its own; empty where there is none. */
    Optional<String> totalOfAll() {
        Set<String> regions = new HashSet<>();
        texts().forEach(text -> regions.addAll(ids(text)));
        Set<String> districts =
                new HashSet<>(catalogue.regions().districts(TimePeriod.containing(Freq.D, businessDate)));
        List<String> totals = texts().stream()
                .filter(text -> CellSense.isTotal(text) && !text.contains("小计"))
                .toList();
        return regions.equals(districts) && totals.size() == 1
                ? Optional.of(totals.get(0).strip())
                : Optional.empty();
    }

    private List<String> texts() {
        if (shape.layout() == Layout.WIDE_AREAS) {
            return seen.columns().stream().map(column -> column.header).toList();
        }
        return shape.first(Role.REF_AREA)
                .map(column -> List.copyOf(column.sight().words().keySet()))
                .orElse(List.of());
    }

    private List<String> ids(String text) {
        List<RegionValidity> coded = catalogue.regions().everWithCode(text);
        List<RegionValidity> held = coded.isEmpty() ? catalogue.regions().everWithName(text) : coded;
        return held.stream().map(RegionValidity::regionId).distinct().limit(1).toList();
    }
}
