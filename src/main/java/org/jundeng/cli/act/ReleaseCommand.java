// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import org.jundeng.warehouse.ledger.LedgerKind;
import picocli.CommandLine.Command;

/** Takes a delivery again, although it was refused or a newer one has been taken. */
@Command(
        name = "release",
        description = "Takes a delivery again, although it was refused or a newer one has spoken.",
        mixinStandardHelpOptions = true)
public final class ReleaseCommand extends ReleaseOrReplay {

    /** Made by the command line. */
    public ReleaseCommand() {
        super(LedgerKind.RELEASE);
    }
}
