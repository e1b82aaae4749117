// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jundeng.binding.NearestWord;
import org.jundeng.cli.option.AuthorOption;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Phrasebook;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.cli.view.NightSummary;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.PullRequest;
import org.jundeng.pipeline.camel.PullResult;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Pulls one feed from its source now. */
@Command(
        name = "pull",
        description = "Asks the source of one feed now; the next night evaluates what came.",
        mixinStandardHelpOptions = true)
public final class PullCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Parameters(paramLabel = "FEED", description = "The feed.")
    private String feed;

    @Option(names = "--full", description = "Ask for everything, whatever the feed's watermark.")
    private boolean full;

    @Option(
            names = "--history",
            description = "The answer is an import of history: breaches in its older periods are counted, and told to"
                    + " nobody.")
    private boolean history;

    @Mixin
    private AuthorOption authorOption;

    @Spec
    private CommandSpec spec;

    /** Checks the feed and its source first, so that a mistake is reported even if the warehouse is out of reach. */
    @Override
    public Integer call() {
        checkThatItIsPulled(Configuration.read(folders.existing()));
        try (RunningPipeline running =
                RunningPipeline.begin("pull", Edges.Mode.NIGHTLY, folders.all(), TerminalRun.today())) {
            return say(running, running.edges().pull(feed, new PullRequest(full, history)));
        }
    }

    private void checkThatItIsPulled(Configuration configuration) {
        Contract contract = configuration
                .contracts()
                .feed(feed)
                .map(ContractVersion::contract)
                .orElseThrow(
                        () -> new UnusableRequest("no feed is called \"" + feed + "\"" + nearestPulled(configuration)));
        if (contract.source() == null) {
            throw new UnusableRequest(
                    "feed " + feed + " is not pulled: its contract names no source; drop its files into "
                            + new Workspace(folders.workspace()).inbox(contract.bureau()));
        }
        String source = contract.source().name();
        if (configuration.settings().text("jundeng.source." + source + ".url").isEmpty()) {
            throw notConfigured(source);
        }
    }

    private String nearestPulled(Configuration configuration) {
        List<String> pulled = configuration.contracts().all().stream()
                .map(ContractVersion::contract)
                .filter(contract -> contract.source() != null)
                .map(Contract::feed)
                .toList();
        return NearestWord.hint(feed, pulled);
    }

    private static UnusableRequest notConfigured(String source) {
        return new UnusableRequest("jundeng.source." + source + ".url is not set");
    }

    private int say(RunningPipeline running, PullResult result) {
        if (result instanceof PullResult.NotConfigured without) {
            throw notConfigured(without.source());
        }
        PrintWriter out = spec.commandLine().getOut();
        LedgerLine line =
                result instanceof PullResult.Pulled pulled ? pulled.line() : ((PullResult.Failed) result).line();
        CommandAuthor.of(authorOption, running.opened())
                .note(Act.PULL, "feed " + feed + ", line " + line.deliveryId(), AuditTrail.DONE, null);
        print(line, out);
        new NightSummary(running.pipeline().opened(), out).printFindings(line, Integer.MAX_VALUE);
        out.flush();
        return line.outcome().needsSomebody() ? ExitCode.NOT_ALL : ExitCode.DONE;
    }

    private void print(LedgerLine line, PrintWriter out) {
        if (line.outcome() == Outcome.FAILED) {
            out.println(
                    Phrasebook.here("Feed " + feed + " could not be pulled, which is line " + line.deliveryId() + ":"));
            return;
        }
        String repeats = line.duplicateOf() == null ? "" : " of " + line.duplicateOf();
        out.println(Phrasebook.here("Feed " + feed + " was pulled as line " + line.deliveryId() + ": "
                + line.outcome().word() + repeats + ", " + line.counts().rowsRead() + " rows, "
                + line.counts().obsNew() + " new, " + line.counts().obsRevised() + " revised, "
                + line.counts().obsUnchanged() + " unchanged."));
    }
}
