// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import org.jundeng.warehouse.ledger.LedgerKind;
import picocli.CommandLine.Command;

/** Reads a kept delivery again, under today's contract. */
@Command(
        name = "replay",
        description = {
            "Reads a kept delivery again, under the contract of today.",
            "With --feed and --since all that spoke or were refused, unless they were withdrawn."
        },
        mixinStandardHelpOptions = true)
public final class ReplayCommand extends ReleaseOrReplay {

    /** Made by the command line. */
    public ReplayCommand() {
        super(LedgerKind.REPLAY);
    }
}
