// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Ladder;
import org.jundeng.alert.Rule;
import org.jundeng.cli.terminal.AnswerTable;

/** Shows rules as rows. */
final class RulesView {

    private RulesView() {}

    /** One row for each rule. */
    static AnswerTable list(List<Rule> rules) {
        AnswerTable answer = new AnswerTable(
                "id",
                "kind",
                "indicator",
                "scope",
                "comparator",
                "levels",
                "for",
                "tells",
                "bureau",
                "project",
                "target",
                "name_zh");
        for (Rule rule : rules) {
            answer.add(
                    rule.id(),
                    rule.condition().code(),
                    rule.indicator(),
                    rule.scope(),
                    comparator(rule),
                    levels(rule),
                    rule.timing().periods(),
                    rule.concern().audience().name().toLowerCase(Locale.ROOT),
                    rule.bureau(),
                    rule.project(),
                    rule.target(),
                    rule.name().zh());
        }
        return answer;
    }

    private static String comparator(Rule rule) {
        if (rule.ladder() != null) {
            return rule.ladder().comparator().sign();
        }
        return rule.condition() instanceof Condition.OfTarget target && target.bound() != null
                ? target.bound().comparator().sign()
                : null;
    }

    /** The levels with their values, in the unit of the measure: {@code yellow=92}. */
    private static String levels(Rule rule) {
        if (rule.ladder() != null) {
            return rule.ladder().steps().stream().map(RulesView::level).collect(Collectors.joining(" "));
        }
        boolean bound = rule.condition() instanceof Condition.OfTarget target && target.bound() != null;
        return bound
                ? rule.level().code() + "="
                        + ((Condition.OfTarget) rule.condition())
                                .bound()
                                .value()
                                .stripTrailingZeros()
                                .toPlainString()
                : rule.level().code();
    }

    private static String level(Ladder.Step step) {
        return step.level().code() + "=" + step.value().stripTrailingZeros().toPlainString();
    }
}
