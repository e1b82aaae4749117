// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.rules;

import java.util.List;
import org.jundeng.binding.MissingValues;

/**
 * A file below {@code config/rules/}.
 *
 * @param rules its rules
 */
record RuleFile(List<RuleEntry> rules) {

    RuleFile {
        MissingValues.check("rules", rules);
        rules = List.copyOf(rules);
    }
}
