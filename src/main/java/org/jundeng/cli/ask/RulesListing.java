// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.util.List;
import java.util.concurrent.Callable;
import org.jundeng.alert.Rule;
import org.jundeng.alert.Rules;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Output;
import org.jundeng.contract.Contracts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the rules in force; what {@code rules} and {@code rules list} both do. It asks no warehouse. */
@Command(mixinStandardHelpOptions = true)
abstract class RulesListing implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Option(names = "--csv", description = "UTF-8 with a header.")
    private boolean csv;

    @Option(names = "--json", description = "An array of objects.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() {
        Faults faults = new Faults();
        Catalogue catalogue = Catalogue.read(folders.config(), faults);
        Contracts contracts = Contracts.read(folders.config(), catalogue, faults);
        List<Rule> rules = Rules.read(folders.config(), catalogue, contracts.feeds(), faults);
        faults.throwIfAny();
        AnswerTable answer = RulesView.list(rules);
        Output.print(answer, csv, json, spec.commandLine().getOut());
        return answer.isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
    }
}
