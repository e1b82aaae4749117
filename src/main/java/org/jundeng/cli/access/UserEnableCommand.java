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

/** Lets a disabled user log in again. */
@Command(name = "enable", description = "Lets a disabled user log in again.", mixinStandardHelpOptions = true)
final class UserEnableCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Parameters(paramLabel = "NAME", description = "The name to log in with.")
    private String name;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        new AccessFolder(folders).change(each -> each.disableUser(name, false));
        spec.commandLine()
                .getOut()
                .println("User " + name + " may log in again. Where serve runs, jundeng reload takes it up.");
        return ExitCode.DONE;
    }
}
