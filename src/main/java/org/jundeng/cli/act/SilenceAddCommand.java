// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jundeng.alert.silence.Silences;
import org.jundeng.alert.silence.Silences.Added;
import org.jundeng.alert.silence.Silences.Author;
import org.jundeng.alert.silence.Silences.Outcome;
import org.jundeng.alert.silence.Silences.Wish;
import org.jundeng.cli.option.AuthorOption;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.OpenWorkspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Adds a silence: for a time, nobody is told about its subject. */
@Command(
        name = "add",
        description = "Has nobody told of what fits all that is given, from a day to a day, both included."
                + " Episodes go on and are listed.",
        mixinStandardHelpOptions = true)
final class SilenceAddCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Option(names = "--until", required = true, paramLabel = "DATE", description = "The last day.")
    private LocalDate until;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day. Default: today.")
    private LocalDate from;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is kept and listed.")
    private String reason;

    @Mixin
    private AuthorOption authorOption;

    @Mixin
    private SilenceSubjectOptions subject;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        subject.mustSaySomething();
        try (OpenWorkspace opened = OpenWorkspace.open(folders.existing(), TerminalRun.today())) {
            Configuration configuration = opened.configuration();
            SilencesView text = new SilencesView(configuration.catalogue().regions(), Language.ofThisTerminal());
            LocalDate first = from == null ? opened.businessDate() : from;
            Wish wish = new Wish(subject.about(configuration, first), first, until, reason);
            Author author =
                    new Author(authorOption.id(configuration.catalogue().people()), authorOption.user(), opened.node());
            Added added = new Silences(opened.database(), opened.clock(), opened::businessDate).add(wish, author);
            if (added.outcome() == Outcome.DONE) {
                spec.commandLine().getOut().println(text.made(added.silenceId(), wish, opened.businessDate()));
                return ExitCode.DONE;
            }
            spec.commandLine()
                    .getErr()
                    .println(text.refusal(
                            added.outcome(),
                            added.silenceId() == null ? wish.about().episodeId() : added.silenceId()));
            return ExitCode.NOT_ALL;
        }
    }
}
