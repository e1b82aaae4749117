// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.access;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jundeng.access.Role;
import org.jundeng.access.User;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.UnusableRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a user to users.yaml. */
@Command(
        name = "add",
        description = "Adds a user to users.yaml. The password is typed, or comes as the first line of standard input.",
        mixinStandardHelpOptions = true)
final class UserAddCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Parameters(paramLabel = "NAME", description = "The name to log in with.")
    private String name;

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "official, steward, district, operator or auditor. May be given several times.")
    private List<Role> roles;

    @Option(names = "--person", paramLabel = "PERSON", description = "An id of people.yaml; an official needs one.")
    private String person;

    @Option(
            names = "--bureau",
            paramLabel = "BUREAU",
            description = "A bureau whose steward the user is. May be given several times.")
    private List<String> bureaus = new ArrayList<>();

    @Option(
            names = "--district",
            paramLabel = "DISTRICT",
            description = "A district that the user reads of, with role district. May be given several times.")
    private List<String> districts = new ArrayList<>();

    @Option(names = "--no-password", description = "Asks for no password: a trusted proxy says who the user is.")
    private boolean noPassword;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        AccessFolder files = new AccessFolder(folders);
        try {
            User user = new User(name, person, roles, bureaus, districts, null, false);
            String hash = noPassword ? null : TypedPassword.hash();
            files.change(each ->
                    each.add(new User(user.id(), person, roles, user.bureaus(), user.districts(), hash, false)));
        } catch (IllegalArgumentException wrong) {
            throw new UnusableRequest(wrong.getMessage());
        }
        spec.commandLine()
                .getOut()
                .println("User " + name + " was added to users.yaml. Where serve runs, jundeng reload takes it up.");
        return ExitCode.DONE;
    }
}
