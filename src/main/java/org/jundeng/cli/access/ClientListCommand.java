// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.access;

import picocli.CommandLine.Command;

/** Lists the clients. */
@Command(name = "list", description = "Lists the programs, without their tokens.")
final class ClientListCommand extends ClientListing {}
