// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.access;

import picocli.CommandLine.Command;

/** The family of commands for users; without a sub-command, lists them. */
@Command(
        name = "user",
        description = "Says who may log in to the pages; by itself, lists the users.",
        subcommands = {
            UserListCommand.class,
            UserAddCommand.class,
            UserPasswordCommand.class,
            UserDisableCommand.class,
            UserEnableCommand.class
        })
public final class UserCommand extends UserListing {}
