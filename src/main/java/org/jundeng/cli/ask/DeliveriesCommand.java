// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.util.concurrent.Callable;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.warehouse.ledger.LedgerLine;
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
        try (Pipeline pipeline = Pipeline.open(folders.existing(), TerminalRun.today())) {
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
                            "author");
            pipeline.ledger().newest(most).forEach(line -> add(answer, line));
            format.print(answer, spec.commandLine().getOut());
            return answer.isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
        }
    }

    private void add(AnswerTable answer, LedgerLine line) {
        if (format.forPeople()) {
            answer.add(
                    line.deliveryId(),
                    line.arrival().times().arrivedAt(),
                    line.arrival().origin().bureau(),
                    line.arrival().origin().feed(),
                    line.arrival().origin().sourceName(),
                    line.arrival().kind().word(),
                    line.result().outcome().word(),
                    line.result().counts().obsNew(),
                    line.result().counts().obsRevised());
            return;
        }
        answer.add(
                line.deliveryId(),
                line.arrival().arrivalId(),
                line.arrival().kind().word(),
                line.arrival().concerns(),
                line.result().duplicateOf(),
                line.arrival().origin().bureau(),
                line.arrival().origin().feed(),
                line.arrival().origin().sourceName(),
                line.arrival().bytes().sha256(),
                line.arrival().bytes().size(),
                line.arrival().times().arrivedAt(),
                line.recordedAt(),
                line.arrival().times().businessDate(),
                line.result().outcome().word(),
                line.result().counts().rowsRead(),
                line.result().counts().rowsRejected(),
                line.result().counts().obsNew(),
                line.result().counts().obsRevised(),
                line.result().counts().obsUnchanged(),
                line.result().counts().findings(),
                line.arrival().bytes().keptPath(),
                line.grounds().reason(),
                line.grounds().author());
    }
}
