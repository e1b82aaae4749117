// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The family of commands for contracts. */
@Command(
        name = "contract",
        description = "What feeds promise; diff says what a change of a contract would do.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ContractDiffCommand.class)
public final class ContractCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command: see below.");
    }
}
