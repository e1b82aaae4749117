// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.math.BigDecimal;
import java.util.concurrent.Callable;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Target;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the targets of the plan and their indicators. */
@Command(name = "catalogue", description = "The plan's targets and what they watch.", mixinStandardHelpOptions = true)
public final class CatalogueCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Mixin
    private FormatOptions format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Faults faults = new Faults();
        Catalogue catalogue = Catalogue.read(folders.config(), faults);
        faults.throwIfAny();
        AnswerTable answer = format.forPeople()
                ? new AnswerTable("id", "project", "name_zh", "comparator", "value", "unit", "scope", "until", "bureau")
                : new AnswerTable(
                        "id",
                        "project",
                        "item",
                        "indicator",
                        "name_zh",
                        "type",
                        "comparator",
                        "value",
                        "unit",
                        "scope",
                        "until",
                        "baseline",
                        "bureau",
                        "quote",
                        "value_exact");
        catalogue.targets().forEach(target -> add(answer, target));
        format.print(answer, spec.commandLine().getOut());
        return answer.isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
    }

    private void add(AnswerTable answer, Target target) {
        String comparator =
                target.comparator() == null ? null : target.comparator().sign();
        if (format.forPeople()) {
            answer.add(
                    target.id(),
                    target.project() + "." + target.item(),
                    target.name().zh(),
                    comparator,
                    exactly(target),
                    target.unit(),
                    target.scope(),
                    target.until(),
                    target.bureau());
            return;
        }
        answer.add(
                target.id(),
                target.project(),
                target.item(),
                target.indicator(),
                target.name().zh(),
                target.type().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                comparator,
                value(target),
                target.unit(),
                target.scope(),
                target.until(),
                baseline(target),
                target.bureau(),
                String.join("；", target.quotes()),
                exactly(target));
    }

    /** The value as a decimal number: {@code 450}, a range as {@code 3..5}; null for a milestone. */
    private static String value(Target target) {
        return target.value() == null ? exactly(target) : plain(target.value().decimal());
    }

    /** The value as the plan has it: {@code 450}, {@code 2/3}, a range as {@code 3..5}; null for a milestone. */
    private static String exactly(Target target) {
        if (target.range() != null) {
            return plain(target.range().low()) + ".." + plain(target.range().high());
        }
        return target.value() == null ? null : target.value().toString();
    }

    private static String baseline(Target target) {
        if (target.baseline() == null) {
            return null;
        }
        BigDecimal value = target.baseline().value();
        return target.baseline().timePeriod() + (value == null ? "" : "=" + plain(value));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
