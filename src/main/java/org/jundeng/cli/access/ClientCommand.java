// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.access;

import picocli.CommandLine.Command;

/** The family of commands for programs that read by the API; without a sub-command, lists them. */
@Command(
        name = "client",
        description = "Says which programs may read by the API; by itself, lists them.",
        subcommands = {ClientListCommand.class, ClientAddCommand.class, ClientDisableCommand.class})
public final class ClientCommand extends ClientListing {}
