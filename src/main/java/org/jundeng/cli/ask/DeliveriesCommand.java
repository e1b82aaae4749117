// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.option.KnownName;
import org.jundeng.cli.option.LimitOption;
import org.jundeng.cli.option.NamesOption;
import org.jundeng.cli.option.SupplierArgument;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.Phrasebook;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.view.Names;
import org.jundeng.cli.view.NightSummary;
import org.jundeng.cli.view.Standing;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.LedgerField;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.LedgerSelection;
import org.jundeng.warehouse.ledger.LetGoBytes;
import org.jundeng.warehouse.ledger.OpenRows;
import org.jundeng.warehouse.ledger.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the ledger, newest lines first, or tells all of one line. */
@Command(
        name = "deliveries",
        description = {
            "The ledger, newest first.",
            "With LINE only that line: what was found in it, and who confirmed, released or withdrew it and why."
        },
        mixinStandardHelpOptions = true)
public final class DeliveriesCommand implements Callable<Integer> {

    private static final List<String> FOR_PEOPLE =
            List.of("line", "arrived", "bureau", "feed", "delivery", "kind", "outcome", "new", "revised");
    private static final List<String> NAMES = List.of("bureau_name", "feed_name");

    @Mixin
    private FolderOptions folders;

    @Parameters(arity = "0..1", paramLabel = "LINE", description = "Only this ledger number.")
    private Long number;

    @Option(names = "--bureau", paramLabel = "ID", description = "Only of this bureau: its id or its name.")
    private String bureau;

    @Option(names = "--feed", paramLabel = "ID", description = "Only of this feed: its id or its name.")
    private String feed;

    @Option(
            names = "--outcome",
            paramLabel = "WORD",
            description = "Only taken, taken-in-part, unchanged, duplicate, refused, failed, withdrawn or unconfirmed.")
    private String outcome;

    @Option(names = "--from", paramLabel = "DATE", description = "From this business date on.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Up to this business date.")
    private LocalDate to;

    @Option(
            names = "--file",
            paramLabel = "PATTERN",
            description = "Only files of this name; * is any text, ? one sign.")
    private String file;

    @Option(
            names = "--open",
            description = {
                "Only deliveries of which rejected rows wait to be mended, and refused ones in whose place",
                "nothing came, and since when."
            })
    private boolean open;

    @Mixin
    private LimitOption limit;

    @Mixin
    private NamesOption names;

    @Mixin
    private FormatOptions format;

    @Spec
    private CommandSpec spec;

    private LocalDate today;

    /** What {@code --last} was called here. */
    @Option(names = "--most", paramLabel = "N", hidden = true)
    private void setMost(int most) {
        limit.show(most);
    }

    @Override
    public Integer call() {
        format.check();
        boolean named = names.wanted();
        try (OpenWorkspace opened = OpenWorkspace.open(folders.existing(), TerminalRun.today())) {
            Names beside = named ? new Names(opened.configuration(), names.locale()) : null;
            AnswerTable answer = new AnswerTable(columns(named));
            Map<Long, OpenRows.Open> rows = new LinkedHashMap<>();
            OpenRows openRows = new OpenRows(opened.database());
            if (open) {
                openRows.all().forEach(each -> rows.put(each.deliveryId(), each));
            }
            List<LedgerLine> lines = lines(opened, rows.keySet());
            if (!open) {
                openRows.among(lines.stream().map(LedgerLine::deliveryId).toList())
                        .forEach(each -> rows.put(each.deliveryId(), each));
            }
            today = opened.businessDate();
            Standing standing = new Standing(opened, Language.ofThisTerminal());
            Map<String, Instant> letGo = new LetGoBytes(opened.database())
                    .of(lines.stream()
                            .map(LedgerLine::keptPath)
                            .filter(Objects::nonNull)
                            .toList());
            for (LedgerLine line : lines) {
                List<Object> cells = cells(line, letGo.get(line.keptPath()), rows.get(line.deliveryId()), standing);
                if (beside != null) {
                    cells.add(beside.bureau(line.bureau()));
                    cells.add(beside.feed(line.feed()));
                }
                answer.add(cells.toArray());
            }
            format.print(answer, spec.commandLine().getOut());
            if (number != null && format.forPeople()) {
                lines.forEach(line -> tell(opened, line, standing));
            }
            if (answer.isEmpty()) {
                spec.commandLine().getErr().println("jundeng: " + Phrasebook.here("no line of the ledger fits."));
            }
            return answer.isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
        }
    }

    private List<LedgerLine> lines(OpenWorkspace opened, Set<Long> withOpenRows) {
        LedgerSelection asked = selection(opened.configuration());
        LedgerSelection selection = open ? asked.among(withOpenRows) : asked;
        return number == null
                ? limit.newest(
                        most -> opened.ledger().newest(selection, most),
                        spec.commandLine().getErr())
                : opened.ledger().byId(number).stream()
                        .filter(line -> !open || withOpenRows.contains(line.deliveryId()))
                        .toList();
    }

    private void tell(OpenWorkspace opened, LedgerLine line, Standing standing) {
        PrintWriter out = spec.commandLine().getOut();
        new NightSummary(opened, out).printFindings(line, Integer.MAX_VALUE);
        if (line.outcome() == Outcome.WITHDRAWN) {
            standing.acts(line).forEach(act -> out.println("  " + act));
        }
        out.flush();
    }

    private LedgerSelection selection(Configuration configuration) {
        KnownName.check(
                "--outcome: there is no",
                outcome,
                Stream.of(Outcome.values()).map(Outcome::word).toList());
        return new LedgerSelection(
                SupplierArgument.bureau(configuration, bureau),
                SupplierArgument.feed(configuration, feed),
                outcome == null ? null : Outcome.of(outcome),
                from,
                to,
                file);
    }

    private String[] columns(boolean named) {
        List<String> columns = new ArrayList<>(format.forPeople() ? FOR_PEOPLE : LedgerField.words());
        if (named) {
            columns.addAll(NAMES);
        }
        return columns.toArray(String[]::new);
    }

    private List<Object> cells(LedgerLine line, Instant letGo, OpenRows.Open rows, Standing standing) {
        return format.forPeople()
                ? forPeople(line, letGo, rows, standing)
                : new ArrayList<>(Arrays.asList(new LedgerField.Said(line, letGo, rows, today).cells()));
    }

    private List<Object> forPeople(LedgerLine line, Instant letGo, OpenRows.Open rows, Standing standing) {
        String stands =
                standing.unconfirmed(line).map(each -> ", " + standing.of(each)).orElse("");
        Arrival arrival = line.arrival();
        LedgerLine.Counts counts = line.counts();
        return new ArrayList<>(Arrays.asList(
                line.deliveryId(),
                arrival.times().arrivedAt(),
                line.bureau(),
                line.feed(),
                line.sourceName(),
                arrival.kind().word(),
                line.outcome().word()
                        + (arrival.taker().history() ? ", history" : "")
                        + stands
                        + (rows == null ? "" : openFor(rows))
                        + (letGo == null ? "" : ", bytes let go"),
                counts.obsNew(),
                counts.obsRevised()));
    }

    private String openFor(OpenRows.Open rows) {
        String days = counted(rows.daysOn(today), "day");
        return rows.refused() ? ", open for " + days : ", " + counted(rows.rows(), "row") + " open for " + days;
    }

    private static String counted(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }
}
