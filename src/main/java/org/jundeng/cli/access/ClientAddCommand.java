// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.access;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jundeng.access.Client;
import org.jundeng.access.Tokens;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.UnusableRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a program that may read by the API, and makes its token. */
@Command(
        name = "add",
        description = "Adds a program to clients.yaml, and prints its token: once, since only its hash is kept.",
        mixinStandardHelpOptions = true)
final class ClientAddCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Parameters(paramLabel = "NAME", description = "The name of the program.")
    private String name;

    @Option(
            names = "--bureau",
            paramLabel = "BUREAU",
            description = "A bureau whose deliveries it may read of. May be given several times. Default: all.")
    private List<String> bureaus = new ArrayList<>();

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "The last day on which the token is taken. Default: for ever.")
    private LocalDate until;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String token = Tokens.fresh();
        try {
            Client client = new Client(name, Tokens.sha256(token), bureaus, until, false);
            new AccessFolder(folders).change(each -> each.add(client));
        } catch (IllegalArgumentException wrong) {
            throw new UnusableRequest(wrong.getMessage());
        }
        spec.commandLine().getOut().println(token);
        spec.commandLine()
                .getErr()
                .println("Client " + name
                        + " was added to clients.yaml; the line above is its token, which is shown only"
                        + " now. Where serve runs, jundeng reload takes it up.");
        return ExitCode.DONE;
    }
}
