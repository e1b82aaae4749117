// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jundeng.observation.TimePeriod;
import org.jundeng.pipeline.Station;
import org.jundeng.warehouse.Observations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what the warehouse holds. */
@Command(name = "observations", description = "What the warehouse holds.", mixinStandardHelpOptions = true)
final class ObservationsCommand implements Callable<Integer> {

    @Mixin
    private Places places;

    @Option(names = "--indicator", paramLabel = "ID", description = "Only this indicator.")
    private String indicator;

    @Option(names = "--ref-area", paramLabel = "CODE", description = "Only this region: a code, or a region's id.")
    private String refArea;

    @Option(names = "--from", paramLabel = "PERIOD", description = "From this period on: 2014, 2014-Q2, 2014-06.")
    private String from;

    @Option(names = "--to", paramLabel = "PERIOD", description = "Up to this period; what ends later is left out.")
    private String to;

    @Mixin
    private AsOf asOf;

    @Option(names = "--csv", description = "UTF-8 with a header.")
    private boolean csv;

    @Option(names = "--json", description = "An array of objects.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        LocalDate first = from == null ? null : period(from).firstDay();
        LocalDate last = to == null ? null : period(to).lastDay();
        try (Station station = Station.open(places.existing(), Desks.today())) {
            Observations observations = new Observations(station.warehouse().dataSource());
            Answer answer = new Answer(
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
            observations.each(
                    new Observations.Selection(indicator, refArea, first, last, asOf.known(station)),
                    row -> answer.add(
                            row.freq(),
                            row.indicator(),
                            row.refArea(),
                            row.timePeriod(),
                            row.obsValue(),
                            row.obsStatus(),
                            row.unitMeasure(),
                            row.delivery(),
                            new Answer.RawJson(row.dimensions()),
                            row.regionId()));
            Output.print(answer, csv, json, spec.commandLine().getOut());
            if (answer.isEmpty()) {
                spec.commandLine().getErr().println("jundeng: the warehouse holds nothing that fits.");
            }
            return answer.isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
        }
    }

    static TimePeriod period(String text) {
        return TimePeriod.parse(text)
                .orElseThrow(() -> new NotUsable(
                        "\"" + text + "\" is no period; write 2014, 2014-S1, 2014-Q2, 2014-06 or 2014-06-10"));
    }
}
