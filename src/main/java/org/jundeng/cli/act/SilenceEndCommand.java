// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import java.util.concurrent.Callable;
import org.jundeng.alert.silence.Silences;
import org.jundeng.alert.silence.Silences.Author;
import org.jundeng.alert.silence.Silences.Outcome;
import org.jundeng.cli.option.AuthorOption;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.pipeline.night.OpenWorkspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends a silence before its last day. */
@Command(
        name = "end",
        description = "Takes a silence back: from the next night on people are told again.",
        mixinStandardHelpOptions = true)
final class SilenceEndCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Parameters(paramLabel = "ID", description = "The silence's number.")
    private long silence;

    @Mixin
    private AuthorOption authorOption;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (OpenWorkspace opened = OpenWorkspace.open(folders.existing(), TerminalRun.today())) {
            SilencesView text =
                    new SilencesView(opened.configuration().catalogue().regions(), Language.ofThisTerminal());
            Author author = new Author(
                    authorOption.id(opened.configuration().catalogue().people()), authorOption.user(), opened.node());
            Outcome outcome =
                    new Silences(opened.database(), opened.clock(), opened::businessDate).end(silence, author);
            if (outcome == Outcome.DONE) {
                spec.commandLine().getOut().println(text.taken(silence, author.id()));
                return ExitCode.DONE;
            }
            spec.commandLine().getErr().println(text.refusal(outcome, silence));
            return ExitCode.NOT_ALL;
        }
    }
}
