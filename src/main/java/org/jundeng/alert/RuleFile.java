// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.util.List;
import org.jundeng.binding.MissingValues;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Scope;

/**
 * A file below {@code config/rules/}.
 *
 * @param rules its rules
 */
public record RuleFile(List<Entry> rules) {

    public RuleFile {
        MissingValues.check("rules", rules);
        rules = List.copyOf(rules);
    }

    /**
     * A bound that the plan does not set.
     *
     * @param id its stable kebab-case id
     * @param name its names
     * @param indicator the indicator's id
     * @param comparator which side of the value is promised
     * @param value the value, in {@code unit}
     * @param unit the value's unit; absent: the indicator's own
     * @param scope where it is watched
     * @param level how grave a crossing is
     * @param bureau the bureau concerned
     * @param project the plan's project concerned
     */
    public record Entry(
            String id,
            Label name,
            String indicator,
            Comparator comparator,
            BigDecimal value,
            String unit,
            Scope scope,
            Level level,
            String bureau,
            Integer project) {

        public Entry {
            MissingValues.check(
                    "id",
                    id,
                    "name",
                    name,
                    "indicator",
                    indicator,
                    "comparator",
                    comparator,
                    "value",
                    value,
                    "scope",
                    scope,
                    "level",
                    level,
                    "bureau",
                    bureau,
                    "project",
                    project);
            if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                throw new IllegalArgumentException("id \"" + id + "\" is not in kebab-case");
            }
        }
    }
}
