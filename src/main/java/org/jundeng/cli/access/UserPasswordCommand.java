// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.access;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a user another password. */
@Command(
        name = "password",
        description = "Gives a user another password, which is typed, or comes as the first line of standard input."
                + " When it is taken up, the user is logged out everywhere.",
        mixinStandardHelpOptions = true)
final class UserPasswordCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Parameters(paramLabel = "NAME", description = "The name to log in with.")
    private String name;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        AccessFolder files = new AccessFolder(folders);
        String hash = TypedPassword.hash();
        files.change(each -> each.password(name, hash));
        spec.commandLine()
                .getOut()
                .println("User " + name + " has another password. Where serve runs, jundeng reload takes it up.");
        return ExitCode.DONE;
    }
}
