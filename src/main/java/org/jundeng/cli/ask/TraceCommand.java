// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jundeng.assess.Phrases;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Regions;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.IndicatorArgument;
import org.jundeng.cli.option.RegionArgument;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.view.Standing;
import org.jundeng.observation.TimePeriod;
import org.jundeng.pipeline.delivery.KeptRows;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.warehouse.history.Lineage;
import org.jundeng.warehouse.history.Observations;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.LetGoBytes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Traces a figure: the row that it was read from, and all that it was used for. */
@Command(
        name = "trace",
        description = "Where a figure comes from, and who was told of it.",
        mixinStandardHelpOptions = true)
public final class TraceCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Parameters(index = "0", paramLabel = "INDICATOR", description = "The indicator: its id, or its name.")
    private String asked;

    @Parameters(index = "1", paramLabel = "REF_AREA", description = "The region: its code in the period, name or id.")
    private String askedArea;

    @Parameters(index = "2", paramLabel = "TIME_PERIOD", description = "The period: 2014, 2014-Q2, 2014-06.")
    private String timePeriod;

    @Spec
    private CommandSpec spec;

    private String indicator;
    private String refArea;
    private Regions regions;
    private TimePeriod period;
    private KeptRows rows;

    @Override
    public Integer call() throws IOException {
        period = ObservationsCommand.period(timePeriod);
        try (OpenWorkspace opened = OpenWorkspace.open(folders.existing(), TerminalRun.today())) {
            Catalogue catalogue = opened.configuration().catalogue();
            regions = catalogue.regions();
            rows = new KeptRows(opened.workspace(), opened.database(), catalogue.formerIndicators());
            indicator = IndicatorArgument.idOf(catalogue, asked, new Observations(opened.database())::hasIndicator);
            String regionId = RegionArgument.idOf(regions, askedArea, period);
            refArea = regions.at(regionId, period).code();
            Lineage.Trace trace = new Lineage(opened.database()).trace(indicator, regionId, period);
            PrintWriter out = spec.commandLine().getOut();
            if (trace.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("The warehouse holds no " + indicator + " of " + refArea + " for " + timePeriod + ".");
                return ExitCode.NOT_ALL;
            }
            for (Lineage.Value value : trace.values()) {
                print(opened, value, out);
            }
            if (trace.derived() != null) {
                print(opened, trace.derived(), out);
            }
            print(out, "held against", trace.assessments());
            print(out, "episodes", trace.events());
            print(out, "mails", trace.mails());
            out.flush();
            return ExitCode.DONE;
        }
    }

    private void print(OpenWorkspace opened, Lineage.Value value, PrintWriter out) throws IOException {
        LedgerLine line = opened.ledger().byId(value.deliveryId()).orElseThrow();
        out.printf(
                "%s %s %s %s%s: %s%s%n",
                indicator,
                refArea,
                timePeriod,
                value.dimensions().equals("{}") ? "" : value.dimensions() + " ",
                value.replacedBy() == null ? "is" : "was",
                value.obsValue() == null ? "(missing)" : number(opened, indicator, value.obsValue()),
                value.replacedBy() == null ? "" : ", until ledger line " + value.replacedBy());
        out.printf(
                "  delivery  line %d, %s, %s of %s, arrived %s%n",
                line.deliveryId(),
                line.outcome().word(),
                line.feed(),
                line.bureau(),
                line.arrival().times().arrivedAt());
        new Standing(opened, Language.ofThisTerminal()).acts(line).forEach(act -> out.printf("  act       %s%n", act));
        out.printf("  file      %s%n", line.sourceName());
        out.printf("  kept as   %s%s%n", line.keptPath(), letGo(opened, line));
        out.printf("  row       %d, column %d%n", value.rowNo(), value.columnNo());
        out.printf("  text      %s%n", rows.text(line, value.rowNo()).orElse("(no longer to be read)"));
    }

    /** The number rounded like a figure in a mail and, where that is another one, with all its digits. */
    private static String number(OpenWorkspace opened, String indicator, BigDecimal value) {
        Catalogue catalogue = opened.configuration().catalogue();
        String exact = value.toPlainString();
        return catalogue
                .indicator(indicator)
                .map(each -> Phrases.rounded(value, each))
                .filter(rounded -> rounded.compareTo(value) != 0)
                .map(rounded -> rounded.toPlainString() + " (exactly " + exact + ")")
                .orElse(exact);
    }

    private void print(OpenWorkspace opened, Lineage.Derived derived, PrintWriter out) {
        if (derived.stale()) {
            out.printf(
                    "%s %s %s followed from figures that the ledger changed since: the next night derives it anew%n",
                    indicator, refArea, timePeriod);
            return;
        }
        out.printf(
                "%s %s %s %s: %s%n",
                indicator,
                refArea,
                timePeriod,
                derived.outranked()
                        ? "would follow from others"
                        : derived.outranks() ? "is by the plan what follows from others" : "follows from others",
                number(opened, indicator, derived.obsValue()));
        out.printf("  method    %s%n", derived.method());
        if (!derived.absent().isEmpty()) {
            out.printf(
                    "  without   %s%n",
                    derived.absent().stream()
                            .map(id -> regions.at(id, period).name().zh())
                            .collect(Collectors.joining(", ")));
        }
        for (Lineage.Input input : derived.inputs()) {
            out.printf(
                    "  %sfrom %s %s %s: %s, %s%n",
                    "  ".repeat(input.depth() - 1),
                    input.indicator(),
                    input.refArea(),
                    input.timePeriod(),
                    number(opened, input.indicator(), input.obsValue()),
                    input.method() != null
                            ? input.method()
                            : "line " + input.deliveryId() + ", " + input.sourceName() + ", row " + input.rowNo());
        }
    }

    private static String letGo(OpenWorkspace opened, LedgerLine line) {
        return Optional.ofNullable(line.keptPath())
                .flatMap(new LetGoBytes(opened.database())::of)
                .map(at -> ", let go " + at.truncatedTo(ChronoUnit.SECONDS))
                .orElse("");
    }

    private static void print(PrintWriter out, String what, List<List<String>> rows) {
        for (List<String> row : rows) {
            out.printf("%s: %s%n", what, String.join(" · ", row));
        }
    }
}
