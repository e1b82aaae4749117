// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.operate;

import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.view.NightSummary;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.night.NightResult;
import org.jundeng.pipeline.night.RunningPipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the nightly job once. */
@Command(
        name = "nightly",
        description = "The job, once: pulls the sources, takes the inboxes, evaluates, notifies, reports.",
        mixinStandardHelpOptions = true)
public final class NightlyCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Option(names = "--date", paramLabel = "DATE", description = "The business date. Default: today.")
    private LocalDate date;

    @Option(names = "--lang", paramLabel = "LANG", description = "zh or en. Default: the terminal's.")
    private String language;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Locale spoken = Language.of(language);
        try (RunningPipeline running =
                RunningPipeline.begin("nightly", Edges.Mode.NIGHTLY, folders.all(), TerminalRun.on(date))) {
            NightResult result = night(running);
            new NightSummary(running.pipeline().opened(), spec.commandLine().getOut(), spoken).print(result);
            return result.exitCode();
        }
    }

    /** The night; where it broke off because another process took the node's name, that is what is said. */
    private static NightResult night(RunningPipeline running) {
        try {
            return running.night().run("nightly");
        } catch (RuntimeException e) {
            running.checkName();
            throw e;
        }
    }
}
