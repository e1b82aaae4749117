// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.cli.option.AsOfOption;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.option.IndicatorOption;
import org.jundeng.cli.option.NamesOption;
import org.jundeng.cli.option.RegionOption;
import org.jundeng.cli.terminal.AnswerStream;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Phrasebook;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.cli.view.Names;
import org.jundeng.observation.TimePeriod;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.operation.FigureQuery;
import org.jundeng.pipeline.operation.FigureQuery.Figures;
import org.jundeng.warehouse.history.FigureSelection;
import org.jundeng.warehouse.history.FigureSelection.Kind;
import org.jundeng.warehouse.history.FigureSelection.Order;
import org.jundeng.warehouse.history.Observations;
import org.jundeng.warehouse.sql.UncheckedSqlException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the figures that the warehouse holds, however many there are. */
@Command(
        name = "observations",
        description = "The figures that the warehouse holds: reported ones, and derived ones where nobody reported.",
        mixinStandardHelpOptions = true)
public final class ObservationsCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Mixin
    private IndicatorOption indicator;

    @Mixin
    private RegionOption refArea;

    @Option(names = "--from", paramLabel = "PERIOD", description = "From this period on: 2014, 2014-Q2, 2014-06.")
    private String from;

    @Option(names = "--to", paramLabel = "PERIOD", description = "Up to this period; what ends later is left out.")
    private String to;

    @Option(names = "--reported", description = "Only what bureaus reported, with their marks that there is no value.")
    private boolean reported;

    @Option(names = "--derived", description = "Only what follows from other figures.")
    private boolean derived;

    @Option(
            names = "--comparable",
            description = "The series on the territory that --ref-area has on the last day of --to, or today: joined"
                    + " where mergers were exact, with status B behind a boundary that was not.")
    private boolean comparable;

    @Option(names = "--wide", description = "One row a series, and one column a period. Statuses are left out.")
    private boolean wide;

    @Mixin
    private NamesOption names;

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
        format.check();
        if (comparable && refArea.text() == null) {
            throw new UnusableRequest("--comparable needs --ref-area: the region whose territory counts");
        }
        if (reported && derived) {
            throw new UnusableRequest("--reported and --derived leave nothing; leave both out for all figures");
        }
        boolean named = names.wanted();
        try (OpenWorkspace opened = OpenWorkspace.open(folders.existing(), TerminalRun.today())) {
            Catalogue catalogue = opened.configuration().catalogue();
            Observations stored = new Observations(opened.database());
            FigureSelection selection = FigureSelection.ALL
                    .of(indicator.id(catalogue, stored::hasIndicator))
                    .between(first, last)
                    .sorted(wide ? Order.BY_SERIES : Order.BY_CODE);
            FigureSelection selected = named && !wide ? selection.sourced() : selection;
            Names beside = named ? new Names(opened.configuration(), names.locale()) : null;
            FigureTable table =
                    wide ? new WideFigures(beside) : new FigureLines(beside, beside != null || !format.csv());
            LocalDate on = last == null ? opened.businessDate() : last;
            long rows = print(
                    opened,
                    table,
                    figures -> comparable
                            ? row -> new TerritoryRows(catalogue, figures).each(refArea.text(), on, selected, row)
                            : row -> figures.each(
                                    selected.in(refArea.places(catalogue.regions(), stored::hasRegion)), row));
            if (rows == 0) {
                spec.commandLine()
                        .getErr()
                        .println("jundeng: " + Phrasebook.here("the warehouse holds nothing that fits."));
            }
            return rows == 0 ? ExitCode.NOT_ALL : ExitCode.DONE;
        }
    }

    /** Says which rows are asked of the figures of one moment. */
    @FunctionalInterface
    private interface Question {
        FigureTable.Rows of(Figures figures);
    }

    private long print(OpenWorkspace opened, FigureTable table, Question question) {
        Kind kind = reported ? Kind.REPORTED : derived ? Kind.DERIVED : Kind.ALL;
        Printed printed = new Printed();
        try {
            new FigureQuery(opened.configuration(), opened.database())
                    .read(
                            kind,
                            asOf.known(opened.database(), opened.configuration().zone()),
                            figures -> {
                                FigureTable.Rows rows = question.of(figures);
                                printed.on = format.stream(spec.commandLine().getOut(), table.columns(rows));
                                table.print(rows, printed.on);
                                printed.on.end();
                            });
        } catch (UncheckedSqlException broken) {
            if (printed.on != null) {
                spec.commandLine()
                        .getErr()
                        .println("jundeng: the answer is not whole: the warehouse broke off after " + printed.on.rows()
                                + " rows.");
            }
            throw broken;
        }
        return printed.on.rows();
    }

    /** What the answer is printed on, once it has begun. */
    private static final class Printed {
        private AnswerStream on;
    }

    static TimePeriod period(String text) {
        return TimePeriod.parse(text)
                .orElseThrow(() -> new UnusableRequest(
                        "\"" + text + "\" is no period; write 2014, 2014-S1, 2014-Q2, 2014-06 or 2014-06-10"));
    }
}
