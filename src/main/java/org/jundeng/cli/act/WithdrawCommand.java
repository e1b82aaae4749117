// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jundeng.cli.option.AuthorOption;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Phrasebook;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Watermarks;
import org.jundeng.warehouse.withdrawal.Withdrawals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Withdraws a delivery: its values fall back to those before it. */
@Command(
        name = "withdraw",
        description = "Takes a delivery back: its values fall to what stood before.",
        mixinStandardHelpOptions = true)
public final class WithdrawCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Parameters(paramLabel = "DELIVERY", description = "The ledger number.")
    private long delivery;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; the ledger keeps it.")
    private String reason;

    @Mixin
    private AuthorOption authorOption;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Pipeline pipeline = Pipeline.open(folders.existing(), TerminalRun.today())) {
            Optional<LedgerLine> line = pipeline.opened().ledger().byId(delivery);
            CommandAuthor author = CommandAuthor.of(authorOption, pipeline.opened());
            if (line.isEmpty()) {
                author.note(Act.WITHDRAW, "delivery " + delivery, "unknown", reason);
                spec.commandLine().getErr().println(Phrasebook.here("The ledger has no line " + delivery + "."));
                return ExitCode.NOT_ALL;
            }
            Withdrawals.Withdrawn withdrawn = withdraw(pipeline, line.get(), author);
            LedgerLine withdrawal = withdrawn.line();
            spec.commandLine()
                    .getOut()
                    .println(Phrasebook.here(
                            "Line " + delivery + " (" + line.get().sourceName()
                                    + ") is withdrawn by line " + withdrawal.deliveryId() + ": "
                                    + withdrawal.counts().obsRevised() + " observations fell back."));
            if (new Watermarks(pipeline.opened().database()).pull(delivery).isPresent()) {
                spec.commandLine()
                        .getOut()
                        .println(Phrasebook.here(
                                "Its watermark stays where it is; to ask for everything anew: jundeng pull "
                                        + line.get().feed() + " --full"));
            }
            withdrawn.unreadable().forEach(each -> spec.commandLine()
                    .getErr()
                    .println(Phrasebook.here(each + "; what it said was left out.")));
            return withdrawn.unreadable().isEmpty() ? ExitCode.DONE : ExitCode.NOT_ALL;
        }
    }

    private Withdrawals.Withdrawn withdraw(Pipeline pipeline, LedgerLine line, CommandAuthor author) {
        try {
            return pipeline.withdrawals()
                    .withdraw(
                            line,
                            new Grounds(reason, author.id(), author.by()),
                            pipeline.opened().businessDate());
        } catch (IllegalArgumentException e) {
            author.note(Act.WITHDRAW, "delivery " + delivery, "nothing-to-withdraw", reason);
            throw new UnusableRequest(e.getMessage());
        }
    }
}
