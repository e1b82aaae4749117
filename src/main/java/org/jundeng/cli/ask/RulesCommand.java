// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import picocli.CommandLine.Command;

/** The family of commands for rules; without a sub-command, lists them. */
@Command(
        name = "rules",
        description = "What is watched; test tries a rule file over the past. By itself, lists the rules in force.",
        subcommands = {RulesListCommand.class, RulesTestCommand.class})
public final class RulesCommand extends RulesListing {}
