// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.LetGoBytes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the ledger, newest lines first. */
@Command(name = "deliveries", description = "The ledger, newest first.", mixinStandardHelpOptions = true)
public final class DeliveriesCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Option(names = "--most", paramLabel = "N", defaultValue = "100", description = "How many. Default: 100.")
    private int most;

    @Mixin
    private FormatOptions format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (OpenWorkspace opened = OpenWorkspace.open(folders.existing(), TerminalRun.today())) {
            AnswerTable answer = format.forPeople()
                    ? new AnswerTable(
                            "line", "arrived", "bureau", "feed", "delivery", "kind", "outcome", "new", "revised")
                    : new AnswerTable(
                            "delivery",
                            "arrival_id",
                            "kind",
                            "concerns",
                            "duplicate_of",
                            "bureau",
                            "feed",
                            "source_name",
                            "sha256",
                            "bytes",
                            "arrived_at",
                            "recorded_at",
                            "business_date",
                            "outcome",
                            "rows_read",
                            "rows_rejected",
                            "new",
                            "revised",
                            "unchanged",
                            "findings",
                            "kept_path",
                            "reason",
                            "author",
                            "let_go_at");
            List<LedgerLine> lines = opened.ledger().newest(most);
            Map<String, Instant> letGo = new LetGoBytes(opened.database())
                    .of(lines.stream()
                            .map(LedgerLine::keptPath)
                            .filter(Objects::nonNull)
                            .toList());
            lines.forEach(line -> add(answer, line, letGo.get(line.keptPath())));
            format.print(answer, spec.commandLine().getOut());
            return answer.isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
        }
    }

    private void add(AnswerTable answer, LedgerLine line, Instant letGo) {
        Arrival arrival = line.arrival();
        Arrival.Origin origin = arrival.origin();
        LedgerLine.Counts counts = line.counts();
        if (format.forPeople()) {
            answer.add(
                    line.deliveryId(),
                    arrival.times().arrivedAt(),
                    origin.bureau(),
                    origin.feed(),
                    origin.sourceName(),
                    arrival.kind().word(),
                    line.outcome().word() + (letGo == null ? "" : ", bytes let go"),
                    counts.obsNew(),
                    counts.obsRevised());
            return;
        }
        answer.add(
                line.deliveryId(),
                arrival.arrivalId(),
                arrival.kind().word(),
                arrival.concerns(),
                line.duplicateOf(),
                origin.bureau(),
                origin.feed(),
                origin.sourceName(),
                arrival.bytes().sha256(),
                arrival.bytes().size(),
                arrival.times().arrivedAt(),
                line.recordedAt(),
                arrival.times().businessDate(),
                line.outcome().word(),
                counts.rowsRead(),
                counts.rowsRejected(),
                counts.obsNew(),
                counts.obsRevised(),
                counts.obsUnchanged(),
                counts.findings(),
                arrival.bytes().keptPath(),
                line.grounds().reason(),
                line.grounds().author(),
                letGo);
    }
}
