// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jundeng.cli.option.AsOfOption;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.observation.TimePeriod;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.warehouse.history.Observations;
import org.jundeng.warehouse.history.Observations.Selection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the observations that the warehouse holds. */
@Command(name = "observations", description = "What the warehouse holds.", mixinStandardHelpOptions = true)
public final class ObservationsCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Option(names = "--indicator", paramLabel = "ID", description = "Only this indicator.")
    private String indicator;

    @Option(names = "--ref-area", paramLabel = "CODE", description = "Only this region: a code, or a region's id.")
    private String refArea;

    @Option(names = "--from", paramLabel = "PERIOD", description = "From this period on: 2014, 2014-Q2, 2014-06.")
    private String from;

    @Option(names = "--to", paramLabel = "PERIOD", description = "Up to this period; what ends later is left out.")
    private String to;

    @Option(
            names = "--comparable",
            description = "The series on the territory that --ref-area has on the last day of --to, or today: joined"
                    + " where mergers were exact, with status B behind a boundary that was not.")
    private boolean comparable;

    @Mixin
    private AsOfOption asOf;

    @Mixin
    private FormatOptions format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        LocalDate first = from == null ? null : period(from).firstDay();
        LocalDate last = to == null ? null : period(to).lastDay();
        if (comparable && refArea == null) {
            throw new UnusableRequest("--comparable needs --ref-area: the region whose territory counts");
        }
        try (OpenWorkspace opened = OpenWorkspace.open(folders.existing(), TerminalRun.today())) {
            AnswerTable answer = new AnswerTable(
                    "freq",
                    "indicator",
                    "ref_area",
                    "time_period",
                    "obs_value",
                    "obs_status",
                    "unit_measure",
                    "delivery",
                    "dimensions",
                    "region_id");
            Observations observations = new Observations(opened.database());
            if (comparable) {
                TerritoryRows territory =
                        new TerritoryRows(opened.configuration().catalogue(), observations);
                LocalDate on = last == null ? opened.businessDate() : last;
                territory.each(
                        refArea,
                        on,
                        new Selection(indicator, null, first, last, asOf.known(opened.database())),
                        row -> add(answer, row));
            } else {
                observations.each(
                        new Selection(indicator, refArea, first, last, asOf.known(opened.database())),
                        row -> add(answer, row));
            }
            format.print(answer, spec.commandLine().getOut());
            if (answer.isEmpty()) {
                spec.commandLine().getErr().println("jundeng: the warehouse holds nothing that fits.");
            }
            return answer.isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
        }
    }

    private static void add(AnswerTable answer, Observations.Row row) {
        answer.add(
                row.freq(),
                row.indicator(),
                row.refArea(),
                row.timePeriod(),
                row.obsValue(),
                row.obsStatus(),
                row.unitMeasure(),
                row.delivery(),
                new AnswerTable.RawJson(row.dimensions()),
                row.regionId());
    }

    static TimePeriod period(String text) {
        return TimePeriod.parse(text)
                .orElseThrow(() -> new UnusableRequest(
                        "\"" + text + "\" is no period; write 2014, 2014-S1, 2014-Q2, 2014-06 or 2014-06-10"));
    }
}
