// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.warehouse.ledger.LedgerKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a delivery again, although it was refused or a newer one has been taken. */
@Command(
        name = "release",
        description = "Takes a delivery again, although it was refused or a newer one has spoken.",
        mixinStandardHelpOptions = true)
public final class ReleaseCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Parameters(paramLabel = "DELIVERY", description = "The ledger number.")
    private long delivery;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (Pipeline pipeline = Pipeline.open(folders.existing(), TerminalRun.today())) {
            return ReleaseOrReplay.take(pipeline, LedgerKind.RELEASE, delivery, spec.commandLine());
        }
    }
}
