// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.util.List;
import java.util.concurrent.Callable;
import org.jundeng.alert.Rule;
import org.jundeng.alert.rules.Rules;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.contract.Contracts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the rules in force, for {@code rules} and {@code rules list}. It needs no warehouse. */
@Command(mixinStandardHelpOptions = true)
abstract class RulesListing implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Mixin
    private FormatOptions format;

    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() {
        Faults faults = new Faults();
        Catalogue catalogue = Catalogue.read(folders.config(), faults);
        Contracts contracts = Contracts.read(folders.config(), catalogue, faults);
        List<Rule> rules = Rules.read(folders.config(), catalogue, contracts.feeds(), faults);
        faults.throwIfAny();
        AnswerTable answer = format.forPeople()
                ? RulesView.forPeople(rules, catalogue, Language.ofThisTerminal())
                : RulesView.list(rules);
        format.print(answer, spec.commandLine().getOut());
        return answer.isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
    }
}
