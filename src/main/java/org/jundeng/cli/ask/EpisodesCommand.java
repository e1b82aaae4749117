// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.util.concurrent.Callable;
import org.jundeng.alert.EpisodeBook;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.pipeline.night.OpenWorkspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the episodes, the open ones first. */
@Command(
        name = "episodes",
        description = "Bounds that are crossed, or were: the open ones first.",
        mixinStandardHelpOptions = true)
public final class EpisodesCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Option(names = "--open", description = "Only those that are open.")
    private boolean open;

    @Mixin
    private FormatOptions format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (OpenWorkspace opened = OpenWorkspace.open(folders.existing(), TerminalRun.today())) {
            AnswerTable answer = new AnswerTable(
                    "id",
                    "state",
                    "level",
                    "rule",
                    "indicator",
                    "ref_area",
                    "region",
                    "time_period",
                    "obs_value",
                    "bound",
                    "opened_on",
                    "closed_on",
                    "closed_reason",
                    "note",
                    "feed",
                    "measure");
            for (EpisodeBook.Entry entry : new EpisodeBook(opened.database()).list(open)) {
                answer.add(
                        entry.episodeId(),
                        entry.state(),
                        entry.level(),
                        entry.ruleId(),
                        entry.indicator(),
                        entry.refArea(),
                        entry.region(),
                        entry.timePeriod(),
                        entry.obsValue(),
                        entry.bound(),
                        entry.openedOn(),
                        entry.closedOn(),
                        entry.closedReason(),
                        entry.note(),
                        entry.feed(),
                        entry.measure());
            }
            format.print(answer, spec.commandLine().getOut());
            return answer.isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
        }
    }
}
