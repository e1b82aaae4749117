// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.access;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jundeng.access.Passwords;
import org.jundeng.access.Role;
import org.jundeng.access.User;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists users. */
@Command(mixinStandardHelpOptions = true)
class UserListing implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Mixin
    private FormatOptions format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        AnswerTable answer = new AnswerTable("id", "person", "roles", "bureaus", "districts", "password", "disabled");
        new AccessFolder(folders).known().users().forEach(user -> add(answer, user));
        format.print(answer, spec.commandLine().getOut());
        return answer.isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
    }

    private static void add(AnswerTable answer, User user) {
        answer.add(
                user.id(),
                user.person(),
                user.roles().stream().map(Role::code).collect(Collectors.joining(" ")),
                String.join(" ", user.bureaus()),
                String.join(" ", user.districts()),
                user.hash() == null ? "none" : Passwords.isWeak(user.hash()) ? "weak" : "set",
                user.disabled());
    }
}
