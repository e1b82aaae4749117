// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.RegionGroup;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.contract.TableShape.Layout;

/** The regions in a file, and the group that they make up. */
record SeenRegions(Catalogue catalogue, FileSighting seen, Shape shape) {

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
