// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import picocli.CommandLine.Command;

/** Lists the silences, newest first. */
@Command(name = "list", description = "The silences that hold, or will; the newest first.")
final class SilenceListCommand extends SilenceListing {}
