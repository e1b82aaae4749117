// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jundeng.cli.option.AuthorOption;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.SupplierArgument;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Phrasebook;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.cli.view.NightSummary;
import org.jundeng.pipeline.delivery.NotAsKept;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Takes the kept bytes of a delivery again and prints the outcome, or those of many of a feed, a line each: what
 * release and replay have in common.
 */
abstract class ReleaseOrReplay implements Callable<Integer> {

    private final LedgerKind kind;

    @Mixin
    private FolderOptions folders;

    @Mixin
    private AuthorOption authorOption;

    @Parameters(arity = "0..1", paramLabel = "DELIVERY", description = "The ledger number.")
    private Long delivery;

    @Option(names = "--feed", paramLabel = "ID", description = "All of this feed instead, with --since.")
    private String feed;

    @Option(names = "--since", paramLabel = "DATE", description = "Those from this business date on, the oldest first.")
    private LocalDate since;

    @Spec
    private CommandSpec spec;

    ReleaseOrReplay(LedgerKind kind) {
        this.kind = kind;
    }

    @Override
    public final Integer call() throws IOException {
        boolean many = feed != null && since != null;
        if (delivery == null ? !many : feed != null || since != null) {
            throw new UnusableRequest("say which: the ledger number of one delivery, or --feed and --since for many");
        }
        try (Pipeline pipeline = Pipeline.open(folders.existing(), TerminalRun.today())) {
            return many ? takeMany(pipeline) : take(pipeline);
        }
    }

    private int take(Pipeline pipeline) throws IOException {
        CommandLine command = spec.commandLine();
        Optional<LedgerLine> line = pipeline.opened().ledger().byId(delivery);
        if (line.isEmpty() || line.get().keptPath() == null || line.get().sha256() == null) {
            note(pipeline, delivery, "unknown");
            command.getErr().println(Phrasebook.here("The ledger has no line " + delivery + " with kept bytes."));
            return ExitCode.NOT_ALL;
        }
        if (line.get().feed() == null) {
            note(pipeline, delivery, "not-taken");
            command.getErr()
                    .println(Phrasebook.here("Line " + delivery
                            + " is of no feed, so that nobody can tell how to read it: give the file a"
                            + " name that a feed of its bureau has, and drop it again."));
            return ExitCode.NOT_ALL;
        }
        return takeOne(pipeline, line.get());
    }

    /** One after the other, in the order in which they came; what goes wrong with one does not stop the others. */
    private int takeMany(Pipeline pipeline) throws IOException {
        String id = SupplierArgument.feed(pipeline.opened().configuration(), feed);
        List<LedgerLine> lines = new ManyAgain(pipeline.opened().ledger()).of(kind, id, since);
        if (lines.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("jundeng: "
                            + Phrasebook.here(
                                    "since " + since + " there is nothing of " + id + " to " + kind.word() + "."));
            return ExitCode.NOT_ALL;
        }
        int worst = ExitCode.DONE;
        for (LedgerLine line : lines) {
            worst = Math.max(worst, takeOne(pipeline, line));
        }
        return worst;
    }

    private int takeOne(Pipeline pipeline, LedgerLine line) throws IOException {
        try {
            return taken(pipeline, line);
        } catch (NotAsKept e) {
            note(pipeline, line.deliveryId(), "not-taken");
            spec.commandLine()
                    .getErr()
                    .println(Phrasebook.here("Line " + line.deliveryId() + " is not taken again:") + " "
                            + Phrasebook.here(e.inFull()));
            return ExitCode.NOT_ALL;
        }
    }

    /** Takes the bytes of {@code line}, tells what came of it, and returns the exit code. */
    int taken(Pipeline pipeline, LedgerLine line) throws NotAsKept, IOException {
        Grounds asked = Grounds.NONE.by(author(pipeline).by());
        return told(pipeline, line, pipeline.takeAgain().take(kind, line, asked));
    }

    /** Who gave the command. */
    final CommandAuthor author(Pipeline pipeline) {
        return CommandAuthor.of(authorOption, pipeline.opened());
    }

    /** The operating system user. */
    final String user() {
        return authorOption.user();
    }

    /** The command line that it prints on. */
    final CommandLine command() {
        return spec.commandLine();
    }

    private void note(Pipeline pipeline, long concerned, String outcome) {
        Act act = kind == LedgerKind.RELEASE ? Act.RELEASE : Act.REPLAY;
        author(pipeline).note(act, "delivery " + concerned, outcome, null);
    }

    /** Tells what came of taking {@code line} again, and returns the exit code. */
    final int told(Pipeline pipeline, LedgerLine line, LedgerLine taken) {
        CommandLine command = spec.commandLine();
        command.getOut()
                .println(Phrasebook.here("Line " + line.deliveryId() + " (" + taken.sourceName()
                        + ") was taken again as line " + taken.deliveryId() + ": "
                        + taken.outcome().word() + ", " + taken.counts().obsNew() + " new, "
                        + taken.counts().obsRevised() + " revised, "
                        + taken.counts().obsUnchanged() + " unchanged."));
        if (delivery != null) {
            new NightSummary(pipeline.opened(), command.getOut()).printFindings(taken, Integer.MAX_VALUE);
        }
        command.getOut().flush();
        return taken.outcome().needsSomebody() ? ExitCode.NOT_ALL : ExitCode.DONE;
    }
}
