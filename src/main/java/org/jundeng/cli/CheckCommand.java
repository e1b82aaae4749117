// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jundeng.binding.Nearest;
import org.jundeng.contract.ContractVersion;
import org.jundeng.pipeline.Station;
import org.jundeng.warehouse.Loader;
import org.jundeng.warehouse.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what would happen to a file, and changes nothing. */
@Command(
        name = "check",
        description = "What would happen to this file; stores none of it.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private Places places;

    @Parameters(paramLabel = "FILE", description = "The file as it would be dropped.")
    private Path file;

    @Option(names = "--feed", paramLabel = "FEED", required = true, description = "The feed it is for.")
    private String feed;

    @Option(names = "--date", paramLabel = "DATE", description = "The business date. Default: today.")
    private java.time.LocalDate date;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw new NotUsable(file + " is not a file");
        }
        try (Station station = Station.openAsItIs(places.folders(), Desks.on(date))) {
            ContractVersion version = station.contracts().feed(feed).orElseThrow(() -> unknown(station));
            Loader.Comparison comparison = station.check(file, version);
            print(station, comparison);
            return comparison.outcome() == Outcome.REFUSED ? ExitCode.NOT_ALL : ExitCode.DONE;
        }
    }

    private NotUsable unknown(Station station) {
        return new NotUsable("no feed is called \"" + feed + "\""
                + Nearest.hint(
                        feed,
                        station.contracts().all().stream()
                                .map(each -> each.contract().feed())
                                .toList()));
    }

    private void print(Station station, Loader.Comparison comparison) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s for %s would be %s: %d rows, %d rejected; %d observations new, %d revised, %d unchanged%n",
                file.getFileName(),
                feed,
                comparison.outcome().word(),
                comparison.rowsRead(),
                comparison.rowsRejected(),
                comparison.obsNew(),
                comparison.obsRevised(),
                comparison.obsUnchanged());
        NightSummary summary = new NightSummary(station, out);
        comparison.listed().forEach(summary::print);
        long more = comparison.findings() - comparison.listed().size();
        if (more > 0) {
            out.printf("  … and %d more%n", more);
        }
        out.println("Nothing was written.");
        out.flush();
    }
}
