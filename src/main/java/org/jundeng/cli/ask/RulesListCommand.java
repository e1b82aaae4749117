// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import picocli.CommandLine.Command;

/** Lists the rules in force. */
@Command(name = "list", description = "The rules in force: those of the targets first.")
final class RulesListCommand extends RulesListing {}
