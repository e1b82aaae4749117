// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.access;

import java.util.concurrent.Callable;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists clients. */
@Command(mixinStandardHelpOptions = true)
class ClientListing implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Mixin
    private FormatOptions format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        AnswerTable answer = new AnswerTable("id", "bureaus", "until", "disabled");
        new AccessFolder(folders)
                .known()
                .clients()
                .forEach(client ->
                        answer.add(client.id(), String.join(" ", client.bureaus()), client.until(), client.disabled()));
        format.print(answer, spec.commandLine().getOut());
        return answer.isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
    }
}
