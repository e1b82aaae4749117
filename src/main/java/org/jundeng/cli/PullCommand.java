// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import java.util.concurrent.Callable;
import org.jundeng.contract.ContractVersion;
import org.jundeng.pipeline.Edges;
import org.jundeng.pipeline.PullResult;
import org.jundeng.pipeline.Watch;
import org.jundeng.warehouse.LedgerLine;
import org.jundeng.warehouse.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the source of one feed now. */
@Command(
        name = "pull",
        description = "Asks the source of one feed now; the next night evaluates what came.",
        mixinStandardHelpOptions = true)
final class PullCommand implements Callable<Integer> {

    @Mixin
    private Places places;

    @Parameters(paramLabel = "FEED", description = "The feed.")
    private String feed;

    @Option(names = "--full", description = "Ask for everything, whatever the feed's watermark.")
    private boolean full;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Watch watch = Watch.begin("pull", Edges.Mode.NIGHTLY, places.existing(), Desks.today())) {
            boolean pulled = watch.station()
                    .contracts()
                    .feed(feed)
                    .map(ContractVersion::contract)
                    .filter(contract -> contract.source() != null)
                    .isPresent();
            if (!pulled) {
                throw new NotUsable("no contract says that feed " + feed + " is pulled from a source");
            }
            return say(
                    watch,
                    full ? watch.edges().pullEverything(feed) : watch.edges().pull(feed));
        }
    }

    private int say(Watch watch, PullResult result) {
        if (result instanceof PullResult.NotConfigured without) {
            throw new NotUsable("jundeng.source." + without.source() + ".url is not set");
        }
        LedgerLine line =
                result instanceof PullResult.Pulled pulled ? pulled.line() : ((PullResult.Failed) result).line();
        spec.commandLine()
                .getOut()
                .printf(
                        "Feed %s was pulled as line %d: %s, %d rows, %d new, %d revised, %d unchanged.%n",
                        feed,
                        line.deliveryId(),
                        line.outcome().word(),
                        line.rowsRead(),
                        line.obsNew(),
                        line.obsRevised(),
                        line.obsUnchanged());
        NightSummary summary =
                new NightSummary(watch.station(), spec.commandLine().getOut());
        watch.station().ledger().findings(line.deliveryId()).forEach(summary::print);
        spec.commandLine().getOut().flush();
        boolean failed = line.outcome() == Outcome.REFUSED || line.outcome() == Outcome.FAILED;
        return failed ? ExitCode.NOT_ALL : ExitCode.DONE;
    }
}
