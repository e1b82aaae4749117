// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.util.List;
import org.jundeng.binding.MissingValues;

/**
 * A set of regions that the plan treats as one.
 *
 * @param id its stable kebab-case id
 * @param name its names
 * @param members the ids of the regions when the plan was published
 */
public record RegionGroup(String id, Label name, List<String> members) {

    public RegionGroup {
        MissingValues.check("id", id, "name", name, "members", members);
        members = List.copyOf(members);
    }
}
