// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import java.util.concurrent.Callable;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.cli.option.AuthorOption;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.KnownName;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Phrasebook;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.notice.outbox.RefusedAddresses;
import org.jundeng.pipeline.night.OpenWorkspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a person written to again whose address a mail server refused. */
@Command(
        name = "write-again",
        description = "Tries an address again that the mail server refused, once its mailbox is there.",
        mixinStandardHelpOptions = true)
public final class WriteAgainCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Parameters(paramLabel = "PERSON", description = "The person's id in people.yaml.")
    private String id;

    @Mixin
    private AuthorOption authorOption;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (OpenWorkspace opened = OpenWorkspace.open(folders.existing(), TerminalRun.today())) {
            People people = opened.configuration().catalogue().people();
            KnownName.check(
                    "nobody in people.yaml has the id",
                    id,
                    people.all().stream().map(Person::id).toList());
            CommandAuthor author = CommandAuthor.of(authorOption, opened);
            if (RefusedAddresses.tryAgain(opened.database(), author.trail(), author.by(), id)) {
                spec.commandLine()
                        .getOut()
                        .println(Phrasebook.here(
                                "The next night writes to " + id + " again, if there is something to tell."));
                return ExitCode.DONE;
            }
            spec.commandLine()
                    .getErr()
                    .println(Phrasebook.here("No address of " + id + " was refused: nothing was changed."));
            return ExitCode.NOT_ALL;
        }
    }
}
