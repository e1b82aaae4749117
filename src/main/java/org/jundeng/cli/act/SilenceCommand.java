// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import picocli.CommandLine.Command;

/** The family of commands for silences; without a sub-command, lists them. */
@Command(
        name = "silence",
        description = "Has nobody told of something for a time; by itself, lists the silences.",
        subcommands = {SilenceListCommand.class, SilenceAddCommand.class, SilenceEndCommand.class})
public final class SilenceCommand extends SilenceListing {}
