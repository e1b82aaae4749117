// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jundeng.alert.silence.Silence;
import org.jundeng.alert.silence.Silences;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.pipeline.night.OpenWorkspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the silences, for {@code silence} and {@code silence list}. */
@Command(mixinStandardHelpOptions = true)
abstract class SilenceListing implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Option(names = "--all", description = "Also those that are over or were taken back.")
    private boolean all;

    @Option(names = "--date", paramLabel = "DATE", description = "As they stand on this day. Default: today.")
    private LocalDate date;

    @Mixin
    private FormatOptions format;

    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() {
        try (OpenWorkspace opened = OpenWorkspace.open(folders.existing(), TerminalRun.on(date))) {
            SilencesView text =
                    new SilencesView(opened.configuration().catalogue().regions(), Language.ofThisTerminal());
            List<Silence> silences = new Silences(opened.database(), opened.clock(), opened::businessDate).list(!all);
            LocalDate today = opened.businessDate();
            AnswerTable answer = format.forPeople() ? text.table(silences, today) : text.lines(silences, today);
            format.print(answer, spec.commandLine().getOut());
            if (answer.isEmpty()) {
                spec.commandLine().getErr().println(text.none(all, today));
            }
            return answer.isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
        }
    }
}
