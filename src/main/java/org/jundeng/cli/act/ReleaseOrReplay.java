// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.view.NightSummary;
import org.jundeng.pipeline.delivery.NotAsKept;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes the kept bytes of a delivery again and prints the outcome: what release and replay have in common. */
abstract class ReleaseOrReplay implements Callable<Integer> {

    private final LedgerKind kind;

    @Mixin
    private FolderOptions folders;

    @Parameters(paramLabel = "DELIVERY", description = "The ledger number.")
    private long delivery;

    @Spec
    private CommandSpec spec;

    ReleaseOrReplay(LedgerKind kind) {
        this.kind = kind;
    }

    @Override
    public final Integer call() throws IOException {
        try (Pipeline pipeline = Pipeline.open(folders.existing(), TerminalRun.today())) {
            return take(pipeline, spec.commandLine());
        }
    }

    private int take(Pipeline pipeline, CommandLine command) throws IOException {
        Optional<LedgerLine> line = pipeline.opened().ledger().byId(delivery);
        if (line.isEmpty() || line.get().keptPath() == null || line.get().sha256() == null) {
            command.getErr().println("The ledger has no line " + delivery + " with kept bytes.");
            return ExitCode.NOT_ALL;
        }
        if (line.get().feed() == null) {
            command.getErr()
                    .println("Line " + delivery
                            + " is of no feed, so that nobody can tell how to read it: give the file a"
                            + " name that a feed of its bureau has, and drop it again.");
            return ExitCode.NOT_ALL;
        }
        try {
            return taken(pipeline, line.get(), command);
        } catch (NotAsKept e) {
            command.getErr().println("Line " + delivery + " is not taken again: " + e.inFull());
            return ExitCode.NOT_ALL;
        }
    }

    /** Takes the bytes of {@code line}, tells what came of it, and returns the exit code. */
    int taken(Pipeline pipeline, LedgerLine line, CommandLine command) throws NotAsKept, IOException {
        return told(pipeline, pipeline.takeAgain().take(kind, line), command);
    }

    /** Tells what came of taking the delivery again, and returns the exit code. */
    final int told(Pipeline pipeline, LedgerLine taken, CommandLine command) {
        command.getOut()
                .printf(
                        "Line %d (%s) was taken again as line %d: %s, %d new, %d revised, %d unchanged.%n",
                        delivery,
                        taken.sourceName(),
                        taken.deliveryId(),
                        taken.outcome().word(),
                        taken.counts().obsNew(),
                        taken.counts().obsRevised(),
                        taken.counts().obsUnchanged());
        new NightSummary(pipeline.opened(), command.getOut()).printFindings(taken, Integer.MAX_VALUE);
        command.getOut().flush();
        return taken.outcome().needsSomebody() ? ExitCode.NOT_ALL : ExitCode.DONE;
    }
}
