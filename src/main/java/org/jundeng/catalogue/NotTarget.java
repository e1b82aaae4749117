// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import org.jundeng.binding.MissingValues;

/**
 * Words of the plan that read like a commitment and are none: a number in a name, a label or a condition, or a promise
 * without a result that anybody could verify.
 *
 * @param project the plan's project
 * @param item the item's number within the project
 * @param text the plan's own words, verbatim
 * @param reason why it is not a target
 */
public record NotTarget(Integer project, Integer item, String text, String reason) {
    public NotTarget {
        MissingValues.check("project", project, "item", item, "text", text, "reason", reason);
        if (text.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("text and reason are the plan's words and ours; neither is blank");
        }
    }

    boolean isSamePlace(NotTarget other) {
        return project.equals(other.project) && item.equals(other.item) && text.equals(other.text);
    }
}
