// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.operate;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jundeng.assess.Wording;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.Phrasebook;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.reload.ReloadAttempt;
import org.jundeng.pipeline.reload.ReloadFolder;
import org.jundeng.pipeline.workspace.Ownership;
import org.jundeng.pipeline.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Asks the process that serves a workspace to take up what the configuration's files say now. */
@Command(
        name = "reload",
        description = "Has serve take up the configuration as it is now, as a whole or not at all; lists all faults.",
        mixinStandardHelpOptions = true)
public final class ReloadCommand implements Callable<Integer> {

    private static final long LOOK_MILLIS = 200;
    private static final int LOOKS_BEFORE_A_WORD = 25;
    private static final String SERVE = "\"serve\"";

    @Mixin
    private FolderOptions folders;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Folders named = folders.existing();
        Workspace workspace = new Workspace(named.workspace());
        Settings settings = Settings.load(named.config(), named.workspace(), named.environment(), new Faults());
        String node = OpenWorkspace.sharedNode(settings).orElse(null);
        checkThatServeRuns(workspace, node);
        ReloadAttempt attempt = asked(workspace, node);
        PrintWriter out = spec.commandLine().getOut();
        Wording wording = Wording.of(ReloadCommand.class, Language.ofThisTerminal());
        attempt.faults()
                .forEach(fault -> out.println(
                        wording.say("doctor.fault", Phrasebook.in(wording.locale(), String.valueOf(fault)))));
        return switch (attempt.outcome()) {
            case DONE -> {
                out.println(wording.say("reload.done", attempt.after()));
                yield ExitCode.DONE;
            }
            case REFUSED -> {
                out.println(wording.say("reload.refused", attempt.before()));
                yield ExitCode.COULD_NOT_START;
            }
            case FAILED -> {
                out.println(wording.say("reload.failed", attempt.before()));
                yield ExitCode.OUT_OF_REACH;
            }
        };
    }

    private static void checkThatServeRuns(Workspace workspace, String node) throws IOException {
        String place = workspace.root() + (node == null ? "" : " as node \"" + node + "\"");
        String holder = Ownership.holder(workspace, node)
                .orElseThrow(() -> new UnusableRequest(
                        "nobody serves in " + place + "; each command reads the configuration when it starts"));
        if (!holder.startsWith(SERVE)) {
            throw new UnusableRequest("only serve can reload, and " + holder + " works in " + place);
        }
    }

    private ReloadAttempt asked(Workspace workspace, String node) throws IOException, InterruptedException {
        ReloadFolder folder = ReloadFolder.of(workspace, node);
        String id = folder.ask();
        for (int looks = 0; ; looks++) {
            Optional<ReloadAttempt> answer = folder.answer(id);
            if (answer.isPresent()) {
                return answer.get();
            }
            if (Ownership.holder(workspace, node).isEmpty()) {
                folder.takeBack(id);
                throw new UnusableRequest("serve ended before it answered");
            }
            if (looks == LOOKS_BEFORE_A_WORD) {
                spec.commandLine()
                        .getErr()
                        .println(Wording.of(ReloadCommand.class, Language.ofThisTerminal())
                                .say("reload.waits"));
                spec.commandLine().getErr().flush();
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }
}
