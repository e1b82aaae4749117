// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Ladder;
import org.jundeng.alert.Rule;
import org.jundeng.alert.words.EpisodeWords;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
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

    /** For people: one row for each rule, its bounds in the words of mails. */
    static AnswerTable forPeople(List<Rule> rules, Catalogue catalogue, Locale locale) {
        Wording wording = Wording.of(RulesView.class, locale);
        EpisodeWords words = new EpisodeWords(catalogue, locale);
        AnswerTable answer = new AnswerTable(
                Stream.of("id", "name", "kind", "indicator", "scope", "limits", "for", "tells", "bureau", "project")
                        .map(column -> wording.say("rules." + column))
                        .toArray(String[]::new));
        for (Rule rule : rules) {
            answer.add(
                    rule.id(),
                    rule.name().in(locale),
                    rule.condition().code(),
                    Optional.ofNullable(rule.indicator())
                            .flatMap(catalogue::indicator)
                            .map(indicator -> indicator.name().in(locale))
                            .orElse(null),
                    rule.scope(),
                    words.limits(rule),
                    rule.timing().periods(),
                    wording.word("audience", rule.concern().audience().name().toLowerCase(Locale.ROOT)),
                    rule.bureau(),
                    rule.project());
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
