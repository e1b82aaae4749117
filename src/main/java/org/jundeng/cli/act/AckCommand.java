// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import java.util.concurrent.Callable;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.Acknowledgements.Outcome;
import org.jundeng.alert.Acknowledgements.Said;
import org.jundeng.cli.option.AuthorOption;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Phrasebook;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.pipeline.night.OpenWorkspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Acknowledges an episode: a person has seen it. */
@Command(name = "ack", description = "Acknowledges an open episode.", mixinStandardHelpOptions = true)
public final class AckCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Parameters(paramLabel = "ID", description = "The episode's number.")
    private long episode;

    @Option(names = "--note", paramLabel = "TEXT", description = "The bureau's explanation.")
    private String note;

    @Mixin
    private AuthorOption authorOption;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (OpenWorkspace opened = OpenWorkspace.open(folders.existing(), TerminalRun.today())) {
            String author = authorOption.id(opened.configuration().catalogue().people());
            Outcome outcome = new Acknowledgements(
                            opened.database(), opened.clock(), opened::businessDate, opened.node())
                    .acknowledge(Said.byHand(episode, author, authorOption.user(), note));
            if (outcome == Outcome.DONE) {
                spec.commandLine()
                        .getOut()
                        .println(Phrasebook.here("Episode " + episode + " is acknowledged by " + author + "."));
                return ExitCode.DONE;
            }
            spec.commandLine().getErr().println(Phrasebook.here(refusal(outcome)));
            return ExitCode.NOT_ALL;
        }
    }

    private String refusal(Outcome outcome) {
        return switch (outcome) {
            case CLOSED -> "Episode " + episode + " is closed: there is nothing left to acknowledge.";
            case PENDING -> "Episode " + episode + " is pending: nobody was told of it yet. Wait until it opens.";
            case NOTE_TOO_LONG ->
                "The note has more than " + Acknowledgements.LONGEST_NOTE
                        + " characters: nothing was noted. Shorten it and say it again.";
            default -> "No episode has the number " + episode + "; jundeng episodes --open lists those that are open.";
        };
    }
}
