// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import java.util.concurrent.Callable;
import org.jundeng.alert.EpisodeBook;
import org.jundeng.pipeline.Station;
import org.jundeng.warehouse.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Notes that somebody has seen an episode. */
@Command(name = "ack", description = "Acknowledges an open episode.", mixinStandardHelpOptions = true)
final class AckCommand implements Callable<Integer> {

    @Mixin
    private Places places;

    @Parameters(paramLabel = "ID", description = "The episode's number.")
    private long episode;

    @Option(names = "--note", paramLabel = "TEXT", description = "The bureau's explanation.")
    private String note;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Station station = Station.open(places.existing(), Desks.today())) {
            Runs runs = new Runs(station.warehouse().dataSource(), station.clock(), station.node());
            long run = runs.start("ack", station.businessDate());
            boolean noted = new EpisodeBook(station.warehouse().dataSource())
                    .acknowledge(
                            episode,
                            new EpisodeBook.Acknowledgement(
                                    System.getProperty("user.name"),
                                    note,
                                    station.businessDate(),
                                    station.clock().instant(),
                                    run));
            int exit = noted ? ExitCode.DONE : ExitCode.NOT_ALL;
            runs.finish(run, exit);
            if (noted) {
                spec.commandLine().getOut().println("Episode " + episode + " is acknowledged.");
            } else {
                spec.commandLine().getErr().println("No open episode has the number " + episode + ".");
            }
            return exit;
        }
    }
}
