// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.access;

import picocli.CommandLine.Command;

/** Lists the users. */
@Command(name = "list", description = "Lists the users, without their hashes.")
final class UserListCommand extends UserListing {}
